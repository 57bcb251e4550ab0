"""Reads and writes the memory of its parent through /proc.

[stopped]
namespaces = ["user", "capabilities"]
landlock = ["files", "user", "capabilities"]
"""

import os

try:
    with open(f"/proc/{os.getppid()}/maps") as maps:
        begin = int(next(line for line in maps if " r--p" in line).split("-")[0], 16)
    with open(f"/proc/{os.getppid()}/mem", "r+b", buffering=0) as memory:
        memory.seek(begin)
        print("BREACH: read", len(memory.read(16)), "bytes of the memory of its parent")
except OSError:
    pass


def double(x):
    return x + x
