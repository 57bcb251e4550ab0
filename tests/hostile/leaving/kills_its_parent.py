"""Kills its parent, which in some levels is the grader's server.

[stopped]
namespaces = ["user", "capabilities"]
landlock = ["signals", "user"]
"""

import os
import signal

parent = os.getppid()
try:
    os.kill(parent, 0)
    print("BREACH: may signal its parent", flush=True)
    os.kill(parent, signal.SIGKILL)
except OSError:
    pass


def double(x):
    return x + x
