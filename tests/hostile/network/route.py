"""Looks for a way out of the machine.

[stopped]
namespaces = ["network"]
landlock = ["files"]
"""

try:
    for line in open("/proc/self/net/dev"):
        name, colon, _ = line.strip().partition(":")
        if colon and name != "lo" and not name.startswith(("tunl", "sit", "gre", "ip", "erspan")):
            print("BREACH: there is", name)
except OSError:
    pass


def double(x):
    return x + x
