"""Writes to folders within folders, so deep that no path leads there.

[stopped]
namespaces = ["view", "disk"]
landlock = ["disk"]
process = ["disk"]
"""

import os
import time


def fill():
    home = os.getcwd()
    try:
        for _ in range(100):
            os.mkdir("d" * 100)
            os.chdir("d" * 100)
        for number in range(30):
            with open(f"part-{number}", "wb") as file:
                for _ in range(10):
                    file.write(bytes(1 << 20))
        time.sleep(2)
        print("BREACH: wrote 300 MiB", flush=True)
    except OSError:
        for number in range(30):
            if os.path.exists(f"part-{number}"):
                os.unlink(f"part-{number}")
    os.chdir(home)


fill()


def double(x):
    return x + x
