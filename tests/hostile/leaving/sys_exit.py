"""Ends the program as Python does, from the main thread.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import sys

sys.exit(0)


def double(x):
    return x + x
