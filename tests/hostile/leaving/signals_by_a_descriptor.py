"""Kills a process by way of a socket whose events are to be signalled to it.

[stopped]
namespaces = ["design"]
landlock = ["signals", "user"]
"""

import fcntl
import json
import os
import socket
import struct
import time

FIOSETOWN, FIOASYNC = 0x8901, 0x5452

with open("host.json") as file:
    victim = json.load(file)["victim"]
one, two = socket.socketpair()
try:
    fcntl.ioctl(one, FIOSETOWN, struct.pack("i", victim))
    fcntl.ioctl(one, FIOASYNC, struct.pack("i", 1))
    os.write(two.fileno(), b"x")
    time.sleep(0.2)
except OSError:
    pass


def double(x):
    return x + x
