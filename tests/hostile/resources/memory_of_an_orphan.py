"""Fills memory in a process that has got rid of its parent, so that nobody counts it.

resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["orphans"]
process = ["orphans"]
"""

import os
import select
import time


def hoard(tell):
    if os.fork() == 0:
        if os.fork() == 0:
            os.setsid()
            time.sleep(0.1)
            block = b"x" * (700 << 20)
            time.sleep(0.5)
            os.write(tell, b"x")
            time.sleep(60)
            os._exit(len(block) & 1)
        os._exit(0)
    os.close(tell)


def look():
    if select.select([told], [], [], 4)[0] and os.read(told, 1):
        print("BREACH: an orphan filled 700 MiB", flush=True)


told, tell_it = os.pipe()
hoard(tell_it)
look()
look()
look()


def double(x):
    return x + x
