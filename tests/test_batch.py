"""A class, from what a platform exports to the gradebook."""

import dataclasses
import errno
import json
import zipfile

import pytest
from handed_in import COURSE, NOON, WORK, write, zip_bytes, zip_of
from made_class import FULL, LAID_OUT, lay_out, made_class

from grader import grading
from grader.batch import hashing
from grader.batch.job import Job
from grader.batch.local import AHEAD, LocalEngine
from grader.batch.marking import TRIES, Marker
from grader.batch.parcels import packed
from grader.batch.run import MAX_IN_A_ROW, Basis, Run
from grader.errors import AuthorError, SandboxError
from grader.execution import Execution
from grader.files import MAX_FILE
from grader.gradebook.store import Gradebook
from grader.intake import collecting
from grader.intake.handed import File, Handed, Student
from grader.intake.layouts import read
from grader.intake.source import open_source
from grader.sandbox.confining import confinement
from grader.sandbox.forking import ForkLauncher

TELL_WHO_IS_LATE = ("canvas", "gradescope")
BASIS = Basis(hashing.of_course(COURSE), "environment")


class Seen:
    """A watcher that keeps what it is told."""

    def __init__(self):
        self.were_there, self.attempts = [], {}

    def kept(self, handed):
        self.were_there.append(handed.students[0].key)

    def graded(self, handed, attempt):
        self.attempts[handed.students[0].key] = attempt


@pytest.fixture(scope="module")
def marker():
    limits = dataclasses.replace(COURSE.limits, submission_s=60)
    launcher = ForkLauncher(confinement("process"))
    launcher.warm_kernel()
    marker = Marker(dataclasses.replace(COURSE, limits=limits), launcher)
    yield marker
    marker.close()


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'gradebook.sqlite'}"


class Shared(LocalEngine):
    """An engine whose marker goes on to the next test."""

    def close(self):
        self._pool.shutdown(wait=True, cancel_futures=True)


def grade_class(path, url, marker, *, width=2, **options):
    """The tally, and what a watcher has seen."""
    source, gradebook, seen = open_source(path), Gradebook(url), Seen()
    engine = Shared(lambda: marker, source, width)
    try:
        handed = read(source, COURSE.ids, None).handed
        return Run(source, gradebook, BASIS, layout="plain", **options).execute(
            handed, engine, seen
        ), seen
    finally:
        engine.close()
        gradebook.close()
        source.close()


def grades(url):
    gradebook = Gradebook(url)
    try:
        return {grade.student.key: grade.attempt for grade in gradebook.grades()}
    finally:
        gradebook.close()


@pytest.fixture
def size(request):
    return max(60, request.config.getoption("--class-size"))


@pytest.mark.parametrize("layout", LAID_OUT)
def test_a_made_up_class_has_the_scores_it_was_made_with(layout, size, marker, url, tmp_path):
    made = made_class(size)
    path = lay_out(layout, made, tmp_path / "class")
    tally, _ = grade_class(path, url, marker)
    assert (tally.graded, tally.kept, tally.not_graded) == (size, 0, [])
    scores = {key.removeprefix("u"): one.report["score"] for key, one in grades(url).items()}
    assert scores == {one.key: one.score for one in made}
    if layout in TELL_WHO_IS_LATE:
        late = {key: one.is_late for key, one in grades(url).items()}
        assert late == {one.key: one.late for one in made}


@pytest.fixture
def folder(tmp_path):
    """A class of three; `li` has handed in a wrong answer."""
    for key, text in [("jane", WORK), ("li", WORK.replace("+", "*")), ("roy", WORK)]:
        write(tmp_path / "class" / key / "double.py", text)
    return tmp_path / "class"


def test_a_second_run_on_what_has_not_changed_grades_nothing(folder, marker, url):
    grade_class(folder, url, marker)
    tally, seen = grade_class(folder, url, None)
    assert (tally.graded, tally.kept, seen.attempts) == (0, 3, {})
    assert seen.were_there == ["jane", "li", "roy"]


def test_a_changed_submission_alone_is_graded_again(folder, marker, url):
    grade_class(folder, url, marker)
    write(folder / "li" / "double.py")
    tally, seen = grade_class(folder, url, marker)
    assert (tally.kept, list(seen.attempts)) == (2, ["li"])
    assert grades(url)["li"].report["score"] == FULL


