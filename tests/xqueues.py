"""An xqueue on this machine: logins, submissions that are given out, results that are put back.

Two kinds: `openedx/xqueue`, which answers 200 to all and leads to its login with a 302, and the one
within Open edX (`edx-submissions`), whose statuses say what is wrong.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from receivers import answer, form_of, serving

USER, PASSWORD, SESSION = "grader", "pass:w?rd&=", "sessionid=5e55"


@dataclass
class XQueue:
    """See the module.

    Attributes:
        is_new: whether it is the one within Open edX.
        waiting: bodies of submissions that nobody has.
        results: what was put back, by submission.
        troubles: statuses that are answered first, to what is put.
        takes: how often a submission was asked for.
    """

    is_new: bool = False
    waiting: list[object] = field(default_factory=list)
    results: dict[int, dict[str, object]] = field(default_factory=dict)
    troubles: list[int] = field(default_factory=list)
    files: object = None
    name: str = "dl & co"
    key: str = "k3y"
    takes: int = 0
    logins: list[bool] = field(default_factory=list)
    _given: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @contextlib.contextmanager
    def listening(self) -> Iterator[str]:
        """Its address."""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with outer._changed:
                    outer.get(self)
                    outer._changed.notify_all()

            def do_POST(self) -> None:
                form = form_of(self)
                with outer._changed:
                    outer.post(self, form)
                    outer._changed.notify_all()

            def log_message(self, *arguments: object) -> None:
                """Not here."""

        with serving(Handler) as url:
            yield url

    def until(self, reached) -> bool:
        """Wait until something is so."""
        with self._changed:
            return self._changed.wait_for(lambda: reached(self), timeout=120)

    def get(self, request: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(request.path)
        assert parts.path == "/xqueue/get_submission/"
        if not self._is_known(request):
            return
        if parse_qs(parts.query) != {"queue_name": [self.name]}:
            self._say(request, 400, False, "Queue not found")
            return
        self.takes += 1
        if not self.waiting:
            self._say(request, 200, False, f"Queue '{self.name}' is empty")
            return
        self._given += 1
        header = json.dumps({"submission_id": self._given, "submission_key": self.key})
        content = {"xqueue_header": header, "xqueue_body": json.dumps(self.waiting.pop(0))}
        content["xqueue_files"] = json.dumps(self.files or {})
        self._say(request, 200, True, json.dumps(content))

    def post(self, request: BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        if request.path == "/xqueue/login/":
            self._log_in(request, form)
            return
        assert request.path == "/xqueue/put_result/"
        if not self._is_known(request):
            return
        if self.troubles:
            answer(self.troubles.pop(0), b"trouble")(request)
            return
        header = json.loads(form["xqueue_header"])
        if header["submission_key"] != self.key:
            self._say(request, 403, False, "Incorrect key for submission")
            return
        self.results[header["submission_id"]] = json.loads(form["xqueue_body"])
        self._say(request, 200, True, "")

    def _log_in(self, request: BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        self.logins.append(form == {"username": USER, "password": PASSWORD})
        if not self.logins[-1]:
            self._say(request, 401, False, "Incorrect login credentials")
            return
        request.send_response(200)
        request.send_header("Set-Cookie", f"{SESSION}; Path=/; HttpOnly")
        request.end_headers()
        request.wfile.write(json.dumps({"return_code": 0, "content": "Logged in"}).encode())

    def _is_known(self, request: BaseHTTPRequestHandler) -> bool:
        if request.headers.get("Cookie") == SESSION:
            return True
        if self.is_new:
            answer(403, {"detail": "Authentication credentials were not provided."})(request)
        else:
            request.send_response(302)
            request.send_header("Location", "/xqueue/login/?next=/xqueue/")
            request.end_headers()
        return False

    def _say(self, request, status: int, is_good: bool, content: str) -> None:
        said = {"return_code": 0 if is_good else 1, "content": content}
        answer(status if self.is_new else 200, said)(request)
