"""Which file is graded for which exercise, whatever is handed in."""

import json
import os

import pytest
from handed_in import NOON, STUBS, notebook_of, only_found, write

from grader.errors import SubmissionError
from grader.files import MAX_FILE
from grader.submission import MAX_CANDIDATES, Found


@pytest.mark.parametrize(("name", "form"), [("double.py", "module"), ("double.ipynb", "notebook")])
def test_a_file_is_found_by_its_stem(intake, tmp_path, name, form):
    path = write(tmp_path / name, notebook_of("x = 1"))
    submission = intake(path)
    assert only_found(submission) == Found("double", path, form, name)
    assert not submission.whole


@pytest.mark.parametrize("depth", ["", "a/", "a/b c/d.e/"])
def test_a_file_is_found_at_any_depth_of_a_folder(intake, tmp_path, depth):
    path = write(tmp_path / "work" / depth / "double.py")
    submission = intake(tmp_path / "work")
    assert only_found(submission) == Found("double", path, "module", f"{depth}double.py")
    assert submission.whole


@pytest.mark.parametrize(
    "litter",
    [
        ".ipynb_checkpoints",
        ".git",
        "__MACOSX",
        "__pycache__",
        "venv/lib/python3/site-packages",
        "node_modules/a",
    ],
)
def test_litter_is_passed_over(intake, tmp_path, litter):
    write(tmp_path / "work" / litter / "double.py", saved_at=NOON + 60)
    write(tmp_path / "work" / "double.py")
    assert only_found(intake(tmp_path / "work")).shown_as == "double.py"


@pytest.mark.parametrize("name", ["double.txt", "double.py.bak", "my_double.py", "double"])
def test_other_names_are_no_exercise_of_the_course(intake, tmp_path, name):
    write(tmp_path / "work" / name)
    with pytest.raises(SubmissionError, match="holds no file of an exercise of this course"):
        intake(tmp_path / "work")


