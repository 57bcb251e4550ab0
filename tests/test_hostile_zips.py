"""A zip is refused by one line, or unpacked within the limits, whatever it says of itself."""

import struct
import time
import tracemalloc
import zipfile

import pytest
from handed_in import WORK, only_found, write, zip_bytes, zip_of

from grader import unzip
from grader.errors import SubmissionError

END = struct.Struct("<4s4H2LH")
ENTRY = struct.Struct("<4s6H3L5H2L")


@pytest.fixture
def refused(intake, tmp_path):
    """Why a zip of that content is refused; it is one line that names the file."""

    def refused(content):
        with pytest.raises(SubmissionError) as refusal:
            intake(write(tmp_path / "work.zip", content))
        message = str(refusal.value)
        assert message.isprintable()
        assert "work.zip: " in message
        assert list((tmp_path / "scratch").rglob("*.py")) == []
        return message.split("work.zip: ")[1]

    return refused


def edited(content, signature, offset, value):
    """The zip with other bytes in the first header of that signature."""
    start = content.index(signature) + offset
    return content[:start] + value + content[start + len(value) :]


def directory(entries, count):
    """A zip that is nothing but a directory of empty members, said to be `count`."""
    entry = ENTRY.pack(b"PK\1\2", 20, 20, *[0] * 7, 1, *[0] * 6) + b"a"
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(entry) * entries, 0, 0)
    return entry * entries + end


@pytest.mark.parametrize("count", [1, 0xFFFF])
@pytest.mark.parametrize("entries", [60_000, 1_000_000])
def test_a_directory_of_many_entries_is_refused_before_it_is_read(refused, entries, count):
    """Whatever number the end record states."""
    content = directory(entries, count)
    tracemalloc.start()
    begin = time.perf_counter()
    message = refused(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert message.startswith("more than 50000 entries" if entries < 10**5 else "a directory of")
    assert peak < 3 * unzip.MAX_DIRECTORY
    assert time.perf_counter() - begin < 2


def test_a_bomb_is_refused_before_it_is_unpacked(refused):
    bomb = zip_bytes(("double.py", WORK), ("zeros.bin", "\0" * (50 << 20)))
    assert refused(bomb).startswith("more than 100 times its size unpacked")


def test_small_files_may_be_compressed_as_well_as_can_be(intake, tmp_path):
    path = zip_of(tmp_path / "work.zip", ("double.py", WORK), ("zeros.csv", "0" * (9 << 20)))
    assert only_found(intake(path)).shown_as == "double.py"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_gives_gigabytes_for_one_chunk_is_not_unpacked(refused, method):
    """Python asks for a whole chunk of these, however large, before it looks at the size."""
    content = zip_bytes(("double.py", "\0" * (20 << 20)), compression=method)
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        content = edited(content, signature, offset, (100).to_bytes(4, "little"))
    tracemalloc.start()
    assert "an unusual compression" in refused(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 << 20


@pytest.mark.parametrize("stated", [0, 100])
def test_a_member_that_is_larger_than_it_says_is_refused(intake, tmp_path, stated):
    content = zip_bytes(("double.py", "x" * (5 << 20)))
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        content = edited(content, signature, offset, stated.to_bytes(4, "little"))
    with pytest.raises(SubmissionError, match="not a zip that can be read"):
        intake(write(tmp_path / "work.zip", content))
    assert sum(p.stat().st_size for p in (tmp_path / "scratch").rglob("*.py")) <= stated


def test_members_that_share_bytes_are_refused(refused):
    one, two = (zip_bytes((name, "0" * 9_999)) for name in ("double.py", "triple.py"))
    start = one.index(b"PK\1\2")
    entries = [z[z.index(b"PK\1\2") : z.index(b"PK\5\6")] for z in (one, two)]
    end = END.pack(b"PK\5\6", 0, 0, 2, 2, len(b"".join(entries)), start, 0)
    content = one[:start] + b"".join(entries) + end
    assert "overlaps another file" in refused(content)


def test_an_encrypted_member_is_said_to_be_encrypted(refused):
    content = edited(zip_bytes(("double.py", WORK)), b"PK\1\2", 8, b"\1")
    assert refused(content).startswith("double.py: encrypted; zip the files of the exercises again")


def test_a_name_with_a_nul_is_refused(refused):
    content = zip_bytes(("doublexpy", WORK)).replace(b"doublexpy", b"double\0py")
    assert refused(content).startswith("double�py: a name with a NUL")


def test_a_name_that_no_system_takes_is_refused(refused):
    assert "a name of more than 200 bytes" in refused(zip_bytes(("ü" * 101 + "/double.py", WORK)))


def test_folders_without_end_are_refused(refused):
    assert "more than 50 folders deep" in refused(zip_bytes(("d/" * 51 + "double.py", WORK)))


def test_zip64_that_lies_about_the_directory_is_refused(refused):
    content = zip_bytes(("double.py", WORK))
    end = content.index(b"PK\5\6")
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, 2**62, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    refused(content[:end] + record + locator + content[end:])


def test_control_codes_in_a_name_reach_neither_the_disk_nor_a_message(intake, tmp_path):
    path = zip_of(tmp_path / "work.zip", ("a\x1b[2J\n/double.py", WORK), ("b\x1b.txt", ""))
    found = only_found(intake(path))
    assert found.shown_as.isprintable()
    assert all(p.name.isprintable() for p in (tmp_path / "scratch").rglob("*"))


def test_names_that_differ_by_case_are_kept_apart(intake, tmp_path):
    path = zip_of(tmp_path / "work.zip", ("double.py", WORK), ("Double.py", "x = 1"))
    assert only_found(intake(path)).path.read_text() == WORK
    assert len({p.parent for p in (tmp_path / "scratch").rglob("*.py")}) == 2


@pytest.mark.parametrize("name", ["übung/double.py", "课/double.py", "a b/double.py"])
def test_names_in_any_script_are_shown_as_they_are(intake, tmp_path, name):
    assert only_found(intake(zip_of(tmp_path / "work.zip", (name, WORK)))).shown_as == name


def test_names_in_the_old_encoding_are_found(intake, tmp_path):
    content = zip_bytes(("uebung/double.py", WORK)).replace(b"uebung", b"\x81bungg")
    assert only_found(intake(write(tmp_path / "work.zip", content))).shown_as == "übungg/double.py"


def test_folders_of_windows_are_folders(intake, tmp_path):
    path = zip_of(tmp_path / "work.zip", ("a\\", ""), ("a\\double.py", WORK))
    assert only_found(intake(path)).shown_as == "a/double.py"
