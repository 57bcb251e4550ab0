"""An HTTP server that an xqueue sends submissions to, and that answers each with its result.

Theory of operation. The queue posts `{"xqueue_body": ..., "xqueue_files": ...}` and takes the body
of a 200 as the grader's reply, whatever it is; any other status becomes "could not be graded".
So a result is answered with 200 and nothing else is. A connection has a thread, of which there are
so many and no more; it has so many seconds to send all of its request, however slowly. At the end
what is being graded is still answered, and whoever waits for a turn is sent away.
"""

from __future__ import annotations

import contextlib
import json
import socket
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from grader.errors import GraderError, SubmissionError
from grader.escaping import for_line
from grader.platforms.xqueue_desk import Desk
from grader.platforms.xqueue_messages import parsed

MAX_BODY = 2 << 20
MAX_OPEN = 64
"""Connections at a time."""
READING_S = 15.0
"""For all of a request; and for as long an answer may not be read."""


class PushServer(ThreadingHTTPServer):
    """Takes submissions, once `serve_forever` is called.

    Args:
        host: to listen on; port 0 is one that is free.
        port: the same.
        desk: what answers.
    """

    daemon_threads = False
    request_queue_size = MAX_OPEN

    def __init__(self, host: str, port: int, desk: Desk) -> None:
        self.desk = desk
        self.reading_s = READING_S
        self._room = threading.BoundedSemaphore(MAX_OPEN)
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Without asking a name server who we are."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give it a thread, if there is one left."""
        if not self._room.acquire(blocking=False):
            self.desk.log(f"{MAX_OPEN} connections are open; one more was refused")
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """See `socketserver`."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """One line, no traceback: who asks can end a connection at any moment."""
        self.desk.log("a connection ended before its answer was sent")


class _Refused(Exception):
    """A request that is not read."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: PushServer
    server_version = "grader"
    sys_version = ""

    def setup(self) -> None:
        self._watch = threading.Timer(self.server.reading_s, self._give_up)
        self._watch.daemon = True
        self._watch.start()
        super().setup()
        self.connection.settimeout(self.server.reading_s)

    def finish(self) -> None:
        self._watch.cancel()
        super().finish()

    def _give_up(self) -> None:
        """End a request that comes too slowly."""
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RD)

    def do_GET(self) -> None:
        """For whoever asks whether this is alive."""
        self._answer(200, b"ready\n")

    def do_POST(self) -> None:
        with self._refusing():
            result = self.server.desk.result(self._message())
            self._answer(200, json.dumps(result, allow_nan=False).encode())

    @contextlib.contextmanager
    def _refusing(self) -> Iterator[None]:
        """What cannot be graded is an error of HTTP, and a line."""
        try:
            yield
        except _Refused as error:
            self._refuse(error.status, str(error))
        except SubmissionError as error:
            self._refuse(400, str(error))
        except GraderError as error:
            self._refuse(503, str(error))
        except OSError:
            raise
        except Exception as error:  # ours: it must be no student's zero
            self._refuse(500, f"the grader failed: {type(error).__name__}: {error}")

    def _message(self) -> object:
        """What was sent."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            raise _Refused(411, "a request without its length")
        if len(length) > len(str(MAX_BODY)) or int(length) > MAX_BODY:
            raise _Refused(413, f"a request of {for_line(length, 20)} bytes")
        data = self.rfile.read(int(length))
        self._watch.cancel()
        if len(data) < int(length):
            raise _Refused(408, "a request that was not sent to its end")
        return parsed(data, "the message")

    def _refuse(self, status: int, why: str) -> None:
        self.server.desk.log(f"status {status}: {why}")
        self._answer(status, f"{for_line(why)}\n".encode())

    def _answer(self, status: int, data: bytes) -> None:
        self.send_response(status)
        kind = "application/json" if data.startswith(b"{") else "text/plain; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        """Only what is unusual is told, by the desk."""
