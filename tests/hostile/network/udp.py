"""Sends a datagram to a service of the machine.

[stopped]
namespaces = ["network", "syscalls"]
landlock = ["syscalls"]
"""

import json
import socket

host = json.load(open("host.json"))
try:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.settimeout(1)
        one.connect(("127.0.0.1", host["udp"]))
        one.send(b"secret")
        one.send(b"secret")  # the first one's refusal is heard here
        print("BREACH: sent")
except OSError:
    pass


def double(x):
    return x + x
