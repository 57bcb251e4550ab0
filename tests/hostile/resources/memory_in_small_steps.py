"""Fills memory bit by bit, never much at once.

points = 0
verdicts = ["memory", "skipped"]
resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["memory"]
process = ["memory"]
"""


def fill():
    held = []
    for _ in range(800):
        held.append(b"x" * (1 << 20))
    print("BREACH: filled", len(held), "MiB")


still_to_do = [fill]


def double(x):
    while still_to_do:
        still_to_do.pop()()
    return x + x
