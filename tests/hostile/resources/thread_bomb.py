"""Starts threads as long as it may.

resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["tasks"]
landlock = ["tasks"]
process = ["tasks"]
"""

import os
import threading
import time


def bomb():
    threading.stack_size(1 << 16)
    count = 100 + 10 * os.cpu_count()
    try:
        for _ in range(count):
            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        time.sleep(0.3)
        print("BREACH: started", count, "threads", flush=True)
    except RuntimeError:
        os._exit(1)


bomb()


def double(x):
    return x + x
