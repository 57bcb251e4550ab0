"""Asks for the name of the machine.

[stopped]
namespaces = ["names"]
"""

import json
import os

host = json.load(open("host.json"))
if os.uname().nodename == host["host_name"]:
    print("BREACH: knows the machine's name")


def double(x):
    return x + x
