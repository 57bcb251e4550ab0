"""Connects to a service of the machine.

[stopped]
namespaces = ["network", "syscalls"]
landlock = ["syscalls"]
"""

import json
import socket

host = json.load(open("host.json"))
try:
    socket.create_connection(("127.0.0.1", host["tcp"]), timeout=1)
    print("BREACH: connected")
except OSError:
    pass


def double(x):
    return x + x
