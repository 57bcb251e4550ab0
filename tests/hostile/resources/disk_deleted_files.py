"""Writes to files that it has deleted, and that no folder shows.

[stopped]
namespaces = ["view", "disk"]
landlock = ["disk"]
process = ["disk"]
"""

import os
import time


def fill():
    held = []
    try:
        for number in range(30):
            file = open(f"part-{number}", "wb", buffering=0)
            held.append(file)
            os.unlink(file.name)
            for _ in range(10):
                file.write(bytes(1 << 20))
        time.sleep(2)
        print("BREACH: holds 300 MiB in deleted files", flush=True)
    except OSError:
        pass
    for file in held:
        file.close()


fill()


def double(x):
    return x + x
