"""A real kernel, as a notebook's cells see it."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_client.manager import start_new_kernel

PATIENCE_S = 180


@dataclass
class Ran:
    """What came of a cell."""

    status: str
    displays: list[dict[str, str]] = field(default_factory=list)
    printed: str = ""

    @property
    def html(self) -> str:
        """The HTML of the one thing that was displayed."""
        (data,) = self.displays
        return data["text/html"]

    @property
    def text(self) -> str:
        """The same as plain text."""
        (data,) = self.displays
        return data["text/plain"]


class Kernel:
    """Runs cells, one at a time."""

    def __init__(self, manager: Any, client: Any) -> None:
        self.manager = manager
        self._client = client

    def run(self, code: str) -> Ran:
        """Run a cell to its end."""
        return self.end(self.begin(code))

    def begin(self, code: str) -> str:
        """Begin to run a cell."""
        return str(self._client.execute(code))

    def end(self, request: str) -> Ran:
        """Wait for the end of a cell that was begun."""
        ran = Ran("")
        while self._take(request, ran):
            pass
        while not ran.status:
            reply = self._client.get_shell_msg(timeout=PATIENCE_S)
            if reply["parent_header"].get("msg_id") == request:
                ran.status = reply["content"]["status"]
        return ran

    def _take(self, request: str, ran: Ran) -> bool:
        """Take one message; whether more are to come."""
        try:
            message = self._client.get_iopub_msg(timeout=PATIENCE_S)
        except queue.Empty:
            raise AssertionError("the cell did not end") from None
        if message["parent_header"].get("msg_id") != request:
            return True
        kind, content = message["msg_type"], message["content"]
        if kind in ("display_data", "execute_result"):
            ran.displays.append(content["data"])
        elif kind == "stream":
            ran.printed += content["text"]
        elif kind == "error":
            ran.printed += "\n".join(content["traceback"])
        return not (kind == "status" and content["execution_state"] == "idle")


@contextlib.contextmanager
def kernel(folder: Path) -> Iterator[Kernel]:
    """A kernel that works in `folder`."""
    manager, client = start_new_kernel(startup_timeout=PATIENCE_S, cwd=str(folder))
    try:
        yield Kernel(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
