"""Writes one big file.

[stopped]
namespaces = ["file_size", "view", "disk"]
landlock = ["file_size", "disk"]
process = ["file_size", "disk"]
"""

import os
import time


def fill():
    try:
        with open("big", "wb") as file:
            for _ in range(100):
                file.write(bytes(1 << 20))
                file.flush()
        time.sleep(2)
        print("BREACH: wrote 100 MiB", flush=True)
    except OSError:
        pass
    os.unlink("big")


fill()


def double(x):
    return x + x
