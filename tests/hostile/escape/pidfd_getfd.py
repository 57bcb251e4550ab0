"""Takes an open file out of its parent, the control socket for one.

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "files", "user", "capabilities"]
"""

import ctypes
import os

PIDFD_GETFD = 438
try:
    parent = os.pidfd_open(os.getppid())
    for number in range(64):
        if ctypes.CDLL(None).syscall(PIDFD_GETFD, parent, number, 0) >= 0:
            print("BREACH: took descriptor", number)
except OSError:
    pass


def double(x):
    return x + x
