"""Zips that are not quite: files below the target within the limits, or a `SubmissionError`."""

import struct
import tempfile
import zipfile
from pathlib import Path

from handed_in import WORK, zip_bytes
from hypothesis import given
from hypothesis import strategies as st

from fuzz.bounds import bounded, is_one_line
from fuzz.mutations import mutated_bytes
from grader.errors import SubmissionError
from grader.files import MAX_DEPTH
from grader.unzip import ANY_RATIO, MAX_RATIO, unzip

LIMIT = 12 << 20
"""Of memory: one chunk, what zipfile keeps of another, and the directory."""
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
NAMES = st.sampled_from(
    [
        "double.py",
        "a/double.py",
        "Double.PY",
        "../double.py",
        "/double.py",
        "C:\\double.py",
        "a\\double.ipynb",
        "double.py/",
        "..",
        ".",
        "",
        "a/..",
        "__MACOSX/double.py",
        "data.csv",
        "C:double.py",
        "d/" * 60 + "double.py",
        "n" * 250 + ".py",
        "x\x00y.py",
        "a\nb.py",
        "CON.py",
    ]
)
MODES = st.sampled_from([0, 0o100644, 0o120777, 0o040755, 0o010644, 0o020644]).map(
    lambda m: m << 16
)
CONTENTS = st.sampled_from([WORK, "", "{}", "\0" * 100_000, WORK * 100])
DATES = st.sampled_from([(1980, 1, 1, 0, 0, 0), (2024, 1, 2, 3, 4, 6), (2107, 12, 31, 23, 59, 58)])


@st.composite
def members(draw):
    info = zipfile.ZipInfo(draw(NAMES | st.text(max_size=9)) or "a", draw(DATES))
    info.external_attr = draw(MODES)
    return info, draw(CONTENTS)


def _encodable(parts):
    try:
        parts[0].filename.encode()
    except UnicodeEncodeError:
        return False
    return True


MEMBERS = st.lists(members().filter(_encodable), max_size=4)
ZIPS = st.builds(
    lambda parts, way: zip_bytes(*parts, compression=way), MEMBERS, st.sampled_from(METHODS)
)
FIELDS = {
    b"PK\3\4": [(4, 2), (6, 2), (8, 2), (10, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)],
    b"PK\1\2": [
        (6, 2),
        (8, 2),
        (10, 2),
        (12, 4),
        (16, 4),
        (20, 4),
        (24, 4),
        (28, 2),
        (30, 2),
        (32, 2),
        (38, 4),
        (42, 4),
    ],
    b"PK\5\6": [(8, 2), (10, 2), (12, 4), (16, 4), (20, 2)],
}
VALUES = st.sampled_from([0, 1, 8, 12, 14, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF])
RECORD = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")


def _starts(data, signature):
    starts, at = [], data.find(signature)
    while at >= 0:
        starts.append(at)
        at = data.find(signature, at + 1)
    return starts


@st.composite
def edited_zips(draw):
    """A zip with other values in the fields of its headers."""
    data = bytearray(draw(ZIPS))
    for _ in range(draw(st.integers(1, 4))):
        signature = draw(st.sampled_from(sorted(FIELDS)))
        offset, size = draw(st.sampled_from(FIELDS[signature]))
        starts = _starts(bytes(data), signature)
        if starts:
            at = draw(st.sampled_from(starts)) + offset
            value = draw(VALUES | st.integers(0, len(data))) % (1 << 8 * size)
            data[at : at + size] = value.to_bytes(size, "little")
    return bytes(data)


@st.composite
def zip64s(draw):
    """A zip with a record of version 64 that says what it likes."""
    data = draw(ZIPS)
    end = data.rindex(b"PK\5\6")
    numbers = [draw(VALUES | st.integers(0, 2**64 - 1)) for _ in range(4)]
    record = RECORD.pack(b"PK\6\6", 44, 45, 45, 0, 0, *numbers)
    return data[:end] + record + LOCATOR.pack(b"PK\6\7", 0, end, 1) + data[end:]


def check(content):
    """Unpack; nothing lies outside of the target, and not more than the limits allow."""
    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder) / "work.zip", Path(folder) / "target"
        path.write_bytes(content)
        target.mkdir()
        found = found_in(path, target)
        assert sorted(Path(folder).iterdir()) == [target, path]
        kept_within(target, len(content))
        for file, name in found:
            assert target in file.resolve().parents
            assert file.is_file()
            assert is_one_line(name)


def found_in(path, target):
    message, found = f"{path}: ", []
    try:
        with bounded("zip", LIMIT):
            found = unzip(path, target)
    except SubmissionError as refusal:
        message = str(refusal)
    assert message.startswith(f"{path}: ")
    assert is_one_line(message)
    return found


def kept_within(target, size):
    entries = list(target.rglob("*"))
    assert not any(entry.is_symlink() for entry in entries)
    assert all(entry.is_dir() or entry.is_file() for entry in entries)
    assert all(len(entry.relative_to(target).parts) <= 1 + MAX_DEPTH for entry in entries)
    total = sum(entry.stat().st_size for entry in entries if entry.is_file())
    assert total <= max(ANY_RATIO, MAX_RATIO * size)


@given(ZIPS)
def test_a_zip_of_any_names_and_modes(content):
    check(content)


@given(edited_zips())
def test_a_zip_with_edited_headers(content):
    check(content)


@given(mutated_bytes(ZIPS))
def test_a_zip_of_mutated_bytes(content):
    check(content)


@given(zip64s())
def test_a_zip_with_a_record_of_version_64(content):
    check(content)


@given(st.binary(max_size=300))
def test_any_bytes(content):
    check(content)
