"""Changes the modes and times of files that it may neither read nor write.

[stopped]
namespaces = ["view"]
landlock = ["syscalls", "user"]
"""

import json
import os

host = json.load(open("host.json"))
for name in ("gradebook", "solution"):
    try:
        before = os.stat(host[name])
        os.utime(host[name], (1, 1))
        os.chmod(host[name], 0o640)
    except OSError:
        continue
    after = os.stat(host[name])
    if (after.st_mtime, after.st_mode) != (before.st_mtime, before.st_mode):
        print("BREACH: changed", name)
    os.utime(host[name], ns=(before.st_atime_ns, before.st_mtime_ns))
    os.chmod(host[name], before.st_mode)


def double(x):
    return x + x
