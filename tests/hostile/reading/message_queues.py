"""Makes a message queue, by which workers could talk to each other.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes

libc = ctypes.CDLL(None)
number = libc.msgget(0x5EECF001, 0o1666)
if number >= 0:
    print("BREACH: made a queue")
    libc.msgctl(number, 0, None)


def double(x):
    return x + x
