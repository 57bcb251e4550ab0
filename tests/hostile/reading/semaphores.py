"""Leaves a System V semaphore, by which workers could talk to each other.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes

libc = ctypes.CDLL(None)
number = libc.semget(0x5EECF001, 1, 0o1666)
if number >= 0:
    print("BREACH: made a semaphore")
    libc.semctl(number, 0, 0)


def double(x):
    return x + x
