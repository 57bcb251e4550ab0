"""Shares memory with nobody: the kernel counts it for no process once it is not mapped in full.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import mmap

try:
    shared = mmap.mmap(-1, 64 << 20)
    print("BREACH: has memory that is on nobody's account")
except OSError:
    pass


def double(x):
    return x + x
