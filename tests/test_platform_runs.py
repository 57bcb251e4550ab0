"""What is published of a run, and when."""

import re
import shutil

import pytest
from commands import Kept, ran
from handed_in import MINI_COURSE, WORK, write
from on_platform import LOOPING_IN_A_CALL, WRONG

from grader.cli.run_platform import told
from grader.course import open_course
from grader.errors import AuthorError, SandboxError, SubmissionError
from grader.platforms.running import ENDING_S, Terms, run, stretched
from grader.platforms.standing import FAULT, Standing, summary
from grader.platforms.writing import write_text

LONG = Terms(limit_s=600.0)


@pytest.fixture
def course(tmp_path):
    """Two exercises: `double`, and the same called `twice`."""
    folder = shutil.copytree(MINI_COURSE, tmp_path / "course")
    for kind in ("exercises", "solutions"):
        for path in sorted((folder / kind / "01_double").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                other = str(path.relative_to(folder)).replace("01_double", "02_twice")
                text = re.sub(r"double(?!\.row)", "twice", path.read_text())
                write(folder / other.replace("double", "twice"), text)
    manifest = folder / "exercises" / "course.toml"
    second = '[[exercise]]\nid = "twice"\nfolder = "02_twice"\npoints = 5\nhidden_points = 1\n'
    manifest.write_text(f"{manifest.read_text()}\n{second}")
    return open_course(folder)


@pytest.fixture
def handed(tmp_path):
    write(tmp_path / "handed" / "double.py", WORK)
    write(tmp_path / "handed" / "twice.py", WRONG.replace("double", "twice"))
    return tmp_path / "handed"


def published(course, launcher, folder, terms=LONG):
    """All standings, in their order."""
    standings = []
    returned = run(course, lambda course: Kept(launcher), folder, terms, standings.append)
    assert standings[-1] == returned
    return standings


def verdicts(standing):
    return {
        one["id"]: {c["verdict"] for c in one["checks"]} for one in standing.report["exercises"]
    }


def test_something_is_published_before_anything_is_done(course, mini_launcher, handed):
    first, second, *_ = published(course, mini_launcher, handed)
    assert first == Standing()
    assert verdicts(second) == {"double": {"not_graded"}, "twice": {"not_graded"}}
    assert (second.score, second.max_score) == (0.0, 12.0)


def test_each_exercise_is_published_when_it_is_graded(course, mini_launcher, handed):
    *_, one, both, final = published(course, mini_launcher, handed)
    assert verdicts(one) == {"double": {"pass"}, "twice": {"not_graded"}}
    assert not one.is_judged
    assert "not_graded" not in verdicts(both)["twice"]
    assert [standing.is_final for standing in (one, both, final)] == [False, False, True]
    assert final.is_judged
    assert final.score == 6.0


def test_what_was_graded_stays_when_the_time_is_over(course, mini_launcher, tmp_path):
    """The platform's time, not the submission's: here an endless loop may take all of it."""
    write(tmp_path / "handed" / "double.py", WORK)
    endless = LOOPING_IN_A_CALL.replace("double", "twice")
    write(tmp_path / "handed" / "twice.py", endless)
    terms = Terms(limit_s=ENDING_S + 4.0, share=0.01)
    final = published(course, mini_launcher, tmp_path / "handed", terms)[-1]
    assert final.is_final
    assert verdicts(final)["double"] == {"pass"}
    assert final.score == 6.0


def test_time_is_divided_so_that_a_loop_costs_its_exercise(course, mini_launcher, tmp_path):
    endless = LOOPING_IN_A_CALL
    write(tmp_path / "handed" / "double.py", endless)
    write(tmp_path / "handed" / "twice.py", WORK.replace("double", "twice"))
    terms = Terms(limit_s=ENDING_S + 10.0, share=0.1)  # calls may take 50 s
    final = published(course, mini_launcher, tmp_path / "handed", terms)[-1]
    assert verdicts(final)["twice"] == {"pass"}
    assert "timeout" in verdicts(final)["double"]


def test_a_machine_without_isolation_is_no_zero(course, handed):
    def refuse(course):
        raise SandboxError("none of the levels can be had here")

    standings = []
    with pytest.raises(SandboxError):
        run(course, refuse, handed, LONG, standings.append)
    assert standings[-1].is_final
    assert not standings[-1].is_judged
    assert "none of the levels" in standings[-1].trouble
    assert FAULT in summary(standings[-1])


def test_a_broken_course_is_no_zero(course, mini_launcher, handed):
    course.checks_path(course.entry("twice"), "visible").write_text("exercise = 1")
    standings = []
    with pytest.raises(AuthorError):
        run(course, lambda course: Kept(mini_launcher), handed, LONG, standings.append)
    assert standings[-1].is_final
    assert not standings[-1].is_judged


def test_a_limit_that_is_no_number_is_refused():
    status, told, said = ran("run-platform", "junit", "--limit", "nan")
    assert (status, told) == (2, "")
    assert "--limit" in said and "nan" in said and said.count("\n") == 1


def test_the_log_names_no_level_that_is_not_known():
    assert told(Standing(trouble="none here")) == "0 of 0 points; none here"
    known = Standing({"score": 1, "max_score": 2, "isolation": "landlock"})
    assert told(known) == "1 of 2 points, isolation: landlock"


def test_results_that_cannot_be_written_leave_nothing_behind(tmp_path):
    (tmp_path / "results.json").mkdir()
    with pytest.raises(SubmissionError, match="cannot be written there"):
        write_text(tmp_path / "results.json", "{}")
    assert [path.name for path in tmp_path.iterdir()] == ["results.json"]
    (tmp_path / "file").touch()
    with pytest.raises(SubmissionError, match="cannot be written there"):
        write_text(tmp_path / "file" / "results.json", "{}")


def test_deadlines_are_longer_where_the_processor_is_shared(course):
    limits = stretched(course.limits, 0.5)
    assert (limits.call_s, limits.load_s) == (2 * course.limits.call_s, 2 * course.limits.load_s)


def test_what_cannot_be_taken_is_told_and_is_not_nothing(course, mini_launcher, tmp_path):
    folder = tmp_path / "handed"
    folder.mkdir()
    (folder / "double.py").symlink_to(write(tmp_path / "elsewhere.py", WORK))
    last = published(course, mini_launcher, folder)[-1]
    assert (last.score, last.notes) == (
        0,
        ("double.py: a link, which is not followed; it was passed over.",),
    )
