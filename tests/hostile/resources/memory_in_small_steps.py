"""Fills memory bit by bit, never much at once.

points = 0
verdicts = ["memory", "skipped"]
resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["memory"]
landlock = ["memory"]
process = ["memory"]
"""


def double(x):
    held = []
    for _ in range(800):
        held.append(b"x" * (1 << 20))
    print("BREACH: filled", len(held), "MiB")
    return x + x
