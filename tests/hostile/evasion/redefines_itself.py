"""Replaces itself by something else as soon as it has been called.

points = 3
verdicts = ["fail"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    global double
    double = abs
    return x + x
