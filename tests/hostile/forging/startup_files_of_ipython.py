"""Hands in what IPython would execute before the first cell.

[files]
"profile_default/startup/00.py" = "print('BREACH: ran before the first cell', flush=True)"
"profile_default/ipython_kernel_config.py" = "print('BREACH: configured', flush=True)"
"ipython_kernel_config.py" = "print('BREACH: configured', flush=True)"
"ipython_config.py" = "print('BREACH: configured', flush=True)"

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    return x + x
