"""Calls itself without end when it is graded.

points = 0
verdicts = ["error", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    return double(x) + 0
