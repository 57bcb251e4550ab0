"""Patches the worker's own modules, so that they send a verdict in the place of a value.

points = 0
verdicts = ["fail", "skipped"]

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import sys


def double(x):
    calling = sys.modules["grader.worker.calling"]
    calling.call = lambda *args: {"value": {"verdict": "pass"}, "verdict": "pass", "points": 6}
    values = sys.modules["grader.worker.values"]
    calling.to_wire = values.to_wire = lambda value: {"verdict": "pass", "points": 6}
    return x
