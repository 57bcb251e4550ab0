"""Requests to a platform's own servers: bounded in time and size, and no redirect is followed."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import IO, Any

from grader.errors import SandboxError
from grader.files import reason

MAX_ANSWER = 4 << 20


class Unreachable(SandboxError):
    """Nobody has answered. What was asked may have been done all the same."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server has answered.

    Attributes:
        status: HTTP's.
        data: the body, `MAX_ANSWER` bytes of it at most.
    """

    status: int
    data: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.data.decode("utf-8", errors="replace")


class Web:
    """Asks servers, and keeps their cookies.

    Args:
        timeout_s: for which a server may be silent.
    """

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(_NoRedirects, cookies)

    def get(self, url: str) -> Answer:
        """Ask for what is there.

        Raises:
            Unreachable: nobody has answered.
        """
        return self._asked(urllib.request.Request(url))

    def post(self, url: str, form: Mapping[str, str], timeout_s: float | None = None) -> Answer:
        """Send a form.

        Raises:
            Unreachable: nobody has answered.
        """
        return self._asked(urllib.request.Request(url, encoded(form)), timeout_s)

    def _asked(self, request: urllib.request.Request, timeout_s: float | None = None) -> Answer:
        try:
            with self._opener.open(request, timeout=timeout_s or self._timeout_s) as answer:
                return Answer(answer.status, answer.read(MAX_ANSWER))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, _rest(error))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unreachable(_why(error)) from None


def encoded(form: Mapping[str, str]) -> bytes:
    """A form as it is sent."""
    return urllib.parse.urlencode(form, errors="replace").encode("ascii")


def is_web(url: str) -> bool:
    """Whether it is an address of the web that can be asked: with a host, in printable ASCII."""
    try:
        parts = urllib.parse.urlsplit(url)
        asked = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return asked and url.isascii() and url.isprintable() and " " not in url


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A form must not become a question somewhere else."""

    def redirect_request(self, *arguments: Any, **more: Any) -> None:
        """Nowhere."""
        return


def _rest(error: IO[bytes]) -> bytes:
    try:
        return error.read(MAX_ANSWER)
    except (OSError, http.client.HTTPException):
        return b""


def _why(error: Exception) -> str:
    """What has happened, without the address: it may hold a secret."""
    cause = getattr(error, "reason", error)
    return reason(cause if isinstance(cause, Exception) else error)
