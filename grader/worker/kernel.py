"""A notebook's kernel in a worker: ipykernel runs the cells, the session answers calls.

Cells arrive over the sockets of Jupyter's protocol. Requests of the grader go on arriving over
the wire; a thread reads them and hands each to the kernel's event loop, so that functions are
called in the main thread, between cells, in the namespace that the cells have filled.
"""

from __future__ import annotations

import logging
import sys
import threading
from typing import Any

from ipykernel.kernelapp import IPKernelApp
from tornado.ioloop import IOLoop
from traitlets.config import Config

from grader.worker.session import Session


class QuietKernelApp(IPKernelApp):  # type: ignore[misc]
    """ipykernel's application, which does not say how to connect to it."""

    def log_connection_info(self) -> None:
        """Nobody else is to connect."""


def run_kernel(session: Session) -> None:
    """Run until the trusted side hangs up.

    Args:
        session: its `connection` holds what a Jupyter connection file holds, and as `file` where
            to write that; from here on its namespace is that of the kernel.
    """
    assert session.connection is not None
    app = _start_app(session.connection)
    session.namespace = app.shell.user_ns
    app.shell.ask_exit = lambda: None  # `exit()` in a cell: the functions are still to be called
    _restore_streams_for_calls()
    loop = IOLoop.current()
    threading.Thread(target=_forward, args=(session, loop), daemon=True).start()
    app.start()


def _start_app(connection: dict[str, Any]) -> Any:
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor" if _has_nocolor() else "NoColor"
    config.QuietKernelApp.capture_fd_output = False
    config.QuietKernelApp.log_level = logging.ERROR
    config.QuietKernelApp.connection_file = connection["file"]
    app = QuietKernelApp.instance(config=config)
    for name in ("transport", "ip", "shell_port", "iopub_port", "stdin_port", "hb_port"):
        setattr(app, name, connection[name])
    app.control_port = connection["control_port"]
    app.session.key = connection["key"].encode()
    app.initialize(argv=[])
    return app


def _has_nocolor() -> bool:
    """IPython 9 spells the scheme in lower case and refuses the old spelling."""
    import IPython

    return bool(IPython.version_info[0] >= 9)


def _restore_streams_for_calls() -> None:
    """`sys.__stdout__` must write to the captured descriptors, without delay."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            stream.reconfigure(line_buffering=True)


def _forward(session: Session, loop: IOLoop) -> None:
    while True:
        try:
            request = session.channel.receive()
        except EOFError:
            loop.add_callback(loop.stop)
            return
        loop.add_callback(session.answer, request)
