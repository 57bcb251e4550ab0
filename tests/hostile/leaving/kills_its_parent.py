"""Kills its parent, which in some levels is the grader's server.

# The first process of a process namespace is its own, and what is in it cannot kill it.

[stopped]
namespaces = ["design"]
landlock = ["signals", "user"]
"""

import os
import signal

parent = os.getppid()
try:
    os.kill(parent, 0)
    if parent != 1:
        print("BREACH: may signal its parent", flush=True)
    os.kill(parent, signal.SIGKILL)
except OSError:
    pass


def double(x):
    return x + x
