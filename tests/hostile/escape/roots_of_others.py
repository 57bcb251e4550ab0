"""Goes through the roots and working folders of processes, its own among them.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import json
import os

host = json.load(open("host.json"))
folders = [f"/proc/{n}/{kind}" for n in ("self", "1", host["trusted"], os.getppid())
           for kind in ("root", "cwd")]  # fmt: skip
for folder in (*folders, "/old", "/scratch/..", "../../../../../.."):
    try:
        open(folder + host["gradebook"]).read()
        print("BREACH: read through", folder)
    except OSError:
        pass


def double(x):
    return x + x
