"""Looks for other submissions that are being graded at the same time.

[stopped]
namespaces = ["processes"]
landlock = ["files"]
"""

import os

own = {os.getpid(), os.getppid()}
try:
    numbers = {int(name) for name in os.listdir("/proc") if name.isdigit()}
except OSError:
    numbers = set()
for number in sorted(numbers - own):
    print("BREACH: sees process", number)


def double(x):
    return x + x
