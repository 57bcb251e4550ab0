"""Puts a key into the kernel's keyring, where no namespace separates users.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import ctypes
import platform

ADD_KEY = {"x86_64": 248}.get(platform.machine(), 217)
PROCESS_KEYRING = -2
name = b"left-behind"
call = ctypes.CDLL(None).syscall
if call(ADD_KEY, b"user", name, b"x", ctypes.c_size_t(1), ctypes.c_int(PROCESS_KEYRING)) >= 0:
    print("BREACH: has a key")


def double(x):
    return x + x
