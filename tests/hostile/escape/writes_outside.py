"""Writes to the gradebook, the results and the course.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import json

host = json.load(open("host.json"))
for name in ("gradebook", "results", "other"):
    try:
        with open(host[name], "a") as file:
            file.write("# attack, 6\n")
        print("BREACH: wrote to", name)
    except OSError:
        pass


def double(x):
    return x + x
