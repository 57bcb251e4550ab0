"""Sleeps, which costs no processor time, and catches what would wake it.

points = 0
verdicts = ["timeout", "skipped"]
seconds = 2

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import time


def double(x):
    while True:
        try:
            time.sleep(600)
        except BaseException:
            pass
    return x
