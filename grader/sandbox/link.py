"""One worker as the trusted side sees it: requests with deadlines, and an end that is certain."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Protocol

from grader import wire
from grader.errors import SandboxError
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import KernelSockets

if TYPE_CHECKING:
    from grader.sandbox.launching import Launcher

GRACE_S = 1.0
ENDING_S = 0.3


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended: its own exit status, negative for a signal; None when it was killed.

    `broken` names the limit that it was killed for, "memory", "tasks" or "disk"; `is_known` says
    whether anybody could tell: a server that is gone has taken its workers with it.
    """

    status: int | None
    broken: str | None = None
    is_known: bool = True


class Process(Protocol):
    """The operating system's side of a worker."""

    def interrupt(self) -> None:
        """Ask the code that runs to stop, by SIGINT where there is such a thing."""

    def kill(self, grace_s: float = 0.0) -> Ending:
        """End the process and what it has started.

        Args:
            grace_s: how long to wait for it to end by itself first.
        """


class WorkerLost(Exception):
    """The worker cannot answer any more: it is killed, and a new one must take over.

    `cause` is "timeout", "died", "too_large", "garbled", "memory", "tasks" or "disk"; `detail`
    says more to staff.
    """

    def __init__(self, cause: str, detail: str = "") -> None:
        super().__init__(f"{cause}: {detail}")
        self.cause = cause
        self.detail = detail


class Link:
    """Sends requests to one worker and waits for each reply until its deadline.

    `made_by` is set for a worker that was made ready ahead: where new ones come from, for what
    that one may not be right for.
    """

    def __init__(
        self, reader: IO[bytes], writer: IO[bytes], process: Process, output: OutputCapture
    ) -> None:
        self.process = process
        self.output = output
        self.sockets: KernelSockets | None = None
        self.made_by: Launcher | None = None
        self.lost = False
        self.hung_up = False
        self._reader = reader
        self._writer = writer
        self._replies: queue.Queue[Any] = queue.Queue(maxsize=1)
        self._frames: queue.Queue[bytes | None] = queue.Queue(maxsize=1)
        self._count = 0
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        threading.Thread(target=self._write, daemon=True).start()

    def request(self, body: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The reply to `body`.

        A request that runs past `timeout_s` is interrupted first; a worker that answers the
        interruption lives on, and its reply says `raised.interrupted`.

        Raises:
            WorkerLost: no reply came, or one that is none. The worker has been killed.
        """
        self._count += 1
        self._send({**body, "id": self._count}, timeout_s)
        try:
            reply = self._replies.get(timeout=timeout_s)
        except queue.Empty:
            reply = self._interrupt()
        return self._checked(reply)

    def wait_until_ready(self, timeout_s: float) -> None:
        """Wait for the message that a worker sends first.

        Raises:
            WorkerLost: it did not come in time, or says that a barrier is missing.
        """
        try:
            first = self._checked(self._replies.get(timeout=timeout_s))
        except queue.Empty:
            raise self.lose("timeout", "it did not start in time") from None
        if "denied" in first:
            raise self.lose("denied", str(first["denied"]))

    def close(self) -> None:
        """Kill the worker and let its reader end."""
        self._kill()

    def _send(self, body: dict[str, Any], timeout_s: float) -> None:
        if self.lost:
            raise WorkerLost("died", "the worker was lost before")
        try:
            self._frames.put(wire.encode(body), timeout=timeout_s)
        except queue.Full:
            raise self.lose("timeout", "it does not read what it is sent") from None

    def _write(self) -> None:
        """Write frames in a thread of its own: a worker that reads none would block the writer.

        A worker that has hung up is noticed by its reader.
        """
        with contextlib.suppress(OSError, ValueError), self._writer:
            while frame := self._frames.get():
                self._writer.write(frame)
                self._writer.flush()

    def _interrupt(self) -> Any:
        self.process.interrupt()
        try:
            return self._replies.get(timeout=GRACE_S)
        except queue.Empty:
            raise self.lose("timeout") from None

    def _checked(self, reply: Any) -> dict[str, Any]:
        if isinstance(reply, WorkerLost):
            raise self.lose(reply.cause, reply.detail)
        if not isinstance(reply, dict) or not _is_number(reply.get("id"), self._count):
            raise self.lose("garbled", "a reply to another request")
        return reply

    def lose(self, cause: str, detail: str = "") -> WorkerLost:
        """Kill the worker; the exception to raise for it.

        Raises:
            SandboxError: it was lost with its server, which is no fault of the student's.
        """
        ending = self._kill(ENDING_S if cause == "died" else 0.0)
        if not ending.is_known:
            raise SandboxError("the warm server was lost while it ran")
        if ending.broken is not None:
            return WorkerLost(ending.broken, detail)
        if cause == "died":
            detail = _describe(ending.status)
        return WorkerLost(cause, detail)

    def _kill(self, grace_s: float = 0.0) -> Ending:
        self.lost = True
        ending = self.process.kill(grace_s)
        with contextlib.suppress(queue.Empty):
            self._frames.get_nowait()
        with contextlib.suppress(queue.Full):
            self._frames.put_nowait(None)
        self._wait_for_reader()
        return ending

    def _wait_for_reader(self) -> None:
        """Take what it still hands over; it ends at the end of the stream, so at once."""
        deadline = time.monotonic() + GRACE_S
        while self._thread.is_alive() and time.monotonic() < deadline:
            with contextlib.suppress(queue.Empty):
                self._replies.get(timeout=0.005)

    def _read(self) -> None:
        with self._reader:
            self._read_to_the_end()

    def _read_to_the_end(self) -> None:
        try:
            while True:
                self._replies.put(self._read_frame())
        except (EOFError, OSError):
            self._end(WorkerLost("died"))
        except wire.FrameTooLarge as error:
            self._end(WorkerLost("too_large", str(error)))
        except (wire.WireError, ValueError) as error:
            self._end(WorkerLost("garbled", str(error)))

    def _end(self, lost: WorkerLost) -> None:
        self.hung_up = True
        self._replies.put(lost)

    def _read_frame(self) -> Any:
        prefix = self._read_exactly(wire.PREFIX.size)
        header_length, payload_length = wire.frame_lengths(prefix)
        header = self._read_exactly(header_length)
        return wire.decode(header, self._read_exactly(payload_length))

    def _read_exactly(self, length: int) -> bytes:
        data = self._reader.read(length)
        if data is None or len(data) < length:
            raise EOFError
        return data


def _is_number(value: Any, number: int) -> bool:
    """Whether it is that number; an array would compare element by element."""
    return type(value) is int and value == number


def _describe(status: int | None) -> str:
    if status is None:
        return "closed its connection"
    if status < 0:
        return f"ended by signal {-status}"
    return f"ended itself with status {status}"
