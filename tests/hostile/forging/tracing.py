"""Traces the worker's own functions and changes what they hold.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import sys


def trace(frame, event, argument):
    for name in ("expected", "verdict", "points", "ref", "check"):
        if name in frame.f_locals and "grader" in frame.f_code.co_filename:
            print("BREACH: sees", name)
    return trace


sys.settrace(trace)
sys.setprofile(trace)


def double(x):
    return x + x
