"""Giving up privileges: the user, the capabilities, and the way back to either."""

from __future__ import annotations

import os

from grader.worker.barriers import linux

SECUREBITS_LOCKED = 0x03  # user 0 gains nothing by executing a program, and that is locked


def gain_none_by_executing() -> None:
    """Executing a program gives no capability from now on, not even to user 0."""
    linux.prctl(linux.PR_SET_SECUREBITS, SECUREBITS_LOCKED)
    linux.empty_bounding_set()


def become(user: int) -> None:
    """Become that user for good; needs to be root. The capabilities go with it."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def drop_capabilities() -> None:
    """Give up every capability."""
    linux.drop_capabilities()


def gain_none() -> None:
    """no_new_privs: executing a setuid program changes nothing from now on."""
    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
