"""Opens the disk, the memory and the log of the machine.

[stopped]
namespaces = ["view", "user"]
landlock = ["files", "user"]
"""

import os

for name in ("kmsg", "mem", "vda", "sda", "nvme0n1", "loop-control", "fuse", "kvm", "tty0"):
    try:
        os.close(os.open(f"/dev/{name}", os.O_RDONLY | os.O_NONBLOCK))
        print("BREACH: opened", name)
    except OSError:
        pass


def double(x):
    return x + x
