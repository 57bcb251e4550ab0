"""Makes empty files without end, which take inodes and no room.

# Landlock and processes share the disk with the machine: the number of files is not limited.

[stopped]
namespaces = ["view"]
"""

import os


def fill(begin, end):
    try:
        for number in range(begin, end):
            os.close(os.open(f"f{number}", os.O_CREAT | os.O_WRONLY))
    except OSError:
        return


fill(0, 6_000)
fill(6_000, 12_000)
fill(12_000, 18_000)
if os.path.exists("f17999"):
    print("BREACH: made 18,000 files")


def double(x):
    return x + x
