"""Landlock: a thread gives up, for good, all files but those beneath the folders it names.

Theory of operation. A ruleset names kinds of access that are denied from now on, and rules allow
some of them beneath a folder. What is allowed here: reading and executing where Python and its
libraries are, a few files of /proc and /dev, and everything but devices in the worker's own
folder. Later versions of Landlock handle more kinds; what the kernel does not know is left out.
From version 6 on, signals and abstract sockets end at the confined process too. Nothing of this
needs a privilege or a namespace, so it works in containers; it hides no names in /proc.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.worker.barriers import linux

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION_FLAG = 1
PATH_BENEATH = 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
TRUNCATE, IOCTL_DEV = 1 << 14, 1 << 15
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
READ = EXECUTE | READ_FILE | READ_DIR
DEVICES = (1 << 6) | (1 << 11)  # making character and block devices
ACCESS_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # by version; later ones handle no more files
TRUNCATES_FROM = 3
SCOPED_FROM = 6
ABSTRACT_SOCKETS, SIGNALS = 1, 2

PROC_FILES = tuple(f"/proc/{name}" for name in ("cpuinfo", "meminfo", "stat", "version", "uptime"))
OWN_PROC_FILES = ("cmdline", "maps", "stat", "statm", "status")
READ_WRITE_DEVICES = ("/dev/null", "/dev/full")  # not zero: mapped, it is memory of nobody's
READ_DEVICES = ("/dev/random", "/dev/urandom")


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("access", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The version of Landlock that the kernel offers, 0 for none."""
    try:
        return linux.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION_FLAG)
    except OSError:
        return 0


def restrict(
    readable: Iterable[str],
    own: Iterable[str],
    hidden: Iterable[str],
    writable: str,
    *,
    scoped: bool = True,
) -> None:
    """Give up all files but those. Needs no_new_privs.

    Args:
        readable: folders and files to read and execute.
        own: more of them, which may lie in a hidden folder.
        hidden: folders left out even where they lie in a readable one; their names stay visible.
        writable: the worker's own folder.
        scoped: give up signals and abstract sockets to others too, from version 6 on.

    Raises:
        OSError: the kernel has no Landlock.
    """
    offered = version()
    handled = (1 << ACCESS_BITS.get(offered, 16)) - 1
    scope = ABSTRACT_SOCKETS | SIGNALS if scoped and offered >= SCOPED_FROM else 0
    attributes = _Ruleset(handled, 0, scope)
    size = ctypes.c_size_t(24 if scope else 8)
    ruleset = linux.syscall(CREATE_RULESET, ctypes.byref(attributes), size, 0)
    try:
        for path, access in _without(readable, tuple(hidden)):
            _allow(ruleset, path, access)
        for path in (*own, *PROC_FILES, *READ_DEVICES):
            _allow(ruleset, path, READ)
        _allow_own_process(ruleset)
        for path in READ_WRITE_DEVICES:
            _allow(ruleset, path, (READ_FILE | WRITE_FILE | TRUNCATE) & handled)
        _allow(ruleset, writable, handled & ~DEVICES)
        linux.syscall(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, access: int) -> None:
    with contextlib.suppress(FileNotFoundError, PermissionError):
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            if not stat.S_ISDIR(os.fstat(folder).st_mode):
                access &= OF_FILES
            rule = _PathBeneath(access, folder)
            linux.syscall(ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)
        finally:
            os.close(folder)


def _allow_own_process(ruleset: int) -> None:
    """A few files of /proc/self, which TensorFlow reads; not all, for the network's are there too.

    The descriptors, left open, keep the kernel's entries as they are.
    """
    for name in OWN_PROC_FILES:
        entry = os.open(f"/proc/self/{name}", os.O_PATH | os.O_CLOEXEC)
        rule = _PathBeneath(READ_FILE, entry)
        linux.syscall(ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)


def _without(readable: Iterable[str], hidden: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """What to allow: a folder around a hidden one may be listed, what else it holds be read."""
    for path in readable:
        if path in hidden:
            continue
        if any(Path(path) in Path(place).parents for place in hidden):
            yield path, READ_DIR
            with contextlib.suppress(OSError):
                yield from _without((entry.path for entry in os.scandir(path)), hidden)
        else:
            yield path, READ
