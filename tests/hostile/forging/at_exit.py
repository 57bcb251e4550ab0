"""Leaves work for the end of the process.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import atexit
import json
import os
import threading

host = json.load(open("host.json"))


def forge():
    os.write(1, b"BREACH: runs at the end\n")


atexit.register(forge)
threading._register_atexit(forge)


def double(x):
    return x + x
