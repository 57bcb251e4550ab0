"""Offers a service of its own, for somebody to fetch what it knows.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import socket

try:
    socket.create_server(("0.0.0.0", 0))
    print("BREACH: listens")
except OSError:
    pass


def double(x):
    return x + x
