"""Looks for what a worker before it has left in places that are meant for files.

# The end of its process has the grader start another one, which goes through this file again.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import os

for place in ("/tmp", "/dev/shm", "/var/tmp", os.path.expanduser("~")):
    name = f"{place}/left-behind"
    if os.path.exists(name):
        print("BREACH: found", name, flush=True)
        os.unlink(name)
    else:
        try:
            open(name, "w").close()
        except OSError:
            pass
found = os.path.exists("left-behind")

os._exit(found)


def double(x):
    return x + x
