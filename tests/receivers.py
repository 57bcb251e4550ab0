"""Servers on this machine that stand for a platform's own."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

Form = dict[str, str]
Respond = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int, said: object) -> Respond:
    """An answer as JSON, or as it is where it is bytes."""

    def respond(request: BaseHTTPRequestHandler) -> None:
        data = said if isinstance(said, bytes) else json.dumps(said).encode()
        request.send_response(status)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return respond


def hang_up(request: BaseHTTPRequestHandler) -> None:
    """No answer: the connection ends."""
    request.close_connection = True


def form_of(request: BaseHTTPRequestHandler) -> Form:
    """The form that was sent."""
    data = request.rfile.read(int(request.headers["Content-Length"]))
    fields = parse_qs(data.decode("ascii"), keep_blank_values=True, strict_parsing=True)
    return {name: value for name, (value,) in fields.items()}


@contextlib.contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server of that handler; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Receiver:
    """Takes forms, and answers each in its turn as it was told; the last way stays.

    Attributes:
        forms: what was sent.
        lengths: in bytes, of each.
    """

    def __init__(self, *ways: Respond) -> None:
        self.forms: list[Form] = []
        self.lengths: list[int] = []
        self._ways = [*ways]

    @contextlib.contextmanager
    def listening(self) -> Iterator[str]:
        """Its address."""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.lengths.append(int(self.headers["Content-Length"]))
                outer.forms.append(form_of(self))
                outer.respond(self)

            def log_message(self, *arguments: object) -> None:
                """Not here."""

        with serving(Handler) as url:
            yield url

    def respond(self, request: BaseHTTPRequestHandler) -> None:
        way = self._ways.pop(0) if len(self._ways) > 1 else self._ways[0]
        way(request)
