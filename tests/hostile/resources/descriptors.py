"""Opens files as long as it may.

[stopped]
namespaces = ["open_files"]
landlock = ["open_files"]
process = ["open_files"]
"""

import os


def hoard():
    held = []
    try:
        for _ in range(600):
            held.append(os.open("/dev/null", os.O_RDONLY))
        print("BREACH: opened", len(held), flush=True)
    except OSError:
        pass
    for descriptor in held:
        os.close(descriptor)


hoard()


def double(x):
    return x + x
