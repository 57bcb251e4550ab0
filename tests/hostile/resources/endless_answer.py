"""Returns a list that has no end.

points = 0
verdicts = ["output", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import itertools


class Endless(list):
    def __iter__(self):
        return itertools.count()


def double(x):
    return Endless()
