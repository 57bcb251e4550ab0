"""Writes to files that it has deleted and closed, and keeps by sending them to itself.

[stopped]
namespaces = ["view", "syscalls"]
landlock = ["syscalls"]
"""

import os
import socket
import time


def fill():
    one, two = socket.socketpair()
    try:
        for number in range(30):
            with open(f"part-{number}", "wb", buffering=0) as file:
                os.unlink(file.name)
                for _ in range(10):
                    file.write(bytes(1 << 20))
                socket.send_fds(one, [b"x"], [file.fileno()])
        time.sleep(2)
        print("BREACH: has 300 MiB in flight", flush=True)
    except OSError:
        pass
    two.close()


fill()


def double(x):
    return x + x
