"""Reserves far more addresses than it may use, without filling them.

[stopped]
namespaces = ["addresses"]
landlock = ["addresses"]
process = ["addresses"]
"""

import mmap

try:
    block = mmap.mmap(-1, 512 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000)
    print("BREACH: reserved", len(block) >> 30, "GiB of addresses")
    block.close()
except OSError:
    pass


def double(x):
    return x + x
