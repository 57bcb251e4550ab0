"""Joins a keyring of the kernel by its name.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes
import platform

KEYCTL = {"x86_64": 250}.get(platform.machine(), 219)
JOIN_SESSION_KEYRING = 1
if ctypes.CDLL(None).syscall(KEYCTL, JOIN_SESSION_KEYRING, None) >= 0:
    print("BREACH: has joined a keyring")


def double(x):
    return x + x
