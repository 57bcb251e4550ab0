"""Aborts.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os

os.abort()


def double(x):
    return x + x
