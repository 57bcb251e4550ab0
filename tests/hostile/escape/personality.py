"""Switches off the random layout of memory for the programs that it starts.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes

ADDR_NO_RANDOMIZE = 0x0040000
if ctypes.CDLL(None).personality(ctypes.c_ulong(ADDR_NO_RANDOMIZE)) != -1:
    print("BREACH: has another personality")


def double(x):
    return x + x
