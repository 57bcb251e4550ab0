"""The view: a root file system that holds what Python and TensorFlow need, and nothing else.

Theory of operation. The server, alone in a mount namespace of its own, puts an empty root
together in memory: system folders, Python and its libraries bound into it read-only, a few
devices, a few files of /etc. It makes that its root and lets go of the old one, so that there is
no path from here to anything else, before it imports TensorFlow. Each worker then gets a mount
namespace of its own on top: a fresh /proc, and one file system in memory, limited in size and in
number of files, that is home, /tmp and /dev/shm, and vanishes with it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from grader.worker.barriers import linux, users
from grader.worker.barriers.folders import opened_folder

HOME = "/home/student"
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store")
SYSTEM_FILES = (
    *("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives"),
    *("/etc/localtime", "/etc/timezone", "/etc/fonts", "/etc/mime.types", "/etc/ssl/certs"),
    "/sys/devices/system/cpu",
)
DEVICES = ("null", "full", "random", "urandom")  # not zero: mapped, it is memory of nobody's
LINKS = {"fd": "/proc/self/fd", "stdin": "fd/0", "stdout": "fd/1", "stderr": "fd/2"}
PLACES = ("proc", "tmp", "dev/shm", "scratch", "old", HOME.lstrip("/"))
MAX_SCRATCH_FILES = 16_384
ROOT_OPTIONS = "size=16m,nr_inodes=65536,mode=755"
KEPT_FLAGS = linux.MS_NOSUID | linux.MS_NODEV | linux.MS_NOEXEC
NO_DEVICES = linux.MS_NOSUID | linux.MS_NODEV


def build(root: str, readable: Iterable[str], own: Iterable[str], hidden: Iterable[str]) -> None:
    """Put the view together in the empty folder `root` and make it the root of this namespace.

    Args:
        root: an empty folder.
        readable: folders to be seen besides the system's.
        own: files and folders to be seen even where they lie in a hidden one.
        hidden: folders of which nothing else is seen.
    """
    linux.mount("", "/", "", linux.MS_REC | linux.MS_PRIVATE)
    linux.mount("tmpfs", root, "tmpfs", NO_DEVICES, ROOT_OPTIONS)
    for path in _outermost((*SYSTEM, *SYSTEM_FILES, *readable)):
        _bind(path, root)
    for path in hidden:
        _cover(path, root)
    for path in own:
        _bind(path, root)
    _devices(root)
    _etc(root)
    for place in PLACES:
        os.makedirs(f"{root}/{place}", exist_ok=True)
    os.chdir(root)
    linux.pivot_root(".", "old")
    os.chdir("/")


def leave_old_root() -> None:
    """Let go of the old root, mount what a new process namespace needs, and close the view."""
    linux.mount("proc", "/proc", "proc", NO_DEVICES | linux.MS_NOEXEC)
    linux.umount("/old")
    linux.mount("tmpfs", "/scratch", "tmpfs", NO_DEVICES, "size=64m,mode=755")
    _places_for_files()
    flags = linux.MS_REMOUNT | linux.MS_BIND | linux.MS_RDONLY | NO_DEVICES
    linux.mount("", "/", "", flags)


def private(size_mb: int) -> None:
    """Mount a /proc and a scratch of a worker's own; call it in a mount namespace of its own."""
    linux.mount("proc", "/proc", "proc", NO_DEVICES | linux.MS_NOEXEC)
    options = f"size={size_mb}m,nr_inodes={MAX_SCRATCH_FILES},mode=755"
    linux.mount("tmpfs", "/scratch", "tmpfs", NO_DEVICES, options)
    _places_for_files()


def _places_for_files() -> None:
    """One file system is home, /tmp and /dev/shm, so that one limit holds for all of them."""
    for name, place in (("home", HOME), ("tmp", "/tmp"), ("shm", "/dev/shm")):
        source = f"/scratch/{name}"
        os.mkdir(source)
        os.chmod(source, 0o1777)
        if place != "/tmp" or not os.listdir("/tmp"):  # Python itself may be installed below it
            linux.mount(source, place, "", linux.MS_BIND)


