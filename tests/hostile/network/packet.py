"""Listens to all packets of the machine.

as_root = true

[stopped]
namespaces = ["syscalls", "user", "capabilities"]
landlock = ["syscalls", "user", "capabilities"]
"""

import socket

try:
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0).close()
    print("BREACH: may read packets")
except OSError:
    pass


def double(x):
    return x + x
