"""Ends its process when it is called, with a status that claims success.

points = 0
verdicts = ["error", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os


def double(x):
    os._exit(0)
