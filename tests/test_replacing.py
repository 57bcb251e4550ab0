"""What is written is there in full, or not there."""

import contextlib
import zipfile

import pytest

from grader.errors import SubmissionError
from grader.replacing import making_folder, replacing
from grader.zipping import Member, write_zip


@pytest.mark.parametrize("making", [making_folder, replacing])
def test_what_is_interrupted_leaves_nothing(tmp_path, making):
    def write():
        with making(tmp_path / "out") as place:
            (place / "x" if place.is_dir() else place).write_text("half")
            raise OSError(28, "No space left on device")

    with pytest.raises(SubmissionError, match="out: cannot be written: No space left on device"):
        write()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("making", [making_folder, replacing])
def test_what_was_there_stays_when_it_fails(tmp_path, making):
    (tmp_path / "out").write_text("before")
    with contextlib.suppress(SubmissionError), making(tmp_path / "out") as place:
        (place / "x" if place.is_dir() else place).write_text("half")
        raise OSError(28, "No space left on device")
    assert (tmp_path / "out").read_text() == "before"


def test_a_zip_takes_any_time_and_any_name(tmp_path):
    members = [
        Member("é/ü.txt", b"1", (1970, 1, 1, 0, 0, 0)),
        Member("b", b"2", (2200, 1, 1, 0, 0, 0)),
    ]
    write_zip(tmp_path / "a.zip", members)
    infos = zipfile.ZipFile(tmp_path / "a.zip").infolist()
    assert {info.external_attr >> 16 for info in infos} == {0o100644}
    assert [(info.filename, info.date_time[0]) for info in infos] == [
        ("é/ü.txt", 1980),
        ("b", 2107),
    ]
