"""Enters the namespaces of another process.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "files", "user", "capabilities"]
"""

import ctypes
import os

CLONE_NEWUTS = 0x0400_0000
try:
    other = os.open(f"/proc/{os.getppid()}/ns/uts", os.O_RDONLY)
    if ctypes.CDLL(None).setns(other, CLONE_NEWUTS) == 0:
        print("BREACH: is in its parent's namespace")
except OSError:
    pass


def double(x):
    return x + x
