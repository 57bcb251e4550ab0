"""Kills a process of the same machine, the grader and whatever else it finds.

[stopped]
namespaces = ["design"]
landlock = ["signals", "user"]
"""

import json
import os
import signal

host = json.load(open("host.json"))
try:
    os.kill(host["victim"], signal.SIGKILL)
    print("BREACH: killed the victim")
except OSError:
    pass


def double(x):
    return x + x
