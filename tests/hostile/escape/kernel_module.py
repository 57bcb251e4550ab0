"""Loads a module into the kernel: an empty one, to be refused as such.

# Many kernels have no modules: then there is nothing to see without the filter.

[stopped]
namespaces = ["design"]
landlock = ["design"]
"""

import ctypes
import errno
import platform

INIT_MODULE = {"x86_64": 175}.get(platform.machine(), 105)
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall(INIT_MODULE, b"", ctypes.c_ulong(0), b"")
if ctypes.get_errno() not in (errno.EPERM, errno.ENOSYS, errno.EACCES):
    print("BREACH: the kernel looked at its module")


def double(x):
    return x + x
