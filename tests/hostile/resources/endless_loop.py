"""Loops for ever in Python.

points = 0
verdicts = ["timeout", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    while True:
        pass
