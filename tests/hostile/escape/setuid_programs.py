"""Starts a program that runs as root whoever starts it.

# Root gains nothing by it; in namespaces nobody but the server's user is there to become.

as_root = false

[stopped]
namespaces = ["design"]
landlock = ["no_new_privileges", "syscalls", "files"]
process = ["no_new_privileges"]
"""

import os
import shutil
import subprocess

for name in ("su", "passwd", "mount", "newgrp", "chsh"):
    path = shutil.which(name)
    if path and os.stat(path).st_mode & 0o4000 and os.getuid() != 0:
        program = subprocess.Popen(
            [path, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        status = os.stat(f"/proc/{program.pid}")
        if status.st_uid != os.getuid():
            print("BREACH: runs as user", status.st_uid, name)
        program.stdin.close()
        break


def double(x):
    return x + x
