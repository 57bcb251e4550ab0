"""A notebook's cells, executed with nbclient in a kernel that lives in a worker.

A provisioner starts the kernel: it asks the worker, over the wire, to become one on sockets in a
private folder. Whatever the kernel sends over them is data: text goes into the capture up to its
cap, the rest is dropped. When the cells are done, calls go over the wire as for a module.
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import re
import time
from contextlib import AbstractContextManager
from typing import Any

import zmq.asyncio
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerBase
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from zmq.constants import MAXMSGSIZE, RCVHWM

from grader.errors import SandboxError, SubmissionError
from grader.execution import (
    STOPPED,
    Loaded,
    PieceLost,
    Trouble,
    Unreadable,
    lost_piece,
    raised_in_loading,
    time_for,
)
from grader.manifest import Limits
from grader.notebook import read_notebook
from grader.replies import Raised, raised_in
from grader.sandbox.budget import Share
from grader.sandbox.link import GRACE_S, Link
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import MAX_MESSAGE, PORTS, KernelSockets, kernel_sockets
from grader.staging import Staged

SKIP_TAG = "skip-grading"
START_S = 60
MAX_WAITING = 32  # messages on a socket that are not read yet


class NotebookLoader:
    """Loads a notebook: cell by cell. See `grader.execution.Loader`."""

    def load(
        self, link: Link, staged: Staged, limits: Limits, skip: frozenset[int], share: Share
    ) -> Loaded:
        """Execute the cells that are neither tagged nor to be skipped."""
        try:
            notebook = read_notebook(staged.path)
        except SubmissionError as error:
            raise Unreadable(str(error)) from None
        return asyncio.run(_run_cells(notebook, link, limits, skip, share))

    def sockets(self) -> AbstractContextManager[KernelSockets | None]:
        """See `Loader`: a kernel's."""
        return kernel_sockets()


async def _run_cells(
    notebook: Any, link: Link, limits: Limits, skip: frozenset[int], share: Share
) -> Loaded:
    manager = _kernel_manager(link)
    runner = CellRunner(notebook, manager, link.output)
    loaded, number = Loaded(), 0
    try:
        await _start(runner, link)
        for index, cell in enumerate(notebook.cells):
            number += cell.cell_type == "code"
            if index not in skip:
                place, timeout_s = f"code cell {number}", time_for(limits, share)
                begin = time.monotonic()
                trouble = await _run_cell(runner, link, index, place, timeout_s)
                loaded.note(index, trouble, time.monotonic() - begin)
    finally:
        if runner.kc is not None:
            runner.kc.stop_channels()
        manager.context.destroy(linger=0)  # nbclient forgets a manager that did not start
    return loaded


async def _start(runner: CellRunner, link: Link) -> None:
    try:
        await runner.async_start_new_kernel()
        await runner.async_start_new_kernel_client()
    except Exception as error:
        link.close()  # nothing of the student has run
        raise SandboxError(f"the kernel did not start ({type(error).__name__})") from None


async def _run_cell(
    runner: CellRunner, link: Link, index: int, place: str, timeout_s: float
) -> Trouble | None:
    runner.timeout = max(1, round(timeout_s))
    work = runner.async_execute_cell(runner.nb.cells[index], index)
    try:
        await asyncio.wait_for(work, runner.timeout + GRACE_S)
    except (asyncio.TimeoutError, DeadKernelError):  # a cancelled wait may take either form
        lost = link.lose(_cause(link))
    except Exception as error:  # whatever nbclient stumbles over in messages that are none
        lost = link.lose("garbled", type(error).__name__)
    else:
        return runner.trouble(place)
    raise PieceLost(index, Trouble(place, lost_piece(lost, timeout_s)))


def _cause(link: Link) -> str:
    """Why a kernel whose cell has not ended is given up, as in `WorkerLost`."""
    if link.sockets is not None and link.sockets.are_cut:
        return "garbled"
    return "died" if link.hung_up else "timeout"


class CappedClient(AsyncKernelClient):  # type: ignore[misc]
    """jupyter_client's client on sockets that take no more than so much."""

    def _context_default(self) -> Any:
        self._created_context = True
        context = zmq.asyncio.Context()
        context.setsockopt(MAXMSGSIZE, MAX_MESSAGE)
        context.setsockopt(RCVHWM, MAX_WAITING)
        return context


