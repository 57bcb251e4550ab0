"""Makes a socket to what runs this machine, if it is a virtual one.

[stopped]
namespaces = ["syscalls"]
landlock = ["syscalls"]
"""

import socket

try:
    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM).close()
    print("BREACH: has a socket to the hypervisor")
except OSError:
    pass


def double(x):
    return x + x
