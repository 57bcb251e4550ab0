"""Changes the library that the next worker will import.

[stopped]
namespaces = ["view", "user"]
landlock = ["files"]
"""

import os

import numpy

try:
    name = f"{os.path.dirname(numpy.__file__)}/left-behind"
    open(name, "x").close()
    print("BREACH: wrote to the library")
    os.unlink(name)
except OSError:
    pass


def double(x):
    return x + x
