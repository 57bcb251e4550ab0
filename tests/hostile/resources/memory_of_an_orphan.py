"""Fills memory in a process that has got rid of its parent, so that nobody counts it.

resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["orphans"]
process = ["orphans"]
"""

import os
import time


def hoard():
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            os.setsid()
            time.sleep(0.1)
            block = b"x" * (800 << 20)
            time.sleep(0.3)
            os.write(tell, b"x")
            time.sleep(60)
            os._exit(len(block) & 1)
        os._exit(0)
    os.waitpid(child, 0)
    os.close(tell)
    if os.read(told, 1):
        print("BREACH: an orphan filled 800 MiB", flush=True)


hoard()


def double(x):
    return x + x
