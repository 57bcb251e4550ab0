"""Leaves a daemon behind that outlives it.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(300)
    os._exit(0)


def double(x):
    return x + x
