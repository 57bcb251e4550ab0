"""Fills memory in several processes, none of which holds much.

resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["memory"]
process = ["memory"]
"""

import os
import time


def spread():
    told, tell = os.pipe()
    for _ in range(5):
        if os.fork() == 0:
            block = b"x" * (140 << 20)
            os.write(tell, b"x")
            time.sleep(60)
            os._exit(len(block) & 1)
    held = b"".join(os.read(told, 1) for _ in range(5))
    time.sleep(0.8)
    print("BREACH: filled 140 MiB in each of", len(held), flush=True)


spread()
os._exit(0)


def double(x):
    return x + x
