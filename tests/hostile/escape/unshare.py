"""Makes a user namespace of its own, in which it would have every capability.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes
import os

CLONE_NEWUSER = 0x1000_0000


def attempt():
    child = os.fork()
    if child == 0:
        os._exit(ctypes.CDLL(None).unshare(CLONE_NEWUSER) == 0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


if attempt():
    print("BREACH: has a user namespace")


def double(x):
    return x + x
