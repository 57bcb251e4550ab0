"""Walks up the stack for the caller's expected values, loading and called.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import sys

TELLING = {"expected", "ref", "check", "points", "rtol", "secret", "solution"}


def look():
    frame = sys._getframe(1)
    while frame is not None:
        if "grader" in frame.f_code.co_filename and TELLING & frame.f_locals.keys():
            print("BREACH: sees", TELLING & frame.f_locals.keys())
        frame = frame.f_back


look()


def double(x):
    look()
    return x + x
