"""Writes what Python executes when it starts to every place that it looks at.

[stopped]
namespaces = ["view", "user"]
landlock = ["files"]
"""

import os
import site
import sysconfig

places = [sysconfig.get_path("purelib"), site.getusersitepackages(), "/etc/python3"]
for place in places:
    name = f"{place}/left-behind.pth"
    if place.startswith(os.getcwd()):
        continue
    try:
        with open(name, "x") as file:
            file.write("# left by a submission\n")
        print("BREACH: wrote", name)
        os.unlink(name)
    except OSError:
        pass


def double(x):
    return x + x
