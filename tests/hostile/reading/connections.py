"""Reads which sockets and services the machine has.

[stopped]
namespaces = ["network"]
landlock = ["files"]
"""

import json

host = json.load(open("host.json"))
try:
    if f":{host['tcp']:04X} " in open("/proc/self/net/tcp").read():
        print("BREACH: knows the machine's services")
except OSError:
    pass


def double(x):
    return x + x
