"""Files that students have uploaded to Open edX: fetched only from where the instructor allows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from grader.errors import SandboxError
from grader.files import shown
from grader.platforms.web import MAX_ANSWER, Web, is_web

MAX_FILES = 20
FETCHING_S = 10.0


def fetched(urls: Mapping[str, str], hosts: Collection[str]) -> dict[str, bytes]:
    """The contents of files by name.

    Args:
        urls: where they lie, by name.
        hosts: from which may be fetched, as "host" or "host:port"; none by default.

    Raises:
        SandboxError: one is not allowed, cannot be had or is too large.
    """
    if len(urls) > MAX_FILES:
        raise SandboxError(f"{len(urls)} files were uploaded; {MAX_FILES} are fetched at most")
    for name, url in urls.items():
        _refuse_stranger(name, url, hosts)
    web = Web(FETCHING_S)
    return {PurePosixPath(name).name or "file": _fetched(web, name, urls[name]) for name in urls}


def _refuse_stranger(name: str, url: str, hosts: Collection[str]) -> None:
    host = urlsplit(url).netloc if is_web(url) else ""
    if host not in hosts:
        raise SandboxError(
            f"{shown(name)}: lies at {shown(host) or 'no address of the web'}, which is not "
            "allowed; --files-from HOST allows it"
        )


def _fetched(web: Web, name: str, url: str) -> bytes:
    answer = web.get(url)
    if answer.status != 200:
        raise SandboxError(f"{shown(name)}: cannot be fetched: status {answer.status}")
    if len(answer.data) >= MAX_ANSWER:
        raise SandboxError(f"{shown(name)}: larger than {MAX_ANSWER >> 20} MiB")
    return answer.data
