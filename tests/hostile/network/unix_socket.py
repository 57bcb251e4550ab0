"""Connects to a service through its name in the file system.

[stopped]
namespaces = ["view", "syscalls"]
landlock = ["syscalls"]
"""

import json
import socket

host = json.load(open("host.json"))
try:
    with socket.socket(socket.AF_UNIX) as one:
        one.connect(host["unix"])
    print("BREACH: connected")
except OSError:
    pass


def double(x):
    return x + x
