"""Becomes another user, a neighbour's for one.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "user", "capabilities"]
"""

import os


def attempt():
    child = os.fork()
    if child == 0:
        try:
            os.setuid(61_185 if os.getuid() != 61_185 else 61_186)
            os._exit(1)
        except OSError:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


if attempt():
    print("BREACH: is another user")


def double(x):
    return x + x
