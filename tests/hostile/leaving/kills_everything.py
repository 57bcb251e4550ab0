"""Looks for any process at all that it may kill, number by number.

# Signal 0 only asks, for the sake of machines on which the barriers do not stand. kill(-1) is
# no question: it reports success where every single process was refused.

[stopped]
namespaces = ["processes", "user", "capabilities"]
landlock = ["signals", "user"]
"""

import ctypes
import os

libc = ctypes.CDLL(None)
own = os.getpid()
first = 2 if os.getppid() == 1 else 1  # an init of its own is none of the machine's processes
for number in range(first, 1 << 16):
    try:
        os.kill(number, 0)
    except OSError:
        continue
    if number != own and libc.tgkill(own, number, 0) != 0:  # it is none of this process's threads
        print("BREACH: may signal process", number)
        break


def double(x):
    return x + x
