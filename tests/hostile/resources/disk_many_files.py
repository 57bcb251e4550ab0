"""Writes many files, each within its limit.

[stopped]
namespaces = ["view", "disk"]
landlock = ["disk"]
process = ["disk"]
"""

import os
import time


def fill():
    names = [f"part-{i}" for i in range(30)]
    try:
        for name in names:
            with open(name, "wb") as file:
                for _ in range(10):
                    file.write(bytes(1 << 20))
        time.sleep(2)
        print("BREACH: wrote 300 MiB", flush=True)
    except OSError:
        pass
    for name in names:
        if os.path.exists(name):
            os.unlink(name)


fill()


def double(x):
    return x + x
