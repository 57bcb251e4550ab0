"""`grader run-platform xqueue`: a service that grades what comes, until it is told to end."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from grader.cli.options import is_line
from grader.cli.running import FULL_MARKS, emit
from grader.course import Course
from grader.errors import SubmissionError
from grader.files import reason, shown
from grader.platforms.running import Terms
from grader.platforms.service import Service
from grader.platforms.web import is_web
from grader.platforms.xqueue_desk import Desk
from grader.platforms.xqueue_pull import Account, Puller, Queue
from grader.platforms.xqueue_push import PushServer
from grader.sandbox.launching import Launcher

Way = Callable[[Desk], AbstractContextManager[str]]

LISTEN = "127.0.0.1:8099"
USER, PASSWORD = "GRADER_XQUEUE_USER", "GRADER_XQUEUE_PASSWORD"


@dataclass(frozen=True, slots=True)
class Serving:
    """How a service is reached.

    Attributes:
        listen: "host:port", where it is called; port 0 is a free one.
        queue: a server and the name of its queue, where it calls.
        jobs: submissions at a time.
        hosts: from which uploaded files may be fetched.
    """

    listen: str | None = None
    queue: tuple[str, str] | None = None
    jobs: int = 1
    hosts: tuple[str, ...] = ()


def serve(
    course: Course, launch: Callable[[Course], Launcher], terms: Terms, serving: Serving
) -> int:
    """Grade what comes until SIGTERM or Ctrl-C; what is under way then is still answered.

    Raises:
        GraderError: it cannot begin.
    """
    way = _way(serving, os.environ)
    launcher = launch(course)
    try:
        service = Service(course, launcher, terms, serving.jobs)
        desk = Desk(service, course.ids, serving.hosts, emit)
        with contextlib.suppress(KeyboardInterrupt), way(desk) as told:  # a second one: at once
            emit(f"{told}; isolation: {launcher.level}")
            _wait()
            service.finish()
    finally:
        launcher.close()
    emit("ended")
    return FULL_MARKS


def _wait() -> None:
    """Until this is told to end."""
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        emit("ending: what is under way is still answered")


def _way(serving: Serving, variables: Mapping[str, str]) -> Way:
    """How it is reached; what is wrong with that is said before anything is started."""
    if serving.queue is None:
        return functools.partial(_listening, *_host_and_port(serving.listen or LISTEN))
    if serving.listen is not None:
        raise SubmissionError("--listen and --queue: name one of them")
    url, name = serving.queue
    if not is_web(url):
        raise SubmissionError(
            f"--queue {shown(url)}: no address of the web; one is https://queue.example.org"
        )
    missing = [variable for variable in (USER, PASSWORD) if not variables.get(variable)]
    if missing:
        raise SubmissionError(f"{' and '.join(missing)}: set the queue's account in there")
    broken = [variable for variable in (USER, PASSWORD) if not is_line(variables[variable])]
    if broken:
        raise SubmissionError(f"{' and '.join(broken)}: cannot be written on a line; set it anew")
    account = Account(variables[USER], variables[PASSWORD])
    return functools.partial(_taking, url, name, account, serving.jobs)


def _host_and_port(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and int(port) < 1 << 16):
        raise SubmissionError(f"--listen {shown(listen)}: write HOST:PORT, such as {LISTEN}")
    return host.strip("[]"), int(port)


@contextlib.contextmanager
def _listening(host: str, port: int, desk: Desk) -> Iterator[str]:
    try:
        server = PushServer(host, port, desk)
    except (OSError, UnicodeError) as error:
        raise SubmissionError(
            f"--listen {shown(host)}:{port}: cannot be listened on: {reason(error)}"
        ) from None
    thread = threading.Thread(target=server.serve_forever, args=(0.2,))
    thread.start()
    try:
        yield f"listening on {shown(host)}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextlib.contextmanager
def _taking(url: str, name: str, account: Account, jobs: int, desk: Desk) -> Iterator[str]:
    pullers = [Puller(Queue(url, name, account), desk) for _ in range(jobs)]
    threads = [threading.Thread(target=puller.run) for puller in pullers]
    for thread in threads:
        thread.start()
    try:
        yield f"taking submissions of {shown(name)}"
    finally:
        for puller in pullers:
            puller.finish()
        for thread in threads:
            thread.join()
