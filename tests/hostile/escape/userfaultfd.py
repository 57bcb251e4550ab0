"""Asks to be called when the kernel touches its pages, which helps to win races.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes
import platform

USERFAULTFD = {"x86_64": 323}.get(platform.machine(), 282)
USER_MODE_ONLY = 1
if ctypes.CDLL(None).syscall(USERFAULTFD, USER_MODE_ONLY) >= 0:
    print("BREACH: handles its own page faults")


def double(x):
    return x + x
