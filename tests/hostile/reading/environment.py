"""Looks for the grader's secrets in its own environment.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os

CANARY = "canary-of-the-" + "environment"
at_birth = open("/proc/self/environ").read()
if "GITHUB_TOKEN" in os.environ or CANARY in str(os.environ) or CANARY in at_birth:
    print("BREACH: has the grader's environment")


def double(x):
    return x + x
