"""Fills memory in one block.

points = 0
verdicts = ["memory", "skipped"]
resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["memory"]
process = ["memory"]
"""

import time


def double(x):
    block = b"x" * (800 << 20)
    time.sleep(1)
    print("BREACH: filled", len(block) >> 20, "MiB")
    return x + x
