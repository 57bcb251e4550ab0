"""Connects to a service through a name that is in no file system.

[stopped]
namespaces = ["network", "syscalls"]
landlock = ["signals", "syscalls"]
"""

import json
import socket

host = json.load(open("host.json"))
try:
    with socket.socket(socket.AF_UNIX) as one:
        one.connect("\0" + host["abstract"])
    print("BREACH: connected")
except OSError:
    pass


def double(x):
    return x + x
