"""Mounts a file system.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "files", "user", "capabilities"]
"""

import ctypes
import os

libc = ctypes.CDLL(None)
os.mkdir("place")
if libc.mount(b"tmpfs", b"place", b"tmpfs", ctypes.c_ulong(0), None) == 0:
    print("BREACH: mounted")
    libc.umount2(b"place", 2)


def double(x):
    return x + x
