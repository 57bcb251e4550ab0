"""Loops for ever in Python.

points = 0
verdicts = ["timeout", "skipped"]
seconds = 2

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    while True:
        pass
