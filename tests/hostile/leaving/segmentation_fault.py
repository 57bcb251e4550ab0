"""Reads from an address that is not there.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import ctypes

ctypes.string_at(0)


def double(x):
    return x + x
