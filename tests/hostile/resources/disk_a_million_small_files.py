"""Makes empty files without end, which take inodes and no room.

[stopped]
namespaces = ["view", "disk"]
landlock = ["disk"]
process = ["disk"]
"""

import os
import time


def fill():
    try:
        for number in range(18_000):
            os.close(os.open(f"f{number}", os.O_CREAT | os.O_WRONLY))
        time.sleep(3)
        print("BREACH: made 18,000 files")
    except OSError:
        return


fill()


def double(x):
    return x + x
