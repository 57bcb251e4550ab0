"""Writes to files that it has deleted and closed, and keeps by a page that it has mapped.

# Of an ordinary user's grader this is not seen: the kernel shows what is mapped to root alone.

as_root = true

[stopped]
namespaces = ["view", "disk"]
landlock = ["disk"]
"""

import mmap
import os
import time


def fill():
    held = []
    try:
        for number in range(30):
            with open(f"part-{number}", "w+b", buffering=0) as file:
                os.unlink(file.name)
                for _ in range(10):
                    file.write(bytes(1 << 20))
                held.append(mmap.mmap(os.dup(file.fileno()), 4096))
        os.closerange(32, 256)
        time.sleep(2)
        print("BREACH: holds 300 MiB in mapped files", flush=True)
    except OSError:
        pass


def fill_in_a_child():
    if os.fork() == 0:
        fill()
        os._exit(0)
    os.wait()


fill_in_a_child()


def double(x):
    return x + x
