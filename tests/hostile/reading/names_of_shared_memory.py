"""Reads which System V shared memory there is.

[stopped]
namespaces = ["ipc"]
landlock = ["files"]
"""

import json

host = json.load(open("host.json"))
try:
    if str(host["sysv_key"]) in open("/proc/sysvipc/shm").read():
        print("BREACH: knows the shared memory of others")
except OSError:
    pass


def double(x):
    return x + x
