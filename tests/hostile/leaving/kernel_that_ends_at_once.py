"""Hands in a configuration of the kernel that would end its process.

[files]
"profile_default/ipython_kernel_config.py" = "import os; os._exit(0)"
"profile_default/startup/00.py" = "import os; os._exit(0)"

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    return x + x
