"""Returns a list within a list within a list, deeper than anybody can follow.

points = 0
verdicts = ["output", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    value = [1.0]
    for _ in range(100_000):
        value = [value]
    return value
