"""A folder may hold anything that a file system can: nothing blocks, all else is passed over."""

import os
import socket
import time

import pytest
from handed_in import WORK, only_found, write

from grader import files
from grader.errors import SubmissionError
from grader.staging import stage
from grader.submission import MAX_CANDIDATES, Found

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices in folders")


@pytest.fixture
def staged(tmp_path):
    """The names that a worker sees when `work/double.py` is graded."""
    (tmp_path / "scratch").mkdir()

    def staged():
        path = write(tmp_path / "work" / "double.py")
        result = stage(Found("double", path, "module", "double.py"), tmp_path / "scratch")
        return sorted(entry.name for entry in result.work.iterdir())

    return staged


@pytest.mark.parametrize("name", ["a/double.py", "a/double.ipynb"])
def test_a_pipe_does_not_block_the_intake(intake, tmp_path, name):
    write(tmp_path / "work" / "double.py")
    (tmp_path / "work" / "a").mkdir()
    os.mkfifo(tmp_path / "work" / name)
    assert only_found(intake(tmp_path / "work")).shown_as == "double.py"


def test_a_pipe_that_is_handed_in_is_refused(intake, tmp_path):
    os.mkfifo(tmp_path / "double.py")
    with pytest.raises(SubmissionError, match="neither a file nor a folder"):
        intake(tmp_path / "double.py")


@pytest.mark.parametrize("special", ["pipe", "/dev/zero", "folder"])
def test_what_is_no_file_when_it_is_read_is_refused_at_once(tmp_path, special):
    """It may have been exchanged after it was found."""
    path = tmp_path / "double.ipynb"
    if special == "pipe":
        os.mkfifo(path)
    elif special == "folder":
        path.mkdir()
    else:
        path.symlink_to(special)
    with pytest.raises(SubmissionError, match=r"^double\.ipynb: "):
        files.read(path, "double.ipynb")


def test_pipes_sockets_and_links_in_a_circle_are_not_copied(staged, tmp_path, monkeypatch):
    work = tmp_path / "work"
    work.mkdir()
    os.mkfifo(work / "pipe.txt")
    (work / "again").symlink_to(work, target_is_directory=True)
    (work / "self").symlink_to(work / "self")
    monkeypatch.chdir(work)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        assert staged() == ["double.py"]


def test_a_file_beside_that_cannot_be_read_costs_nothing(staged, tmp_path):
    write(tmp_path / "work" / "tools.py").chmod(0)
    write(tmp_path / "work" / "closed" / "data.csv").parent.chmod(0o400)
    names = staged()
    (tmp_path / "work" / "closed").chmod(0o700)
    assert "double.py" in names


def test_folders_of_any_depth_end(intake, staged, tmp_path):
    write(tmp_path / "work" / "double.py")
    for depth in range(1, 600):
        os.mkdir(f"{tmp_path}/work" + "/d" * depth)
    assert only_found(intake(tmp_path / "work")).shown_as == "double.py"
    assert "double.py" in staged()


def test_names_that_are_no_text_are_copied_and_can_be_shown(intake, staged, tmp_path):
    write(tmp_path / "work" / os.fsdecode(b"\xff\x1b[2J\n") / "double.py")
    shown = only_found(intake(tmp_path / "work")).shown_as
    assert shown.isprintable()
    shown.encode()
    assert len(staged()) == 2


@pytest.mark.parametrize(
    "name", ["a\nb.py", "a\x1b[2Jb.py", os.fsdecode(b"\xff.py"), "\u202eyp.py"]
)
def test_a_message_is_one_line_without_control_codes(intake, tmp_path, name):
    with pytest.raises(SubmissionError) as refusal:
        intake(write(tmp_path / name))
    assert str(refusal.value).isprintable()


def test_a_huge_file_in_a_folder_is_not_read_to_compare_it_with_the_stub(intake, tmp_path):
    for folder in "ab":
        path = write(tmp_path / "work" / folder / "double.py", b"")
        os.truncate(path, 1 << 40)
    begin = time.perf_counter()
    intake(tmp_path / "work")
    assert time.perf_counter() - begin < 2


def test_a_folder_of_too_many_files_is_refused(intake, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_ENTRIES", 50)
    for i in range(51):
        write(tmp_path / "work" / f"{i}.txt", "")
    with pytest.raises(SubmissionError, match="more than 50 files; name the folder"):
        intake(tmp_path / "work")


def test_what_lies_beside_too_many_files_is_graded_all_the_same(staged, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_ENTRIES", 5)
    for i in range(6):
        write(tmp_path / "work" / f"{i}.txt", "")
    assert staged() == ["double.py"]


def test_as_many_candidates_as_one_likes_are_refused(intake, tmp_path):
    for i in range(MAX_CANDIDATES + 1):
        write(tmp_path / "work" / str(i) / "double.py")
    with pytest.raises(SubmissionError, match="more than 100 files named double"):
        intake(tmp_path / "work")


def test_a_note_names_few_files(intake, tmp_path):
    for i in range(9):
        write(tmp_path / "work" / str(i) / "double.py", WORK + f"# {i}")
    assert "and 5 more" in only_found(intake(tmp_path / "work")).note


def test_links_are_not_followed_when_they_are_copied(tmp_path):
    write(tmp_path / "secret.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(OSError, match=r"."):
        files.copy(tmp_path / "link.txt", tmp_path / "copy.txt", 100)


def test_a_file_that_grows_is_copied_no_further(tmp_path):
    write(tmp_path / "data.csv", "x" * 100)
    with pytest.raises(OSError, match="more comes"):
        files.copy(tmp_path / "data.csv", tmp_path / "copy.csv", 99)
