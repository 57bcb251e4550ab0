"""Fills memory when it has told the kernel that nobody may look at its memory.

points = 0
verdicts = ["memory", "skipped"]
resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["memory"]
process = ["memory"]
"""

import ctypes
import time

PR_SET_DUMPABLE = 4


def fill():
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    block = b"x" * (800 << 20)
    time.sleep(1)
    print("BREACH: filled", len(block) >> 20, "MiB")


still_to_do = [fill]


def double(x):
    while still_to_do:
        still_to_do.pop()()
    return x + x
