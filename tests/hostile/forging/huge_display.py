"""Displays more than the grader should have to hold.

seconds = 5

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import contextlib

with contextlib.suppress(NameError):
    get_ipython().display_pub.publish({"text/plain": "x" * (150 << 20)})  # noqa: F821  in a notebook


def double(x):
    return x + x
