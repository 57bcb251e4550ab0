"""Temporary folders are removed, whatever a program has left in them."""

import ctypes
import os
import threading

from grader.scratch import remove, scratch

DEPTH = 3_000  # more than Python calls itself, and a path longer than the system takes


def dig(folder):
    """Make folders within folders; without a path, for none is long enough."""
    opened = os.open(folder, os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("d", dir_fd=opened)
        inner = os.open("d", os.O_RDONLY, dir_fd=opened)
        os.close(opened)
        opened = inner
    os.close(opened)


def test_a_tree_of_any_depth_is_removed(tmp_path):
    with scratch("deep-") as folder:
        dig(folder)
        (folder / "file").touch()
    assert not folder.exists()


def test_closed_folders_are_removed():
    with scratch("closed-") as folder:
        (folder / "a" / "b" / "c").mkdir(parents=True)
        (folder / "a" / "b" / "c" / "file").touch()
        for name in ("a/b/c", "a/b", "a"):
            (folder / name).chmod(0)
    assert not folder.exists()


def test_what_links_lead_to_stays(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    with scratch("links-") as folder:
        (folder / "link").symlink_to(tmp_path / "kept")
        (folder / "inner").mkdir()
        (folder / "inner" / "link").symlink_to(tmp_path / "kept" / "file")
    assert not folder.exists()
    assert (tmp_path / "kept" / "file").exists()


def test_a_folder_that_is_gone_is_no_error(tmp_path):
    remove(tmp_path / "nothing")


def test_a_link_in_the_place_of_a_folder_leads_nowhere(tmp_path):
    """A program that is still there exchanges folders for links while they are removed."""
    outside = tmp_path / "outside"
    outside.mkdir(mode=0o755)
    (outside / "file").touch()
    for number in range(10):
        folder = tmp_path / str(number)
        ended = threading.Event()
        exchanger = threading.Thread(target=exchange, args=(folder, outside, ended))
        exchanger.start()
        while not (folder / "l99").is_symlink():
            pass
        remove(folder)
        ended.set()
        exchanger.join()
    assert outside.stat().st_mode & 0o777 == 0o755
    assert (outside / "file").exists()


def exchange(folder, outside, ended):
    """Begins with 100 folders and 100 links, whose names go on changing places."""
    folder.mkdir()
    for number in range(100):
        (folder / f"d{number}").mkdir()
        (folder / f"l{number}").symlink_to(outside)
    pairs = [(f"{folder}/d{n}".encode(), f"{folder}/l{n}".encode()) for n in range(100)]
    renameat2, here = ctypes.CDLL(None).renameat2, -100
    while not ended.is_set():
        for one, other in pairs:
            renameat2(here, one, here, other, 2)
