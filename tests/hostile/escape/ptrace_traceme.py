"""Has itself traced, which lets a child rewrite the calls of a program it executes.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes
import os

PTRACE_TRACEME = 0


def attempt():
    child = os.fork()
    if child == 0:
        os._exit(ctypes.CDLL(None).ptrace(PTRACE_TRACEME, 0, None, None) == 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


if attempt():
    print("BREACH: may trace")


def double(x):
    return x + x
