"""Attaches the System V shared memory of others.

[stopped]
namespaces = ["ipc", "syscalls"]
landlock = ["syscalls"]
"""

import ctypes
import json

host = json.load(open("host.json"))
libc = ctypes.CDLL(None)
if libc.shmget(host["sysv_key"], 0, 0) >= 0:
    print("BREACH: found shared memory")


def double(x):
    return x + x
