"""Sends replies and requests of Jupyter's protocol over the kernel's own sockets.

may_lose = true
seconds = 5

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def forge():
    kernel = get_ipython().kernel  # noqa: F821  there in a notebook alone
    parent = kernel.get_parent()
    reply = {"status": "ok", "execution_count": 99, "payload": [], "user_expressions": {}}
    for _ in range(20):
        kernel.session.send(kernel.iopub_socket, "status", {"execution_state": "idle"}, parent)
        kernel.session.send(kernel.iopub_socket, "execute_reply", reply, parent)
        kernel.session.send(kernel.iopub_socket, "comm_open", {"comm_id": "x"}, parent)
        kernel.session.send(kernel.iopub_socket, "error", {"ename": 1, "traceback": 2}, parent)
        kernel.session.send(kernel.iopub_socket, "clear_output", {"wait": "x"}, parent)
        kernel.session.send(kernel.iopub_socket, "update_display_data", {"data": []}, parent)
        kernel.session.send(kernel.iopub_socket, "stream", {"name": "x", "text": 5}, parent)


try:
    forge()
except NameError:
    pass


def double(x):
    return x + x