def _outermost(paths: Iterable[str]) -> list[str]:
    """The paths as named and as they really are, but for those inside others."""
    named = {p for path in paths for p in (path, os.path.realpath(path)) if os.path.lexists(path)}
    folders = {p for p in named if not os.path.islink(p)}
    return sorted(p for p in named if not folders & set(map(str, Path(p).parents)))


def _bind(path: str, root: str) -> None:
    """Show `path` under `root`, read-only, without what lets programs gain privileges."""
    target = root + path
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path):
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    elif not os.path.exists(target):
        Path(target).touch()
    linux.mount(path, target, "", linux.MS_BIND | linux.MS_REC)
    try:
        linux.make_read_only(target)
    except OSError:  # before Linux 5.12: the folder itself, not what is mounted below it
        kept = os.statvfs(target).f_flag & KEPT_FLAGS
        flags = linux.MS_BIND | linux.MS_REMOUNT | linux.MS_RDONLY | linux.MS_NOSUID | kept
        linux.mount("", target, "", flags)


def _cover(path: str, root: str) -> None:
    """Mount an empty folder over `path`, if the view shows it."""
    for place in {path, os.path.realpath(path)}:
        if os.path.isdir(root + place):
            linux.mount("tmpfs", root + place, "tmpfs", NO_DEVICES, "size=1m,mode=755")


def _devices(root: str) -> None:
    os.makedirs(f"{root}/dev", exist_ok=True)
    for name in DEVICES:
        Path(f"{root}/dev/{name}").touch()
        linux.mount(f"/dev/{name}", f"{root}/dev/{name}", "", linux.MS_BIND)
    for name, target in LINKS.items():
        os.symlink(target, f"{root}/dev/{name}")


def _etc(root: str) -> None:
    etc = Path(root, "etc")
    etc.mkdir(exist_ok=True)
    numbers = (users.IN_VIEW, *range(users.FIRST, users.FIRST + users.COUNT))
    pairs = [(os.getuid(), os.getgid()), *zip(numbers, numbers, strict=True)]
    passwd = "".join(f"student:x:{user}:{group}::{HOME}:/bin/sh\n" for user, group in pairs)
    (etc / "passwd").write_text(passwd)
    (etc / "group").write_text("".join(f"student:x:{group}:\n" for _, group in pairs))
    (etc / "hosts").write_text("127.0.0.1 localhost grader\n")  # not the machine's name


def copy_work(folder: int, target: str, user: int | None) -> None:
    """Copy what was handed in from an open folder.

    Args:
        folder: a descriptor of the folder.
        target: where the copies go.
        user: whose they are to be; None for the user that this process is.
    """
    give(target, user)
    for entry in _entries(folder):
        path = f"{target}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            os.mkdir(path)
            with opened_folder(entry.name, folder) as inner:
                copy_work(inner, path, user)
        elif entry.is_file(follow_symlinks=False):
            _copy_file(folder, entry.name, path)
            give(path, user)


def give_work(folder: int, user: int | None) -> None:
    """Make the folder and all in it that user's; None for nobody new."""
    if user is None:
        return
    os.fchown(folder, user, user)
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            with opened_folder(entry.name, folder) as inner:
                give_work(inner, user)
        else:
            os.chown(entry.name, user, user, dir_fd=folder, follow_symlinks=False)


def size_of_work(folder: int) -> int:
    """Bytes of the files in an open folder."""
    total = 0
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            with opened_folder(entry.name, folder) as inner:
                total += size_of_work(inner)
        else:
            total += entry.stat(follow_symlinks=False).st_size
    return total


def give(path: str, user: int | None) -> None:
    """Make a file or folder that user's; None for nobody new."""
    if user is not None:
        os.chown(path, user, user)


def _entries(folder: int) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _copy_file(folder: int, name: str, path: str) -> None:
    with (
        open(os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as source,
        open(path, "xb") as target,
    ):
        shutil.copyfileobj(source, target)
