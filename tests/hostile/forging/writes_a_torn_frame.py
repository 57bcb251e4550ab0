"""Announces a frame of the largest size and never sends it.

points = 0
verdicts = ["skipped", "timeout"]
may_lose = true
seconds = 2

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os
import struct


def double(x):
    for number in range(3, 30):
        try:
            os.write(number, struct.pack(">IQ", 100, 60 << 20) + b"{")
        except OSError:
            pass
    return x + x
