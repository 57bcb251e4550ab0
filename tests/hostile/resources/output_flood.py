"""Prints without end, on both streams and past Python's own, and answers all the same.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os
import sys

block = b"x" * (1 << 20)
for _ in range(20):
    os.write(1, block)
    os.write(2, block)
    sys.stderr.write("y" * 100_000)


def double(x):
    for _ in range(20):
        sys.stdout.write("z" * 100_000)
    return x + x
