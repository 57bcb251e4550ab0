"""Makes empty files without end, which take inodes and no room.

# Landlock and processes share the disk with the machine: the number of files is not limited.

[stopped]
namespaces = ["view"]
"""

import os


def fill():
    made = 0
    try:
        for made in range(20_000):  # noqa: B007
            os.close(os.open(f"f{made}", os.O_CREAT | os.O_WRONLY))
        print("BREACH: made", made + 1, "files", flush=True)
    except OSError:
        pass
    for name in os.listdir("."):
        if name[1:].isdigit():
            os.unlink(name)


fill()


def double(x):
    return x + x
