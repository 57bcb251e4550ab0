"""Leaves a thread that goes on computing and does not end with its module.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import threading


def go_on():
    while True:
        pass


threading.Thread(target=go_on).start()


def double(x):
    return x + x
