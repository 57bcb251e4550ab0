"""Lowers the limits and the priority of another process, which ends or starves it.

[stopped]
namespaces = ["design"]
landlock = ["syscalls", "user"]
"""

import json
import os
import resource

host = json.load(open("host.json"))
try:
    now = resource.prlimit(host["victim"], resource.RLIMIT_MEMLOCK)
    resource.prlimit(host["victim"], resource.RLIMIT_MEMLOCK, now)
    print("BREACH: sets limits of others")
except OSError:
    pass
try:
    os.setpriority(os.PRIO_PROCESS, host["victim"], 0)
    print("BREACH: sets the priority of others")
except OSError:
    pass


def double(x):
    return x + x
