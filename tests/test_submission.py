"""Which file is graded for which exercise, whatever is handed in."""

import io
import json
import os
import tempfile
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.course import open_course
from grader.errors import SubmissionError
from grader.submission import MAX_FILE, MAX_ZIP_FILES, Found, Submission, find

COURSE = open_course(Path(__file__).parent / "course")
STUBS = COURSE.exercises_dir / "01_double"
WORK = "def double(x):\n    return x + x\n"
NOON = 1_700_000_000


@pytest.fixture
def intake(tmp_path):
    """Finds the files in paths, and unpacks into a folder of its own."""

    def intake(*paths, only=None):
        return find(paths, COURSE, only, tmp_path / "scratch")

    return intake


def write(path, content=WORK, *, saved_at=NOON):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (saved_at, saved_at))
    return path


def notebook_of(code):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "source": code}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}}
    return json.dumps({**notebook, "cells": [{**cell, "execution_count": None}]})


def zip_bytes(*members, compression=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, text); the same name may come twice."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", compression) as archive:
        warnings.simplefilter("ignore")
        for name, text in members:
            info = zipfile.ZipInfo(name) if isinstance(name, str) else name
            archive.writestr(info, text, compression)
    return buffer.getvalue()


def zip_of(path, *members, **options):
    return write(path, zip_bytes(*members, **options))


def only_found(submission: Submission) -> Found:
    (found,) = submission.found
    return found


# Files and folders.


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
    with pytest.raises(SubmissionError, match="--exercise triple: .* the exercises are double"):
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


# Zips.


def test_a_zip_is_a_folder(intake, tmp_path):
    path = zip_of(tmp_path / "work.zip", ("a/double.py", WORK), ("__MACOSX/double.py", ""))
    submission = intake(path)
    assert only_found(submission).shown_as == "a/double.py"
    assert only_found(submission).path.read_text() == WORK
    assert submission.whole


def test_the_times_in_a_zip_count(intake, tmp_path):
    old = zipfile.ZipInfo("old/double.py", (2024, 1, 1, 12, 0, 0))
    new = zipfile.ZipInfo("new/double.py", (2024, 1, 1, 12, 0, 4))
    path = zip_of(tmp_path / "work.zip", (new, WORK), (old, WORK))
    assert only_found(intake(path)).shown_as == "new/double.py"


@pytest.mark.parametrize(
    "name",
    [
        "../../double.py",
        "/etc/double.py",
        "a/../../../double.py",
        "..\\..\\double.py",
        "C:\\double.py",
        "C:/double.py",
        "//host/share/double.py",
    ],
)
def test_nothing_is_unpacked_outside_of_its_folder(intake, tmp_path, name):
    path = zip_of(tmp_path / "work.zip", (name, WORK), ("double.py", WORK))
    intake(path)
    outside = {p for p in tmp_path.rglob("*") if tmp_path / "scratch" not in [p, *p.parents]}
    assert outside == {path}


def test_a_link_in_a_zip_becomes_no_link(intake, tmp_path):
    link = zipfile.ZipInfo("double.py")
    link.external_attr = 0o120777 << 16
    found = only_found(intake(zip_of(tmp_path / "work.zip", (link, "/etc/passwd"))))
    assert not found.path.is_symlink()
    assert found.path.read_text() == "/etc/passwd"


def test_a_name_that_is_in_a_zip_twice_makes_a_note_that_can_be_read(intake, tmp_path):
    path = zip_of(tmp_path / "work.zip", ("double.py", "old = 1"), ("double.py", WORK))
    assert "not :" not in (only_found(intake(path)).note or "")


def test_zips_of_the_same_name_are_kept_apart(intake, tmp_path):
    member = zipfile.ZipInfo("double.py", (2024, 1, 2, 0, 0, 0))
    new = zip_of(tmp_path / "new/work.zip", (member, WORK))
    member = zipfile.ZipInfo("double.py", (2024, 1, 1, 0, 0, 0))
    old = zip_of(tmp_path / "old/work.zip", (member, "old = 1"))
    assert only_found(intake(new, old)).path.read_text() == WORK


def test_an_empty_zip_holds_nothing(intake, tmp_path):
    with pytest.raises(SubmissionError, match="holds no file"):
        intake(zip_of(tmp_path / "work.zip"))


def test_a_zip_of_too_many_files_is_refused(intake, tmp_path):
    names = [(f"{i}/double.py", "") for i in range(MAX_ZIP_FILES + 1)]
    with pytest.raises(SubmissionError, match="more than 2000 files"):
        intake(zip_of(tmp_path / "work.zip", *names))


def test_a_zip_that_would_unpack_to_too_much_is_refused(intake, tmp_path):
    content = bytearray(zip_bytes(("double.py", "")))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (1 << 30).to_bytes(4, "little")
    with pytest.raises(SubmissionError, match="more than 200 MiB unpacked"):
        intake(write(tmp_path / "work.zip", bytes(content)))


def encrypted(content):
    """The same zip with the flag for encryption set in both of its headers."""
    content = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


def with_method(content, method):
    """The same zip, claiming another method of compression."""
    content = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(signature) + offset] = method
    return bytes(content)


def spoilt(compression):
    """A zip with nonsense where the compressed data stands."""
    content = bytearray(zip_bytes(("double.py", WORK * 9), compression=compression))
    content[50:60] = b"\xff" * 10
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"this is no zip",
        zip_bytes(("double.py", WORK))[:-30],
        zip_bytes(("double.py", WORK))[20:],
        encrypted(zip_bytes(("double.py", WORK))),
        with_method(zip_bytes(("double.py", WORK)), 99),
        with_method(zip_bytes(("double.py", WORK * 9)), 12),
        with_method(zip_bytes(("double.py", WORK * 9)), 14),
        zip_bytes(("double.py", WORK)).replace(b"double.py", b"\0ouble.py"),
        spoilt(zipfile.ZIP_STORED),
        spoilt(zipfile.ZIP_DEFLATED),
        spoilt(zipfile.ZIP_BZIP2),
        spoilt(zipfile.ZIP_LZMA),
    ],
    ids="empty text end start encrypted 99 bz2 lzma no-name stored deflate bzip2 lzma2".split(),
)
def test_a_zip_that_cannot_be_read_is_refused(intake, tmp_path, content):
    with pytest.raises(SubmissionError) as refusal:
        intake(write(tmp_path / "work.zip", content))
    assert "None" not in str(refusal.value)


EDITS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4)
ZIPS = [
    zip_bytes(("a/double.py", WORK * 5), ("double.ipynb", "{}"), compression=method)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
]


@given(st.sampled_from(ZIPS), EDITS)
def test_a_damaged_zip_is_read_or_refused(content, edits):
    damaged = bytearray(content)
    for place, byte in edits:
        damaged[place % len(damaged)] = byte
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / "work.zip", bytes(damaged))
        try:
            find([path], COURSE, None, Path(folder) / "scratch")
        except SubmissionError:
            return


@given(st.lists(st.text(min_size=1, max_size=9).map(lambda name: f"{name}/double.py"), max_size=3))
def test_any_names_in_a_zip_are_found_or_refused(names):
    with tempfile.TemporaryDirectory() as folder:
        path = zip_of(Path(folder) / "work.zip", *((name, WORK) for name in names))
        try:
            submission = find([path], COURSE, None, Path(folder) / "scratch")
        except SubmissionError:
            return
        assert Path(folder) / "scratch" in only_found(submission).path.resolve().parents
