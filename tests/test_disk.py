"""What a worker's files take on the disk."""

import os

import pytest

from grader.worker.barriers import disk
from grader.worker.barriers.disk import MAX_DEPTH, MAX_FILES, Disk

MIB = 1 << 20


@pytest.fixture
def watched(tmp_path):
    """A worker's folder with something handed in, and the watch over it: 1 MiB more is allowed."""
    (tmp_path / "handed_in.bin").write_bytes(b"x" * MIB)
    return tmp_path, Disk(tmp_path, 1)


def test_what_was_handed_in_does_not_count(watched):
    folder, disk = watched
    (folder / "notes.txt").write_bytes(b"x" * (MIB // 2))
    assert not disk.is_full([os.getpid()])


def test_files_at_any_depth_count_together(watched):
    folder, disk = watched
    (folder / "a" / "b").mkdir(parents=True)
    for place in (folder, folder / "a", folder / "a" / "b"):
        (place / "part").write_bytes(b"x" * (MIB // 2))
    assert disk.is_full([])


def test_deleted_files_count_as_long_as_they_are_open(watched):
    folder, disk = watched
    with open(folder / "part", "wb", buffering=0) as file:
        os.unlink(file.name)
        file.write(b"x" * (2 * MIB))
        assert disk.is_full([os.getpid()])
    disk._next = 0.0
    assert not disk.is_full([os.getpid()])


def test_what_links_lead_to_does_not_count(watched, tmp_path_factory):
    folder, disk = watched
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "large").write_bytes(b"x" * (4 * MIB))
    (folder / "link").symlink_to(elsewhere)
    (folder / "to_file").symlink_to(elsewhere / "large")
    assert not disk.is_full([])


def test_sparse_files_count_as_what_they_take(watched):
    folder, disk = watched
    with open(folder / "sparse", "wb") as file:
        file.truncate(100 * MIB)
    assert not disk.is_full([])


def test_too_many_files_are_too_much(watched, monkeypatch):
    folder, watch = watched
    monkeypatch.setattr(disk, "MAX_FILES", 20)
    for number in range(19):
        (folder / str(number)).touch()
    assert not watch.is_full([])
    watch._next = 0.0
    (folder / "one more").touch()
    assert watch.is_full([])
    assert MAX_FILES > 20


def test_what_lies_too_deep_is_too_much(watched):
    folder, disk = watched
    (folder / "/".join("d" * (MAX_DEPTH - 2))).mkdir(parents=True)
    assert not disk.is_full([])
    disk._next = 0.0
    (folder / "/".join("d" * (MAX_DEPTH + 1))).mkdir(parents=True)
    assert disk.is_full([])


def test_a_folder_that_is_gone_holds_nothing(watched):
    folder, disk = watched
    (folder / "handed_in.bin").unlink()
    folder.rmdir()
    assert not disk.is_full([])
