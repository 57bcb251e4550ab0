"""Looks whether it has any capability to begin with.

as_root = true

[stopped]
namespaces = ["user", "capabilities"]
landlock = ["user", "capabilities"]
"""

for line in open("/proc/self/status"):
    name, _, value = line.partition(":")
    if name in ("CapEff", "CapPrm", "CapInh", "CapAmb") and int(value, 16):
        print("BREACH: has capabilities", name)


def double(x):
    return x + x
