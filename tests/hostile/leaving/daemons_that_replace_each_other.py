"""Leaves a process that is never the same for long: each forks its heir and ends.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os
import time

if os.fork() == 0:
    os.setsid()
    while True:
        time.sleep(0.002)
        if os.fork() != 0:
            os._exit(0)


def double(x):
    return x + x
