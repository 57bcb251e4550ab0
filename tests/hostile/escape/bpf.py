"""Makes a map for programs that run in the kernel.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "user", "capabilities"]
"""

import ctypes
import platform

BPF = {"x86_64": 321}.get(platform.machine(), 280)
BPF_MAP_CREATE = 0
attributes = (ctypes.c_uint32 * 32)(2, 4, 4, 1)  # an array of one entry, keys and values of 4
if ctypes.CDLL(None).syscall(BPF, BPF_MAP_CREATE, attributes, 128) >= 0:
    print("BREACH: has a map in the kernel")


def double(x):
    return x + x
