"""Counts events of the processor, which tells what others compute.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "user", "capabilities"]
"""

import ctypes
import platform
import struct

PERF_EVENT_OPEN = {"x86_64": 298}.get(platform.machine(), 241)
NO_KERNEL = 0x61  # disabled, without the kernel's and the hypervisor's part
attributes = struct.pack("<IIQQQQQ", 1, 64, 0, 0, 0, 0, NO_KERNEL) + bytes(16)
if ctypes.CDLL(None).syscall(PERF_EVENT_OPEN, attributes, 0, -1, -1, ctypes.c_ulong(0)) >= 0:
    print("BREACH: counts events")


def double(x):
    return x + x
