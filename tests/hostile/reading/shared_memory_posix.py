"""Opens the POSIX shared memory of others.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import json

host = json.load(open("host.json"))
try:
    open(host["posix"]).read()
    print("BREACH: read shared memory")
except OSError:
    pass


def double(x):
    return x + x
