"""Is right the first time that it is called, and never again.

points = 3
verdicts = ["fail"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

calls = []


def double(x):
    calls.append(x)
    return x + x if len(calls) == 1 else x
