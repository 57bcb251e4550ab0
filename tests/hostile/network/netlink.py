"""Talks to the kernel about the network.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import socket

try:
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).close()
    print("BREACH: has a netlink socket")
except OSError:
    pass


def double(x):
    return x + x
