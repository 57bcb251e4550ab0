"""Reads the grader's own sources, the part that judges.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import os

import grader

folder = os.path.dirname(grader.__file__)
for name in ("compare.py", "checking.py"):
    try:
        open(f"{folder}/{name}").read()
        print("BREACH: read", name)
    except OSError:
        pass


def double(x):
    return x + x
