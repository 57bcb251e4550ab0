"""Links a file of others into its folder, to keep it and to change it there.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import json
import os

host = json.load(open("host.json"))
try:
    os.link(host["gradebook"], "mine")
    print("BREACH: has a link to the gradebook")
except OSError:
    pass


def double(x):
    return x + x
