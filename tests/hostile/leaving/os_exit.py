"""Ends its process at once, with a status that claims success.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os

os._exit(0)


def double(x):
    return x + x
