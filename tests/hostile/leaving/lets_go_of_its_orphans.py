"""Gives its orphans away, to the server, where they are on nobody's account.

resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["orphans"]
process = ["orphans"]
"""

import ctypes
import os
import select
import time

PR_SET_CHILD_SUBREAPER = 36


def hoard():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
    told, tell = os.pipe()
    if os.fork() == 0:
        if os.fork() == 0:
            time.sleep(0.1)
            block = b"x" * (700 << 20)
            time.sleep(2)
            os.write(tell, b"x")
            time.sleep(60)
            os._exit(len(block) & 1)
        os._exit(0)
    os.wait()
    os.close(tell)
    if select.select([told], [], [], 20)[0] and os.read(told, 1):
        print("BREACH: an orphan holds 700 MiB", flush=True)


hoard()


def double(x):
    return x + x
