"""From a message of Open edX to its reply, however it has come."""

from __future__ import annotations

from collections.abc import Callable, Collection

from grader.platforms.service import Service
from grader.platforms.xqueue_files import fetched
from grader.platforms.xqueue_messages import asked, files_of, reply

Log = Callable[[str], None]


class Desk:
    """Answers messages with results.

    Args:
        service: what grades.
        exercises: of which there are problems.
        hosts: from which files may be fetched.
        log: takes a line of what is unusual, for the operator.
    """

    def __init__(
        self, service: Service, exercises: Collection[str], hosts: Collection[str], log: Log
    ) -> None:
        self._service = service
        self._exercises = exercises
        self._hosts = hosts
        self.log = log

    def result(self, message: object) -> dict[str, object]:
        """The reply to a message.

        Raises:
            SubmissionError: it is no message that can be understood.
            GraderError: there is no result.
        """
        request = asked(message, self._exercises)
        files = files_of(request, fetched(request.urls, self._hosts))
        return reply(self._service.grade(files, request.exercise))
