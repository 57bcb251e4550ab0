"""Writes many files, each within its limit.

# Landlock and processes share the disk with the machine: only the size of each file is limited.

[stopped]
namespaces = ["view"]
"""

import os


def fill():
    names = [f"part-{i}" for i in range(12)]
    try:
        for name in names:
            with open(name, "wb") as file:
                for _ in range(10):
                    file.write(bytes(1 << 20))
        print("BREACH: wrote 120 MiB", flush=True)
    except OSError:
        pass
    for name in names:
        if os.path.exists(name):
            os.unlink(name)


fill()


def double(x):
    return x + x
