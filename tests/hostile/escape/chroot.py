"""Changes its root, the first half of a known way out of one.

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
            os.chroot(".")
            os._exit(1)
        except OSError:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


if attempt():
    print("BREACH: has changed its root")


def double(x):
    return x + x
