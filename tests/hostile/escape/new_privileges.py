"""Looks whether a program that it executes may gain privileges.

[stopped]
namespaces = ["no_new_privileges", "syscalls"]
landlock = ["no_new_privileges", "syscalls", "files"]
process = ["no_new_privileges"]
"""

import ctypes

PR_GET_NO_NEW_PRIVS = 39
if ctypes.CDLL(None).prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0:
    print("BREACH: may gain privileges")


def double(x):
    return x + x
