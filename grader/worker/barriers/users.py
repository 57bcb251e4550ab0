"""Users for workers: each is one that no other worker of this machine is at the time.

Theory of operation. The kernel counts a user's tasks, whoever started them: two graders that gave
their workers the same user would have them share one limit. A number is taken by binding a name to
it among the abstract sockets, which the kernel frees when the server lets go of it or ends.
"""

from __future__ import annotations

import contextlib
import secrets
import socket
from dataclasses import dataclass

FIRST = 61_184  # of the range that systemd keeps for users that come and go
COUNT = 4_096
IN_VIEW = 1_000  # what workers of an ordinary user are called in a user namespace of their own


@dataclass(frozen=True, slots=True)
class User:
    """A number that is taken as long as the socket is open."""

    number: int
    taken: socket.socket


def take() -> User:
    """A user that nobody has.

    Raises:
        OSError: all are taken.
    """
    start = secrets.randbelow(COUNT)
    for step in range(COUNT):
        number = FIRST + (start + step) % COUNT
        with contextlib.suppress(OSError):
            return User(number, _bound(f"\0grader-user-{number}"))
    raise OSError(f"all users from {FIRST} to {FIRST + COUNT - 1} are taken")


def _bound(name: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        made.bind(name)
    except OSError:
        made.close()
        raise
    return made
