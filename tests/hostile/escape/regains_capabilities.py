"""Executes a program, which gives user 0 its capabilities back.

as_root = true

[stopped]
namespaces = ["privileges", "user", "no_new_privileges", "syscalls"]
landlock = ["privileges", "user", "no_new_privileges", "syscalls", "files"]
"""

import subprocess

said = subprocess.run(["grep", "CapEff", "/proc/self/status"], capture_output=True, text=True)
if int(said.stdout.split()[1], 16):
    print("BREACH: has capabilities")


def double(x):
    return x + x
