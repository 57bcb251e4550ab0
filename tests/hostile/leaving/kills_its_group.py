"""Kills the group and session that it was born into.

[stopped]
namespaces = ["session"]
landlock = ["session"]
process = ["session"]
"""

import os

if os.getsid(0) != os.getpid() or os.getpgid(0) != os.getpid():
    print("BREACH: shares its session", flush=True)
os.killpg(0, 9)


def double(x):
    return x + x
