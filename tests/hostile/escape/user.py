"""Looks whether it is user 0, to whom the machine's files belong.

as_root = true

[stopped]
namespaces = ["user"]
"""

import os

if 0 in (*os.getresuid(), *os.getresgid(), *os.getgroups()):
    print("BREACH: is user 0 or in group 0")


def double(x):
    return x + x
