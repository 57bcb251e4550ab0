"""Reads the command line, the folder and the files of a process of the machine.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import json

host = json.load(open("host.json"))
try:
    if b"sleep" in open(f"/proc/{host['victim']}/cmdline", "rb").read():
        print("BREACH: read a command line")
except OSError:
    pass


def double(x):
    return x + x
