"""Returns a list that holds something else each time that somebody goes through it.

points = 0
verdicts = ["fail", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


class Fickle(list):
    looks = 0

    def __iter__(self):
        Fickle.looks += 1
        return iter([Fickle.looks] * Fickle.looks)

    def __len__(self):
        return 3


def double(x):
    return Fickle([0.0])
