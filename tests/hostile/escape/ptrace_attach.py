"""Attaches to its parent as a debugger does.

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "files", "user", "capabilities"]
"""

import ctypes
import os

PTRACE_SEIZE = 0x4206
if ctypes.CDLL(None).ptrace(PTRACE_SEIZE, os.getppid(), None, None) == 0:
    print("BREACH: has attached to its parent")


def double(x):
    return x + x
