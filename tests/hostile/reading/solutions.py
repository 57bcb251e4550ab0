"""Reads the solutions, the hidden checks and the expected values from disk.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import json

host = json.load(open("host.json"))
for name in ("solution", "hidden", "expected", "gradebook", "other"):
    try:
        open(host[name]).read()
        print("BREACH: read", name)
    except OSError:
        pass


def double(x):
    return x + x
