"""Raises its own limits again.

[stopped]
namespaces = ["open_files"]
landlock = ["open_files"]
"""

import resource

try:
    resource.setrlimit(resource.RLIMIT_NOFILE, (2_000, 2_000))
    print("BREACH: may open 2,000 files")
except (OSError, ValueError):
    pass


def double(x):
    return x + x
