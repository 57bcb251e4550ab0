"""Speaks to the server on its control socket, as the grader does.

[stopped]
namespaces = ["descriptors"]
landlock = ["descriptors"]
process = ["descriptors"]
"""

import json
import os
import socket

for number in range(3, 64):
    try:
        with socket.socket(fileno=os.dup(number)) as one:
            if one.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_SEQPACKET:
                one.send(json.dumps({"pid": os.getpid()}).encode())
                print("BREACH: spoke to the grader", flush=True)
    except OSError:
        pass


def double(x):
    return x + x
