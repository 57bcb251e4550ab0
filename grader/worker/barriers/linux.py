"""Calls to Linux that Python's standard library has no function for."""

from __future__ import annotations

import ctypes
import itertools
import os

CLONE_NEWNS = 0x0002_0000
CLONE_NEWUTS = 0x0400_0000
CLONE_NEWIPC = 0x0800_0000
CLONE_NEWUSER = 0x1000_0000
CLONE_NEWPID = 0x2000_0000
CLONE_NEWNET = 0x4000_0000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE = 1 << 12, 1 << 14, 1 << 18
MNT_DETACH = 2
MOUNT_SETATTR = 442
MOUNT_ATTR_RDONLY, MOUNT_ATTR_NOSUID = 1, 2
AT_RECURSIVE = 0x8000

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_SECUREBITS = 28
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4

_CAPABILITY_VERSION_3 = 0x2008_0522
_libc = ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def mount(source: str, target: str, kind: str, flags: int, data: str = "") -> None:
    """mount(2); an empty text stands for no such argument."""
    given = [text.encode() or None for text in (source, target, kind)]
    result = _libc.mount(*given, ctypes.c_ulong(flags), data.encode() or None)
    _checked(result, f"mount {kind or source} on {target}")


def umount(target: str) -> None:
    """umount2(2), lazily: what is still open below `target` stays open."""
    _checked(_libc.umount2(target.encode(), MNT_DETACH), f"umount {target}")


def make_read_only(target: str) -> None:
    """mount_setattr(2): `target` and what is mounted below it read-only and without setuid."""
    attributes = (ctypes.c_uint64 * 4)(MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID, 0, 0, 0)
    arguments = (ctypes.c_int(-100), target.encode(), ctypes.c_uint(AT_RECURSIVE))
    syscall(MOUNT_SETATTR, *arguments, ctypes.byref(attributes), ctypes.c_size_t(32))


def unshare(flags: int) -> None:
    """unshare(2)."""
    _checked(_libc.unshare(flags), "unshare")


def setns(descriptor: int, kind: int) -> None:
    """setns(2)."""
    _checked(_libc.setns(descriptor, kind), "setns")


def pivot_root(new: str, old: str) -> None:
    """pivot_root(2)."""
    _checked(_libc.pivot_root(new.encode(), old.encode()), "pivot_root")


def prctl(option: int, *arguments: int) -> int:
    """prctl(2) with whole numbers."""
    padded = [ctypes.c_ulong(a) for a in (*arguments, 0, 0, 0, 0)[:4]]
    return _checked(_libc.prctl(option, *padded), f"prctl {option}")


def install_filter(program: bytes) -> None:
    """Put this thread under a seccomp filter, given as an array of `struct sock_filter`."""

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    described = Program(len(program) // 8, program)
    result = _libc.prctl(PR_SET_SECCOMP, 2, ctypes.byref(described), 0, 0)
    _checked(result, "seccomp filter")


def empty_bounding_set() -> None:
    """No program that this process executes can bring a capability with it."""
    with open("/proc/sys/kernel/cap_last_cap") as file:
        last = int(file.read())
    for capability in range(last + 1):
        prctl(PR_CAPBSET_DROP, capability)


def drop_capabilities() -> None:
    """Give up every capability that this process has."""
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _checked(_libc.capset(header, nothing), "capset")


def syscall(number: int, *arguments: object) -> int:
    """Any system call; raises OSError as the others do."""
    return _checked(_libc.syscall(ctypes.c_long(number), *arguments), f"system call {number}")


def close_all_but(kept: set[int]) -> None:
    """Close every descriptor but those."""
    edges = sorted({-1, *kept, os.sysconf("SC_OPEN_MAX")})
    for before, after in itertools.pairwise(edges):
        if before + 1 < after:  # an empty range closes all there are, where it begins at 0
            os.closerange(before + 1, after)