OWN = "def double(x):\n    return x + x\n"
COPIES = [
    "double (1).py",
    "double(12).py",
    "double-2.py",
    "double 2.py",
    "double copy.py",
    "double copy 2.py",
    "double - Copy.py",
    "double - Copy (3).py",
    "double (copy).py",
    "double (another copy).py",
    "double-Copy1.ipynb",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_as_programs_name_it_is_found_and_counts_when_it_was_saved_later(
    intake, tmp_path, name
):
    work = notebook_of(OWN) if name.endswith(".ipynb") else OWN
    path = write(tmp_path / name, work)
    assert only_found(intake(path)).path == path
    write(tmp_path / "double.py", OWN, saved_at=NOON - 60)
    found = only_found(intake(tmp_path))
    assert (found.path, found.note) == (path, f"Graded {name}, not double.py: it was saved last.")
    write(tmp_path / "double.py", OWN, saved_at=NOON + 60)
    assert only_found(intake(tmp_path)).shown_as == "double.py"


@pytest.mark.parametrize("content", ["", "print('notes on part 2')\n", "    double = 2\n"])
@pytest.mark.parametrize("name", ["double-2.py", "double (1).ipynb"])
def test_a_copy_without_work_in_it_takes_no_place(intake, tmp_path, name, content):
    write(tmp_path / "double.py", OWN)
    text = notebook_of(content) if name.endswith(".ipynb") else content
    write(tmp_path / name, text, saved_at=NOON + 60)
    found = only_found(intake(tmp_path))
    why = "the others define nothing of what it asks for"
    assert (found.shown_as, found.note) == ("double.py", f"Graded double.py, not {name}: {why}.")


def test_any_number_of_copies_costs_nothing_beside_the_file_itself(intake, tmp_path):
    write(tmp_path / "double.py", OWN)
    for number in range(MAX_CANDIDATES + 1):
        write(tmp_path / f"double ({number}).py", OWN, saved_at=NOON - 60)
    assert only_found(intake(tmp_path)).shown_as == "double.py"


OTHERS = ["double2.py", "double_v2.py", "double_old.py", "double (old).py", "double-final.py"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_name_that_somebody_has_thought_of_is_another_one(intake, tmp_path, name):
    write(tmp_path / "double.py")
    write(tmp_path / name, saved_at=NOON + 60)
    found = only_found(intake(tmp_path))
    assert (found.shown_as, found.note) == ("double.py", None)


def test_an_unknown_name_is_told_the_names_and_the_option(intake, tmp_path):
    with pytest.raises(SubmissionError, match="the exercises are double; or name it with --exerc"):
        intake(write(tmp_path / "homework.py"))


def test_a_link_is_not_followed_in_a_folder(intake, tmp_path):
    outside = write(tmp_path / "outside" / "double.py")
    (tmp_path / "work" / "a").mkdir(parents=True)
    (tmp_path / "work" / "double.py").symlink_to(outside)
    (tmp_path / "work" / "a" / "b").symlink_to(outside.parent, target_is_directory=True)
    with pytest.raises(SubmissionError, match="holds no file"):
        intake(tmp_path / "work")


def test_links_in_a_circle_end(intake, tmp_path):
    write(tmp_path / "work" / "double.py")
    (tmp_path / "work" / "again").symlink_to(tmp_path / "work", target_is_directory=True)
    assert only_found(intake(tmp_path / "work")).shown_as == "double.py"


def test_a_folder_with_the_name_of_a_file_is_no_file(intake, tmp_path):
    write(tmp_path / "work" / "double.py" / "notes.txt")
    with pytest.raises(SubmissionError, match="holds no file"):
        intake(tmp_path / "work")


def test_a_name_that_is_not_utf8_can_be_shown(intake, tmp_path):
    """A report is printed and written as JSON: both need text that can be encoded."""
    write(tmp_path / "work" / os.fsdecode(b"\xfcbung") / "double.py")
    only_found(intake(tmp_path / "work")).shown_as.encode()


@pytest.mark.parametrize(
    "path",
    ["missing.py", "missing/", "x" * 5_000, "nul\0.py"],
    ids=["file", "folder", "too long a name", "nul"],
)
def test_a_path_that_is_none_is_refused(intake, tmp_path, path):
    with pytest.raises(SubmissionError):
        intake(tmp_path / path)


def test_a_file_that_is_too_large_is_refused(intake, tmp_path):
    path = tmp_path / "double.py"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(SubmissionError, match="larger than 20 MiB"):
        intake(path)


# --exercise


@pytest.mark.parametrize("name", ["homework 1.py", "double.py", "π.ipynb"])
def test_a_single_file_may_have_any_name_when_its_exercise_is_named(intake, tmp_path, name):
    found = only_found(intake(write(tmp_path / name), only="double"))
    assert (found.exercise_id, found.shown_as) == ("double", name)


def test_a_single_file_must_still_be_a_module_or_a_notebook(intake, tmp_path):
    with pytest.raises(SubmissionError, match=r"neither a module \(.py\) nor a notebook"):
        intake(write(tmp_path / "double.txt"), only="double")


def test_in_a_folder_the_name_counts_although_the_exercise_is_named(intake, tmp_path):
    write(tmp_path / "work" / "homework.py")
    with pytest.raises(SubmissionError, match="holds no file of an exercise double"):
        intake(tmp_path / "work", only="double")


def test_an_unknown_exercise_is_told_the_known_ones(intake, tmp_path):
    with pytest.raises(SubmissionError, match=r"^--exercise triple: .* the exercises are double$"):
        intake(write(tmp_path / "double.py"), only="triple")


# One of several.


def test_the_file_saved_last_is_graded_and_said(intake, tmp_path):
    write(tmp_path / "work/old/double.py", saved_at=NOON)
    write(tmp_path / "work/new/double.py", saved_at=NOON + 3)
    found = only_found(intake(tmp_path / "work"))
    assert found.shown_as == "new/double.py"
    assert found.note == "Graded new/double.py, not old/double.py: it was saved last."


@pytest.mark.parametrize("seconds", [-2, 0, 2])
def test_within_two_seconds_the_module_is_graded(intake, tmp_path, seconds):
    write(tmp_path / "work/double.ipynb", notebook_of("x = 1"), saved_at=NOON + seconds)
    write(tmp_path / "work/double.py")
    assert only_found(intake(tmp_path / "work")).form == "module"


def test_a_notebook_saved_later_is_graded(intake, tmp_path):
    write(tmp_path / "work/double.ipynb", notebook_of("x = 1"), saved_at=NOON + 3)
    write(tmp_path / "work/double.py")
    assert only_found(intake(tmp_path / "work")).form == "notebook"


def test_a_module_graded_on_a_tie_is_not_said_to_be_saved_last(intake, tmp_path):
    write(tmp_path / "work/double.ipynb", notebook_of("x = 1"), saved_at=NOON + 1)
    write(tmp_path / "work/double.py")
    assert "saved last" not in only_found(intake(tmp_path / "work")).note


@pytest.mark.parametrize(
    ("stub", "work"), [("double.py", "double.ipynb"), ("double.ipynb", "double.py")]
)
def test_an_untouched_stub_loses_although_it_is_newer(intake, tmp_path, stub, work):
    write(tmp_path / "work" / stub, (STUBS / stub).read_bytes(), saved_at=NOON + 60)
    write(tmp_path / "work" / work, notebook_of("x = 1"))
    found = only_found(intake(tmp_path / "work"))
    assert found.note == f"Graded {work}, not {stub}: the others are untouched stubs."


STREAM = {"output_type": "stream", "name": "stdout", "text": "4"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"outputs": [STREAM], "execution_count": 3},
        {"id": "another"},
        {"metadata": {"collapsed": True}},
    ],
    ids=["as it came", "run", "copied", "folded"],
)
def test_a_stub_that_was_only_opened_and_run_is_untouched(intake, tmp_path, changes):
    stub = json.loads((STUBS / "double.ipynb").read_text())
    stub["cells"][1].update(changes)
    stub["cells"].append({**stub["cells"][1], "id": "last", "source": []})
    write(tmp_path / "work/double.ipynb", json.dumps(stub), saved_at=NOON + 60)
    write(tmp_path / "work/double.py")
    assert only_found(intake(tmp_path / "work")).form == "module"


def test_a_stub_with_other_line_ends_is_untouched(intake, tmp_path):
    stub = (STUBS / "double.py").read_bytes().replace(b"\n", b"\r\n")
    write(tmp_path / "work/double.py", stub, saved_at=NOON + 60)
    write(tmp_path / "work/double.ipynb", notebook_of("x = 1"))
    assert only_found(intake(tmp_path / "work")).form == "notebook"


def test_a_lone_stub_is_graded_without_a_note(intake, tmp_path):
    write(tmp_path / "work/double.py", (STUBS / "double.py").read_bytes())
    assert only_found(intake(tmp_path / "work")).note is None


@pytest.mark.parametrize(
    "content", ["", "{", '{"cells": 3}', '{"nbformat": 4, "metadata": {}}', b"\xff"]
)
def test_a_notebook_that_cannot_be_read_does_not_stop_the_intake(intake, tmp_path, content):
    write(tmp_path / "work/double.ipynb", content)
    assert only_found(intake(tmp_path / "work")).form == "notebook"
