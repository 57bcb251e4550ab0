"""A class again, after the course was mended: who changes is told before anything is replaced."""

import subprocess
import sys

import pytest
from handed_in import WORK, write

from grader.gradebook.store import Gradebook

RUN = "from grader.cli.grader import main; main()"
HALVES = WORK.replace("x + x", "x / 2")


def run(*arguments, status=0):
    """What a command says on standard output and error."""
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def graded(tmp_path, mini_course):
    """A class of three, one of whom handed in nothing; `regrade` grades it again."""
    write(tmp_path / "class" / "jane" / "double.py")
    write(tmp_path / "class" / "li" / "double.py", HALVES)
    write(tmp_path / "roster.csv", b"student,name\njane,Jane Doe\nli,Li\nroy,Roy\n")
    how = ("--course", mini_course, "--isolation", "process")
    roster = ("--students", tmp_path / "roster.csv")
    run("batch", tmp_path / "class", "--out", tmp_path / "out", *roster, *how)

    def regrade(*options, status=0):
        return run("regrade", tmp_path / "out", *how, *options, status=status)

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
