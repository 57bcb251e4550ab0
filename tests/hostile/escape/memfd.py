"""Makes a file that is in no folder, to execute what nobody looks at.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import os

try:
    os.close(os.memfd_create("unseen"))
    print("BREACH: has a file without a name")
except OSError:
    pass


def double(x):
    return x + x
