"""Loops for ever while it is loaded.

seconds = 3

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

while True:
    pass


def double(x):
    return x + x