def test_all_are_graded_again_where_that_is_asked_for(folder, marker, url):
    grade_class(folder, url, marker)
    assert grade_class(folder, url, marker, force=True)[0].graded == 3


def test_results_wait_to_be_accepted_where_that_is_asked_for(folder, marker, url):
    assert grade_class(folder, url, marker, accepted=False)[0].graded == 3
    assert grades(url) == {}


def test_what_could_not_be_judged_is_tried_again_and_then_listed(folder, marker, url, monkeypatch):
    tries = []

    def fails(self, exercise, found):
        tries.append(found.shown_as)
        raise RuntimeError("a mistake of ours")

    with monkeypatch.context() as patch:
        patch.setattr(grading.Grading, "exercise", fails)
        tally, _ = grade_class(folder, url, marker, width=1)
    assert tally.not_graded == ["jane", "li", "roy"]
    assert len(tries) == 3 * TRIES
    jane = grades(url)["jane"]
    (exercise,) = jane.report["exercises"]
    assert {check["verdict"] for check in exercise["checks"]} == {"not_graded"}
    assert "a mistake of ours" in exercise["message"]
    again, _ = grade_class(folder, url, marker)
    assert (again.graded, again.not_graded) == (3, [])


def test_what_cannot_be_laid_out_is_not_graded_and_the_others_are(folder, marker, url, monkeypatch):
    def refuses(path, stem):
        if "*" in path.read_text():  # as li's does
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        return path

    monkeypatch.setattr(collecting, "_named", refuses)
    tally, _ = grade_class(folder, url, marker)
    assert (tally.graded, tally.not_graded) == (2, ["li"])


def test_many_in_a_row_that_cannot_be_judged_end_the_run(tmp_path, marker, url, monkeypatch):
    for number in range(2 * MAX_IN_A_ROW):
        write(tmp_path / "class" / f"s{number:02d}" / "double.py")

    def fails(self):
        raise SandboxError("no process can be made")

    with monkeypatch.context() as patch:
        patch.setattr(Execution, "start", fails)
        with pytest.raises(SandboxError, match=r"10 .* in a row .*no process can.*10 of 20 were"):
            grade_class(tmp_path / "class", url, marker, width=1)
    assert len(grades(url)) == MAX_IN_A_ROW
    assert grade_class(tmp_path / "class", url, marker)[0].graded == 2 * MAX_IN_A_ROW


def test_what_is_judged_the_second_time_counts(folder, marker, url, monkeypatch):
    start, failed = Execution.start, []

    def fails_once(self):
        if len(failed) < 2:
            failed.append(self)
            raise SandboxError("the server was lost")
        return start(self)

    monkeypatch.setattr(Execution, "start", fails_once)
    assert grade_class(folder, url, marker, width=1)[0].graded == 3
    assert grades(url)["jane"].report["score"] == FULL


def test_a_broken_course_ends_the_run_and_keeps_what_there_is(folder, marker, url, monkeypatch):
    def breaks(self, handed, source):
        if handed.students[0].key == "li":
            raise AuthorError("checks.py: broken")
        return mark(self, handed, source)

    mark = Marker.mark
    monkeypatch.setattr(Marker, "mark", breaks)
    with pytest.raises(AuthorError):
        grade_class(folder, url, marker, width=1)
    assert list(grades(url)) == ["jane"]
    monkeypatch.undo()
    assert grade_class(folder, url, marker)[0].graded == 2


def test_a_group_has_one_attempt_and_a_grade_each(marker, url, tmp_path):
    write(tmp_path / "export" / "submission_1" / "double.py")
    people = [{":name": name, ":sid": name} for name in ("jane", "li")]
    known = {"submission_1": {":submitters": people, ":created_at": "2026-10-02"}}
    write(tmp_path / "export" / "submission_metadata.yml", json.dumps(known))
    assert grade_class(tmp_path / "export", url, marker)[0].graded == 1
    assert {key: one.report["score"] for key, one in grades(url).items()} == {"jane": 6, "li": 6}


