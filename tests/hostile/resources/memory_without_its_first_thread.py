"""Fills memory in a process whose first thread has ended: of that one the kernel tells nothing.

points = 0
verdicts = ["memory", "skipped"]
resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["memory"]
process = ["memory"]
"""

import ctypes
import os
import select
import threading
import time

EXIT_THIS_THREAD = 60


def fill(tell):
    time.sleep(0.3)
    block = b"x" * (800 << 20)
    time.sleep(2)
    os.write(tell, b"x")
    time.sleep(60 + len(block) % 2)


def fill_apart():
    told, tell = os.pipe()
    if os.fork() == 0:
        threading.Thread(target=fill, args=(tell,)).start()
        ctypes.CDLL(None).syscall(EXIT_THIS_THREAD, 0)
    os.close(tell)
    if select.select([told], [], [], 20)[0] and os.read(told, 1):
        print("BREACH: filled 800 MiB", flush=True)


still_to_do = [fill_apart]


def double(x):
    while still_to_do:
        still_to_do.pop()()
    return x + x
