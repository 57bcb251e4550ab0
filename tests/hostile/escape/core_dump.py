"""Allows itself a core dump of any size, which the machine keeps where it keeps them.

[stopped]
namespaces = ["core"]
landlock = ["core"]
process = ["core"]
"""

import resource

if resource.getrlimit(resource.RLIMIT_CORE)[1] != 0:
    print("BREACH: may leave a core dump")


def double(x):
    return x + x
