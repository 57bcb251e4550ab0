"""Looks in and around its working folder for files of the course and of others.

[stopped]
namespaces = ["view"]
landlock = ["files"]
"""

import os

OWN = {"double.py", "double.ipynb", "host.json", ".ipython"}
for name in os.listdir("."):
    if name not in OWN and not name.startswith((".", "profile_")):
        print("BREACH: beside it lies", name)
try:
    for name in os.listdir(".."):
        if name not in ("student", os.path.basename(os.getcwd())):
            print("BREACH: above it lies", name)
            break
    else:
        if "grader" in str(os.listdir("../..")):
            print("BREACH: further above lie the grader's folders")
except OSError:
    pass


def double(x):
    return x + x