def test_no_more_is_taken_ahead_than_is_graded_soon(marker, tmp_path):
    """A class of any size needs the memory of a small one."""
    taken = []

    def jobs():
        for number in range(50):
            taken.append(number)
            write(tmp_path / str(number) / "double.py")
            handed = Handed((Student(str(number)),), (File(f"{number}/double.py", "double.py"),))
            yield Job(handed, "", str(number))

    source = open_source(tmp_path)
    for number in range(50):
        write(tmp_path / str(number) / "double.py")
    source.members()
    engine = Shared(lambda: marker, source, 2)
    ahead = [len(taken) - done for done, _ in enumerate(engine.run(jobs()))]
    engine.close()
    assert len(ahead) == 50
    assert max(ahead) <= 2 * AHEAD


def test_what_the_download_is_damaged_of_is_not_graded(marker, url, tmp_path):
    """It is the same on another machine, where the submission arrives as a parcel."""
    intact = zip_bytes(("jane/double.py", WORK), compression=zipfile.ZIP_STORED)
    path = write(tmp_path / "class.zip", intact.replace(b"return", b"retURN"))
    tally, seen = grade_class(path, url, marker)
    assert tally.not_graded == ["jane"]
    (exercise,) = seen.attempts["jane"].report["exercises"]
    assert "jane/double.py: cannot be read" in exercise["message"]
    source = open_source(path)
    (jane,) = read(source, COURSE.ids, None).handed
    assert marker.mark(jane, packed(jane, source)).report["exercises"] == [exercise]
    source.close()


def test_a_download_that_is_damaged_in_many_places_costs_nobody_else(marker, url, tmp_path):
    lost = [f"a{number:02d}" for number in range(MAX_IN_A_ROW + 1)]
    members = [(f"{key}/double.py", WORK) for key in lost]
    damaged = zip_bytes(*members, ("roy/double.py", WORK * 2), compression=zipfile.ZIP_STORED)
    data = damaged.replace(b"return", b"retURN", len(lost))
    tally, seen = grade_class(write(tmp_path / "class.zip", data), url, marker, width=1)
    assert (tally.graded, tally.not_graded) == (1, lost)
    assert seen.attempts["roy"].report["score"] == FULL


def test_a_submission_that_an_export_lacks_is_not_graded(marker, url, tmp_path):
    jane = "submission_2: {':submitters': [{':sid': jane}]}"
    write(tmp_path / "class" / "submission_metadata.yml", jane)
    tally, seen = grade_class(tmp_path / "class", url, marker)
    assert tally.not_graded == ["jane"]
    (note,) = seen.attempts["jane"].notes
    assert note.startswith("submission_2: is not in ")
    assert note.endswith("; download it again.")


def test_what_is_too_large_costs_itself_alone_also_as_a_parcel(marker, tmp_path):
    write(tmp_path / "jane" / "double.py")
    write(tmp_path / "jane" / "data.bin", b"\0" * (MAX_FILE + 1))
    source = open_source(tmp_path)
    (jane,) = read(source, COURSE.ids, None).handed
    for contents in (source, packed(jane, source)):
        marked = marker.mark(jane, contents)
        assert marked.report["score"] == FULL
        assert marked.notes == ("data.bin was left out: larger than 20 MiB.",)


def of_files(folder, **seconds):
    """The hash of a submission whose files are saved so many seconds after noon."""
    for name, saved_at in seconds.items():
        write(folder / "jane" / f"{name}.py", saved_at=NOON + saved_at)
    source = open_source(write(folder / "roy" / "double.py").parents[1])
    jane, _ = read(source, COURSE.ids, None).handed
    return hashing.of_submission(jane, source)


def test_which_file_was_saved_later_is_a_change(tmp_path):
    assert of_files(tmp_path, a=0, b=60) != of_files(tmp_path, a=60, b=0)
    assert of_files(tmp_path, a=0, b=60) == of_files(tmp_path, a=600, b=700)
    assert of_files(tmp_path, a=0, b=1) == of_files(tmp_path, a=1, b=0)


def test_when_the_only_file_was_saved_is_none(tmp_path):
    assert of_files(tmp_path, double=0) == of_files(tmp_path, double=60)


def test_beside_a_zip_of_ones_own_it_is_compared_with_what_is_in_it(tmp_path):
    zip_of(tmp_path / "jane" / "work.zip", ("double.py", WORK))
    assert of_files(tmp_path, double=0) != of_files(tmp_path, double=60)
