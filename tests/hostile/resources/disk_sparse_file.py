"""Makes a file that claims to be far larger than the disk.

[stopped]
namespaces = ["file_size"]
landlock = ["file_size"]
process = ["file_size"]
"""

import os

try:
    with open("sparse", "wb") as file:
        os.ftruncate(file.fileno(), 1 << 40)
    print("BREACH: a file of 1 TiB")
except OSError:
    pass


def double(x):
    return x + x
