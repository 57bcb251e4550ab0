"""Reads its parent's memory with the system call for it.

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "files", "user", "capabilities"]
"""

import ctypes
import os


class Part(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("size", ctypes.c_size_t))


# Where the parent has not executed another program since the fork, its memory is laid out as here.
buffer = ctypes.create_string_buffer(16)
here, there = Part(ctypes.addressof(buffer), 16), Part(id(None), 16)
libc = ctypes.CDLL(None)
if libc.process_vm_readv(os.getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
    print("BREACH: read the memory of its parent")


def double(x):
    return x + x
