"""Leaves a daemon that keeps the pipe of its output open and goes on writing.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(1, signal.NSIG):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        while True:
            os.write(1, b".")
            time.sleep(0.05)
    os._exit(0)


def double(x):
    return x + x
