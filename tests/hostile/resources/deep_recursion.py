"""Calls itself without end, after lifting Python's own limit.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import sys

sys.setrecursionlimit(10**9)


def deeper(n):
    return deeper(n + 1) + 1


deeper(0)


def double(x):
    return x + x
