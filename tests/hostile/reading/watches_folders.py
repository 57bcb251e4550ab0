"""Has the kernel tell which files others make and open.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes

if ctypes.CDLL(None).inotify_init1(0) >= 0:
    print("BREACH: may watch folders")


def double(x):
    return x + x
