"""Stops itself with a signal that nothing can catch, and waits to be continued.

seconds = 3

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)


def double(x):
    return x + x
