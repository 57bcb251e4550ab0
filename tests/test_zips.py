"""A zip is a folder that may be broken, huge or hostile."""

import tempfile
import zipfile
from pathlib import Path

import pytest
from handed_in import COURSE, WORK, only_found, write, zip_bytes, zip_of
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import SubmissionError
from grader.grading import Options, grade
from grader.submission import find
from grader.unzip import MAX_FILES, unzip


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
    names = [(f"{i}/double.py", "") for i in range(MAX_FILES + 1)]
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
    ids=[
        "empty",
        "text",
        "without its end",
        "without its beginning",
        "encrypted",
        "unknown method",
        "falsely bzip2",
        "falsely lzma",
        "empty name",
        "spoilt stored",
        "spoilt deflated",
        "spoilt bzip2",
        "spoilt lzma",
    ],
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


HELPED = "from parts.halves import half\n\ndef double(x):\n    return 4 * half(x)\n"
HALF = "def half(x):\n    return x / 2\n"


def test_a_package_below_a_file_is_there_as_in_a_folder(tmp_path, mini_launcher):
    """A right answer in several files is right in a zip too."""
    members = ("hw/double.py", HELPED), ("hw/parts/__init__.py", ""), ("hw/parts/halves.py", HALF)
    path = zip_of(tmp_path / "hw.zip", *members)
    submission = find((path,), COURSE, None, tmp_path / "scratch")
    assert grade(submission, COURSE, mini_launcher, Options()).score == 5


@pytest.mark.parametrize(
    "names",
    [
        ("a/b.py", "A/b.py"),
        ("a/b.py", "A/c.py"),
        ("a", "a/b.py"),
        ("a/b.py", "a"),
        ("x/" * 40 + "y" * 150 + "/" + "z" * 150 + "/" + "w" * 190 + "/" + "v" * 199 + "/b.py",
         "x/" * 40 + "y" * 150 + "/" + "z" * 150 + "/" + "w" * 190 + "/" + "u" * 199 + "/b.py"),
        ("/b.py", "b.py"),
    ],
)  # fmt: skip
def test_what_cannot_stand_in_one_folder_stands_apart(tmp_path, names):
    path = zip_of(tmp_path / "hw.zip", *((name, name) for name in names))
    unzip(path, tmp_path / "target")
    files = [path for path in (tmp_path / "target").rglob("*") if path.is_file()]
    assert {path.read_text() for path in files} == set(names)
    assert len(files) == len(names)
