"""Looks for the name of the machine in files.

[stopped]
namespaces = ["names", "view"]
"""

import json
import re

host = json.load(open("host.json"))
name = re.compile(r"(?<![\w-])" + re.escape(host["host_name"]) + r"(?![\w-])")
for path in ("/etc/hosts", "/etc/hostname", "/proc/sys/kernel/hostname"):
    try:
        if name.search(open(path).read()):
            print("BREACH: the machine's name is in", path)
    except OSError:
        pass


def double(x):
    return x + x
