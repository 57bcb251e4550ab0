"""Fills memory through files that are kept in memory.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import os


def fill():
    names = []
    try:
        for i in range(10):
            names.append(f"/dev/shm/left-behind-{os.getpid()}-{i}")
            with open(names[-1], "wb") as file:
                for _ in range(10):
                    file.write(bytes(1 << 20))
        print("BREACH: 100 MiB in /dev/shm", flush=True)
    except OSError:
        pass
    for name in names:
        if os.path.exists(name):
            os.unlink(name)


fill()


def double(x):
    return x + x
