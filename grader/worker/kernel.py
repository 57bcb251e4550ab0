"""A notebook's kernel in a worker: ipykernel runs the cells, the session answers calls.

Cells arrive over the sockets of Jupyter's protocol. Requests of the grader go on arriving over
the wire; a thread reads them and hands each to the kernel's event loop, so that functions are
called in the main thread, between cells, in the namespace that the cells have filled.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from typing import Any, ClassVar, cast

from ipykernel import kernelapp
from ipykernel.heartbeat import Heartbeat
from ipykernel.iostream import IOPubThread
from ipykernel.kernelapp import IPKernelApp
from tornado.ioloop import IOLoop
from traitlets.config import Config
from zmq.constants import USE_FD
from zmq.sugar.context import Context

import grader
from grader.worker.brevity import BriefSession
from grader.worker.session import Session
from grader.worker.stream import PatientStream

CONNECTION_FILE = ".kernel.json"
MAGICS = ("grade", "hint")
PORTS = ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")


class OwnOutputThread(IOPubThread):  # type: ignore[misc]
    """ipykernel's output thread without its way in for children, which is a socket of TCP."""

    def _setup_pipe_in(self) -> None:
        self._pipe_flag = False


class GivenHeartbeat(Heartbeat):  # type: ignore[misc]
    """ipykernel's heartbeat on a socket that is open already."""

    descriptor: int

    def _try_bind_socket(self) -> Any:
        self.socket.setsockopt(USE_FD, self.descriptor)
        return super()._try_bind_socket()


class QuietKernelApp(IPKernelApp):  # type: ignore[misc]
    """ipykernel's application on sockets that are open already; it does not say which."""

    given: ClassVar[dict[int, int]] = {}  # descriptors by port

    def _session_default(self) -> BriefSession:
        return BriefSession(parent=self)

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """What was handed in is no configuration: it would run before the first cell."""

    def log_connection_info(self) -> None:
        """Nobody else is to connect."""

    def init_heartbeat(self) -> None:
        """As ipykernel does, on the socket that was given."""
        if self.hb_port not in self.given:
            super().init_heartbeat()
            return
        self.heartbeat = GivenHeartbeat(Context(), (self.transport, self.ip, self.hb_port))
        self.heartbeat.descriptor = self.given[self.hb_port]
        self.heartbeat.start()

    def _try_bind_socket(self, s: Any, port: int) -> Any:
        if port in self.given:
            s.setsockopt(USE_FD, self.given[port])
        return super()._try_bind_socket(s, port)


def run_kernel(session: Session) -> None:
    """Run until the trusted side hangs up.

    Args:
        session: its `connection` holds what a Jupyter connection file holds; from here on its
            namespace is that of the kernel.
    """
    assert session.connection is not None
    app = _start_app(session, session.connection)
    session.namespace = app.shell.user_ns
    app.shell.system = app.shell.system_raw  # `!command` without a terminal: there is none
    app.shell.ask_exit = lambda: None  # `exit()` in a cell: the functions are still to be called
    app.shell.events.register("post_run_cell", _end_forked(os.getpid()))
    _silence_magics(app.shell)
    _flush_patiently(app)
    _restore_streams_for_calls()
    loop = IOLoop.current()
    threading.Thread(target=_forward, args=(session, loop), daemon=True).start()
    app.start()


def _silence_magics(shell: Any) -> None:
    """Make the lines with which a notebook has itself graded do nothing while it is graded."""

    def nothing(line: str = "") -> None:
        """There is nothing to grade against here."""

    def load(ipython: Any) -> None:
        for name in MAGICS:
            ipython.register_magic_function(nothing, "line", name)

    vars(grader).update(load_ipython_extension=load, unload_ipython_extension=nothing)
    load(shell)


def _end_forked(kernel: int) -> Callable[[Any], None]:
    """What ends a process that a cell has forked: it would go on as the kernel, on its sockets."""

    def end(result: Any) -> None:
        if os.getpid() != kernel:
            os._exit(0)

    return end


def _flush_patiently(app: Any) -> None:
    """While a cell runs; what it has left is sent before it is told to have ended."""
    streams = sys.stdout, sys.stderr

    def tell(in_cell: bool) -> Callable[[Any], None]:
        def told(info: Any) -> None:
            for stream in streams:
                cast(PatientStream, stream).in_cell = in_cell

        return told

    app.shell.events.register("pre_run_cell", tell(True))
    app.shell.events.register("post_run_cell", tell(False))


def _start_app(session: Session, connection: dict[str, Any]) -> Any:
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor" if _has_nocolor() else "NoColor"
    config.QuietKernelApp.capture_fd_output = False
    config.QuietKernelApp.outstream_class = f"{PatientStream.__module__}.PatientStream"
    config.QuietKernelApp.log_level = logging.ERROR
    config.QuietKernelApp.connection_file = str(session.work / CONNECTION_FILE)
    app = QuietKernelApp.instance(config=config)
    app.ipython_dir = tempfile.mkdtemp(prefix=".ipython-")  # no startup files that were handed in
    for name in ("transport", "ip", *PORTS):
        setattr(app, name, connection[name])
    app.given = dict(zip([connection[name] for name in PORTS], session.sockets, strict=False))
    app.session.key = connection["key"].encode()
    kernelapp.IOPubThread = OwnOutputThread
    app.initialize(argv=[])
    (session.work / CONNECTION_FILE).unlink(missing_ok=True)
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
