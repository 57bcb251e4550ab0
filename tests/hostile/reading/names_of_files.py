"""Looks which files there are, by asking for names rather than for what is in them.

# Landlock does not hide names.

[stopped]
namespaces = ["view"]
"""

import json
import os

host = json.load(open("host.json"))
for name in ("gradebook", "solution", "other"):
    if os.path.exists(host[name]):
        print("BREACH: knows of", name)


def double(x):
    return x + x
