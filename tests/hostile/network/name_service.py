"""Asks for the address of a name, which could carry any message out.

# Without the barriers the answer hangs on the machine's own connection.

[stopped]
namespaces = ["design"]
landlock = ["design"]
"""

import socket

try:
    socket.getaddrinfo("secret-1.example.org", 443)
    print("BREACH: resolved a name")
except OSError:
    pass


def double(x):
    return x + x
