"""Makes a device file for the disk.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "files", "user", "capabilities"]
"""

import os
import stat

try:
    os.mknod("disk", stat.S_IFBLK | 0o600, os.makedev(8, 0))
    print("BREACH: made a device")
except OSError:
    pass


def double(x):
    return x + x
