"""Opens files by their number on the disk, past every folder that hides them.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "user", "capabilities"]
"""

import ctypes
import os
import struct

libc = ctypes.CDLL(None)
handle = ctypes.create_string_buffer(struct.pack("<Ii", 128, 0), 136)
number = ctypes.c_int()
if libc.name_to_handle_at(-100, b"/usr/bin", handle, ctypes.byref(number), 0) == 0:
    folder = os.open("/usr", os.O_RDONLY)
    if libc.open_by_handle_at(folder, handle, os.O_RDONLY) >= 0:
        print("BREACH: opened by number")


def double(x):
    return x + x
