"""Replaces itself by something else as soon as it has been called.

points = 3
verdicts = ["fail"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):  # noqa: F811
    global double
    double = abs
    return x + x