class CellRunner(NotebookClient):  # type: ignore[misc]
    """nbclient, keeping no output and obeying no message of a frontend's protocol but replies."""

    def __init__(self, notebook: Any, manager: AsyncKernelManager, capture: OutputCapture) -> None:
        super().__init__(
            notebook,
            km=manager,
            allow_errors=True,
            interrupt_on_timeout=True,
            skip_cells_with_tag=SKIP_TAG,
            startup_timeout=START_S,
            record_timing=False,
            store_widget_state=False,
            on_cell_executed=self._note_reply,
        )
        self.log.setLevel(logging.CRITICAL)
        self._capture = capture
        self._reply: dict[str, Any] = {}

    def trouble(self, place: str) -> Trouble | None:
        """What came of the cell executed last, if it did not run to its end."""
        content, self._reply = self._reply, {}
        provisioner = self.km.provisioner
        was_interrupted, provisioner.has_interrupted = provisioner.has_interrupted, False
        if content.get("status") != "error":
            return None
        if was_interrupted:  # whatever was made of it: `%%bash` makes a TypeError
            return Trouble(place, STOPPED.format(self.timeout))
        line = _line(content.get("traceback"))
        told = {"type": content.get("ename"), "message": content.get("evalue"), "line": line}
        error = raised_in({"raised": told})
        assert error is not None
        error, line = _syntax_place(error)
        where = f"{place}, line {line}" if line else place
        return Trouble(where, raised_in_loading(error))

    def output(self, outs: Any, msg: Any, display_id: Any, cell_index: Any) -> None:
        """Count the text of an output; nothing is stored in the notebook."""
        content = msg.get("content") or {}
        text = content.get("text") or (content.get("data") or {}).get("text/plain") or ""
        self._capture.add(str(text).encode())

    def clear_output(self, outs: Any, msg: Any, cell_index: Any) -> None:
        """Nothing is stored, nothing is cleared."""

    def handle_comm_msg(self, outs: Any, msg: Any, cell_index: Any) -> None:
        """Widgets have no frontend here."""

    def _update_display_id(self, display_id: Any, msg: Any) -> None:
        """Nothing is stored, nothing is updated."""

    def _note_reply(self, cell: Any, cell_index: int, execute_reply: Any) -> None:
        content = (execute_reply or {}).get("content")
        self._reply = content if isinstance(content, dict) else {}


def _syntax_place(error: Raised) -> tuple[Raised, int | None]:
    """The line that a SyntaxError's message ends with, and the message without it."""
    match = re.search(r" \([^()]*, line (\d{1,7})\)$", error.message)
    if match is None:
        return error, error.line
    return dataclasses.replace(error, message=error.message[: match.start()]), int(match[1])


def _line(traceback: Any) -> int | None:
    """The last line number that IPython's traceback gives for a cell."""
    text = "".join(str(part) for part in traceback) if isinstance(traceback, list) else ""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text[:100_000])
    numbers = re.findall(r"(?:Cell In\s?\[\d+\], line |<cell line: )(\d+)", plain)
    return int(numbers[-1][:9]) if numbers else None


def _kernel_manager(link: Link) -> AsyncKernelManager:
    manager = AsyncKernelManager(context=zmq.asyncio.Context(), client_factory=CappedClient)
    manager._kernel_spec = KernelSpec(argv=["python"], display_name="Python", language="python")
    if link.sockets is not None:
        manager.transport, manager.ip = "ipc", link.sockets.prefix
        for number, port in enumerate(PORTS, start=1):
            setattr(manager, port, number)
    provisioner = WorkerProvisioner(
        kernel_id="graded", kernel_spec=manager._kernel_spec, parent=manager
    )
    provisioner.link = link
    manager.provisioner = provisioner
    return manager


class WorkerProvisioner(KernelProvisionerBase):  # type: ignore[misc]
    """Starts a kernel in a worker that exists, and leaves its end to whoever owns the worker."""

    link: Link
    has_interrupted = False

    @property
    def has_process(self) -> bool:
        """Whether the worker is still held."""
        return not self.link.lost

    async def poll(self) -> int | None:
        """None while the worker lives and is listened to."""
        is_cut = self.link.sockets is not None and self.link.sockets.are_cut
        return 1 if self.link.lost or self.link.hung_up or is_cut else None

    async def wait(self) -> int | None:
        """The worker goes on after the cells: there is nothing to wait for."""
        return await self.poll()

    async def send_signal(self, signum: int) -> None:
        """Interrupt the cell that runs, whatever the signal."""
        self.has_interrupted = True
        self.link.process.interrupt()

    async def kill(self, restart: bool = False) -> None:
        """Left to the owner of the worker."""

    async def terminate(self, restart: bool = False) -> None:
        """Left to the owner of the worker."""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """No command, no environment: the worker has them."""
        return {**kwargs, "cmd": []}

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Ask the worker to become a kernel on the manager's sockets."""
        manager = self.parent
        info = manager.get_connection_info()
        key = manager.session.key.decode()
        names = ("transport", "ip", *PORTS)
        connection = {**{name: info[name] for name in names}, "key": key}
        self.link.request({"op": "kernel", "connection": connection}, START_S)
        return info

    async def cleanup(self, restart: bool = False) -> None:
        """The sockets' folder is removed by whoever made it."""
