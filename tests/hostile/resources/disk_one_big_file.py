"""Writes one big file.

[stopped]
namespaces = ["file_size", "view"]
landlock = ["file_size"]
process = ["file_size"]
"""

import os


def fill():
    try:
        with open("big", "wb") as file:
            for _ in range(100):
                file.write(bytes(1 << 20))
                file.flush()
        print("BREACH: wrote 100 MiB", flush=True)
    except OSError:
        pass
    os.unlink("big")


fill()


def double(x):
    return x + x
