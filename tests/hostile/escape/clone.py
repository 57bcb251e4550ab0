"""Makes a user namespace by clone and by clone3, whose flags a filter cannot see.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes
import os
import platform
import signal

CLONE_NEWUSER = 0x1000_0000
CLONE = {"x86_64": 56}.get(platform.machine(), 220)
CLONE3 = 435
libc = ctypes.CDLL(None)


def in_child(*call):
    born = libc.syscall(*map(ctypes.c_long, call))
    if born == 0:
        os._exit(0)
    if born > 0:
        os.waitpid(born, 0)
        print("BREACH: a child in a user namespace")


in_child(CLONE, CLONE_NEWUSER | signal.SIGCHLD, 0, 0, 0, 0)
arguments = (ctypes.c_uint64 * 8)(CLONE_NEWUSER, 0, 0, 0, signal.SIGCHLD)
in_child(CLONE3, ctypes.addressof(arguments), 64)


def double(x):
    return x + x
