"""Looks for open files that are none of its own: the server's control socket above all.

[stopped]
namespaces = ["descriptors"]
landlock = ["descriptors"]
process = ["descriptors"]
"""

import os
import socket
import stat

for number in range(3, 64):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            with socket.socket(fileno=os.dup(number)) as one:
                if one.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_SEQPACKET:
                    print("BREACH: holds the control socket")
    except OSError:
        pass


def double(x):
    return x + x
