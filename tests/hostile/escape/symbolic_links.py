"""Lays links out of its folder, for itself to follow and for the grader.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import json
import os

host = json.load(open("host.json"))
for name, target in (("a", "gradebook"), ("expected.json", "expected"), ("hidden.py", "hidden")):
    os.symlink(host[target], name)
    try:
        open(name).read()
        print("BREACH: followed a link to", target)
    except OSError:
        pass


def double(x):
    return x + x
