"""Takes the kernel apart: no reply, no status, no sockets.

seconds = 3

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def take_apart():
    kernel = get_ipython().kernel  # noqa: F821  there in a notebook alone
    kernel.session.send = lambda *args, **kwargs: None
    kernel.shell.run_cell = None
    kernel.iopub_socket = None


try:
    take_apart()
except NameError:
    pass


def double(x):
    return x + x
