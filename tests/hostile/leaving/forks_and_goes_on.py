"""Forks in the middle of being loaded and being called: two processes go on and both answer.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os

first = os.fork()
second = os.fork()


def double(x):
    os.fork()
    return x + x
