"""Makes the read-only root writable by mounting it again.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
"""

import ctypes

MS_REMOUNT_BIND = 32 | 4096
if ctypes.CDLL(None).mount(b"", b"/", b"", ctypes.c_ulong(MS_REMOUNT_BIND | 1), None) == 0:
    print("BREACH: mounted the root again")


def double(x):
    return x + x
