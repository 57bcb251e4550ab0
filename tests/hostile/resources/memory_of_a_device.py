"""Maps the device of zeros to be written to, which is memory on nobody's account.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import mmap

try:
    with open("/dev/zero", "r+b") as zeros:
        shared = mmap.mmap(zeros.fileno(), 64 << 20)
    print("BREACH: has memory that is on nobody's account")
except OSError:
    pass


def double(x):
    return x + x
