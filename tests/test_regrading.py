"""A class again, after the course was mended: who changes is told before anything is replaced."""

import shutil
import subprocess
import sys

import pytest
from handed_in import WORK, write

from grader.gradebook.store import Gradebook

RUN = "from grader.cli.grader import main; main()"
HALVES = WORK.replace("x + x", "x / 2")


@pytest.fixture
def graded(tmp_path, mini_course, grader):
    """A class of three, one of whom handed in nothing; `regrade` grades it again."""
    write(tmp_path / "class" / "jane" / "double.py")
    write(tmp_path / "class" / "li" / "double.py", HALVES)
    write(tmp_path / "roster.csv", b"student,name\njane,Jane Doe\nli,Li\nroy,Roy\n")
    how = ("--course", mini_course, "--isolation", "process")
    roster = ("--students", tmp_path / "roster.csv")
    grader("batch", tmp_path / "class", "--out", tmp_path / "out", *roster, *how)

    def regrade(*options, status=0):
        return grader("regrade", tmp_path / "out", *how, *options, status=status)

    return regrade


def scores(folder):
    gradebook = Gradebook(f"sqlite:///{folder / 'out' / 'gradebook.sqlite'}")
    try:
        return {
            g.student.key: (g.attempt.report["score"], g.student.name) for g in gradebook.grades()
        }
    finally:
        gradebook.close()


def give_more_for_the_first_check(course):
    checks = course / "exercises" / "01_double" / "checks.py"
    checks.write_text(checks.read_text().replace("points=2, numbers", "points=4, numbers"))
    manifest = course / "exercises" / "course.toml"
    manifest.write_text(manifest.read_text().replace("points = 5\n", "points = 7\n", 1))


def test_who_changes_is_told_and_nothing_is_replaced(graded, mini_course, tmp_path):
    before = scores(tmp_path)
    give_more_for_the_first_check(mini_course)
    told, _ = graded()
    assert told.splitlines() == [
        "jane: 6 -> 8",
        "  double/doubles_the_documented_row: 2 -> 4",
        "1 of 3 change; nothing is replaced: see --apply",
    ]
    assert scores(tmp_path) == before


@pytest.mark.parametrize("command", ["batch", "regrade"])
def test_grades_of_another_course_are_not_replaced(command, graded, mini_course, tmp_path, grader):
    before = scores(tmp_path)
    manifest = mini_course / "exercises" / "course.toml"
    manifest.write_text(manifest.read_text().replace('id = "double"', 'id = "other"'))
    how = ("--course", mini_course, "--isolation", "process")
    out = tmp_path / "out"
    named = {"batch": (tmp_path / "class", "--out", out), "regrade": (out, "--apply")}[command]
    _, said = grader(command, *named, *how, status=2)
    assert "has grades of other exercises (double), not of " in said
    assert scores(tmp_path) == before


def test_applied_the_new_grades_count_and_nothing_is_graded_twice(graded, mini_course, tmp_path):
    give_more_for_the_first_check(mini_course)
    graded()
    told, said = graded("--apply")
    assert told.splitlines()[-1] == "1 of 3 change; the new grades count now"
    assert "3 were there already" in said
    assert scores(tmp_path) == {"jane": (8, "Jane Doe"), "li": (0, "Li"), "roy": (0, "Roy")}
    assert graded()[0] == "0 of 3 change; there is nothing to replace\n"


def test_the_attempts_before_stay(graded, mini_course, tmp_path):
    give_more_for_the_first_check(mini_course)
    graded("--apply")
    gradebook = Gradebook(f"sqlite:///{tmp_path / 'out' / 'gradebook.sqlite'}")
    assert [score for _, _, score in gradebook.attempts("jane")] == [6, 8]
    gradebook.close()


def test_a_course_that_has_not_changed_changes_nobody(graded):
    assert graded()[0] == "0 of 3 change; there is nothing to replace\n"


def test_files_that_were_moved_are_named(graded, mini_course, tmp_path):
    (tmp_path / "class").rename(tmp_path / "elsewhere")
    _, said = graded(status=2)
    assert "class: no such file or folder" in said
    assert graded("--source", tmp_path / "elsewhere")[0].startswith("0 of 3 change")


def test_a_broken_course_changes_nothing(graded, mini_course, tmp_path):
    before = scores(tmp_path)
    (mini_course / "exercises" / "01_double" / "checks.py").write_text("exercise = 1 / 0\n")
    _, said = graded(status=2)
    assert "ZeroDivisionError" in said and said.count("\n") == 1
    assert scores(tmp_path) == before


def test_the_layout_of_the_run_is_that_of_regrading(tmp_path, mini_course, grader):
    """A class of Canvas's whose files could as well be one student's each."""
    source = tmp_path / "class"
    for name in ("doejane_101_9001_double.py", "lili_102_9002_double.py"):
        write(source / name)
    how = ("--course", mini_course, "--isolation", "process")
    grader("batch", source, "--out", tmp_path / "out", "--layout", "plain", *how)
    told, _ = grader("regrade", tmp_path / "out", *how)
    assert told == "0 of 2 change; there is nothing to replace\n"
    grader("batch", source, "--out", tmp_path / "out", *how)
    _, said = grader("regrade", tmp_path / "out", *how, status=2)
    assert "(canvas, plain); name one with --layout" in said


def test_who_is_not_in_the_gradebook_is_named_and_not_graded(graded, tmp_path):
    write(tmp_path / "class" / "zoe" / "double.py")
    told, _ = graded("--apply")
    assert told.splitlines() == [
        "zoe: not in the gradebook; grade it with grader batch",
        "0 of 3 change; there is nothing to replace",
    ]
    assert "zoe" not in scores(tmp_path)


def test_whose_files_are_gone_is_named(graded, tmp_path):
    shutil.rmtree(tmp_path / "class" / "li")
    told, _ = graded()
    assert told.splitlines() == [
        f"li: nothing of theirs is in {tmp_path / 'class'}; the grade stays",
        "0 of 2 change; there is nothing to replace",
    ]


def test_nothing_counts_that_could_not_be_told(graded, mini_course, tmp_path):
    before = scores(tmp_path)
    give_more_for_the_first_check(mini_course)
    how = ("--course", mini_course, "--isolation", "process")
    command = [sys.executable, "-c", RUN, "regrade", tmp_path / "out", *how, "--apply"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(list(map(str, command)), stdout=full, stderr=subprocess.DEVNULL)
    assert (done.returncode, scores(tmp_path)) == (2, before)


@pytest.mark.parametrize("command", ["regrade", "report", "similar"])
def test_what_is_not_there_is_not_made(command, tmp_path, mini_course, grader):
    missing = tmp_path / "missing"
    (tmp_path / "out").mkdir()
    database = f"sqlite:///{tmp_path / 'none.sqlite'}"
    how = ("--course", mini_course) if command != "report" else ()
    assert "no gradebook here" in grader(command, missing, *how, status=2)[1]
    _, said = grader(command, tmp_path / "out", "--database", database, *how, status=2)
    assert "no gradebook there" in said
    assert {path.name for path in tmp_path.iterdir()} == {"out", mini_course.name}


def test_a_gradebook_without_grades_is_told(tmp_path, mini_course, grader):
    (tmp_path / "out").mkdir()
    Gradebook(f"sqlite:///{tmp_path / 'out' / 'gradebook.sqlite'}").close()
    _, said = grader("regrade", tmp_path / "out", "--course", mini_course, status=2)
    assert "no grades in it" in said
