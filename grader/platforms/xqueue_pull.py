"""A grader that takes submissions from an xqueue, and puts their results back.

What cannot be graded is not put back: the queue gives it out again after a while (an `xqueue` after
its SUBMISSION_PROCESSING_DELAY of a minute, Open edX's own after five), to this grader or another.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from grader.errors import GraderError, SandboxError
from grader.escaping import for_line
from grader.platforms.web import Answer, Unreachable, Web
from grader.platforms.xqueue_desk import Desk
from grader.platforms.xqueue_messages import parsed

ANSWER_S = 15.0
POLL_S = 2.0
TROUBLE_S = 10.0
"""Before the next submission is taken, when one could not be graded or the queue is in trouble."""
PUTTING_S = (1.0, 2.0, 4.0, 8.0)
BUSY = (408, 409, 429)
LOGGED_OUT = (301, 302, 401, 403)
EMPTY = "is empty"


@dataclass(frozen=True, slots=True)
class Account:
    """What a queue knows a grader by."""

    user: str
    password: str


class Queue:
    """A queue on a server, as one grader sees it. For one thread.

    Args:
        url: the server's address, before `/xqueue/`.
        name: the queue's.
        account: who asks.
    """

    def __init__(self, url: str, name: str, account: Account) -> None:
        self._url = f"{url.rstrip('/')}/xqueue"
        self._name = name
        self._account = account
        self._web = Web(ANSWER_S)

    def take(self) -> Mapping[str, object] | None:
        """The next submission; None where there is none.

        Raises:
            GraderError: the queue is out of reach, or refuses.
        """
        query = urlencode({"queue_name": self._name})
        answer = self._asked(f"get_submission/?{query}", None)
        is_good, content = _content(answer)
        if is_good:
            message = parsed(content, "a submission of the queue")
            if isinstance(message, dict):
                return message
            raise SandboxError("the queue has given what is no submission")
        if content.endswith(EMPTY):
            return None
        raise SandboxError(f"the queue gives no submission: {for_line(content)}")

    def put(self, header: str, result: Mapping[str, object]) -> None:
        """Put a result back.

        Raises:
            Unreachable: it can be tried again.
            GraderError: the queue does not take it.
        """
        form = {"xqueue_header": header, "xqueue_body": json.dumps(result, allow_nan=False)}
        answer = self._asked("put_result/", form)
        is_good, content = _content(answer)
        if answer.status >= 500 or answer.status in BUSY:
            raise Unreachable(f"the queue has not taken the result: {for_line(content)}")
        if not is_good:
            raise SandboxError(f"the queue has not taken the result: {for_line(content)}")

    def _asked(self, place: str, form: Mapping[str, str] | None) -> Answer:
        """What is answered, after a login where one is asked for."""
        answer = self._once(place, form)
        if answer.status in LOGGED_OUT:
            self._log_in()
            answer = self._once(place, form)
        return answer

    def _once(self, place: str, form: Mapping[str, str] | None) -> Answer:
        url = f"{self._url}/{place}"
        return self._web.get(url) if form is None else self._web.post(url, form)

    def _log_in(self) -> None:
        form = {"username": self._account.user, "password": self._account.password}
        is_good, content = _content(self._once("login/", form))
        if not is_good:
            raise SandboxError(f"the queue refuses the login: {for_line(content)}")


def _content(answer: Answer) -> tuple[bool, str]:
    """Whether it was done, and what is told."""
    try:
        told = json.loads(answer.text)
    except (ValueError, RecursionError):
        return False, f"status {answer.status}"
    if not isinstance(told, dict) or "return_code" not in told:
        return False, f"status {answer.status}"
    content = str(told.get("content", ""))
    return told["return_code"] == 0 and answer.status == 200, content


class Puller:
    """Takes submissions one after another, until it is told to end.

    Args:
        queue: where they are.
        desk: what grades them.
    """

    def __init__(self, queue: Queue, desk: Desk) -> None:
        self._queue = queue
        self._desk = desk
        self._over = threading.Event()
        self._trouble = ""

    def run(self) -> None:
        """Take submissions. Ends after `finish`, when the one that is under way is put back."""
        while not self._over.is_set():
            try:
                pause_s = 0.0 if self._one() else POLL_S
                self._trouble = ""
            except Exception as error:
                self._tell(error)
                pause_s = TROUBLE_S
            self._over.wait(pause_s)

    def finish(self) -> None:
        """Take no more."""
        self._over.set()

    def _one(self) -> bool:
        """Whether there was one."""
        message = self._queue.take()
        if message is None:
            return False
        header = message.get("xqueue_header")
        if not isinstance(header, str):
            raise SandboxError("the queue has given a submission without xqueue_header")
        self._put(header, self._desk.result(message))
        return True

    def _put(self, header: str, result: Mapping[str, object]) -> None:
        for pause_s in PUTTING_S:
            try:
                return self._queue.put(header, result)
            except Unreachable as error:
                self._tell(error)
            self._over.wait(pause_s)
        return self._queue.put(header, result)

    def _tell(self, error: Exception) -> None:
        """A line, once for the same trouble in a row."""
        line = str(error) if isinstance(error, GraderError) else f"{type(error).__name__}: {error}"
        if line != self._trouble:
            self._desk.log(line)
        self._trouble = line
