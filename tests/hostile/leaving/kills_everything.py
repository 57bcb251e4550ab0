"""Looks for any process at all that it may kill, number by number.

# Signal 0 only asks, for the sake of machines on which the barriers do not stand. kill(-1) is
# no question: it reports success where every single process was refused.

[stopped]
namespaces = ["processes", "user", "capabilities"]
landlock = ["signals", "user"]
"""

import os

own = {os.getpid(), *map(int, os.listdir("/proc/self/task"))}
for number in range(1, 1 << 16):
    try:
        os.kill(number, 0)
    except OSError:
        continue
    if number not in own:
        print("BREACH: may signal process", number)
        break


def double(x):
    return x + x
