"""Writing what counts: acceptances of attempts, and departures of those who have another key."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from grader.gradebook.schema import acceptance, attempt, departure, grade, taken

AT_A_TIME = 500


def judged(connection: sa.Connection, keys: Sequence[str]) -> set[str]:
    """Who of these students has a grade that counts and could be judged."""
    query = (
        sa.select(grade.c.student_key)
        .join(attempt, attempt.c.id == grade.c.attempt_id)
        .where(attempt.c.is_graded, grade.c.student_key.in_(keys))
    )
    return set(connection.execute(query).scalars())


def accept(connection: sa.Connection, which: sa.ColumnElement[bool]) -> None:
    """Let attempts count for those whose they are; of several at once the newest counts."""
    now = sa.literal(_now(), acceptance.c.accepted_at.type)
    rows = sa.select(taken.c.attempt_id, taken.c.student_key, now).where(which)
    names = ["attempt_id", "student_key", "accepted_at"]
    insert = sa.insert(acceptance).from_select(names, rows.order_by(taken.c.attempt_id))
    connection.execute(insert)


def depart(connection: sa.Connection, became: Mapping[str, str], submission: str) -> list[str]:
    """Let that submission count no more for students who have another key now.

    Args:
        connection: to the gradebook.
        became: by the keys that they had, those that they have.
        submission: the hash of one; another that counts for such a key is somebody else's.

    Returns:
        The keys for which it counted.
    """
    counting = (
        sa.select(grade.c.student_key, sa.func.max(acceptance.c.id))
        .join(acceptance, acceptance.c.student_key == grade.c.student_key)
        .join(attempt, attempt.c.id == grade.c.attempt_id)
        .where(attempt.c.submission == submission)
        .group_by(grade.c.student_key)
    )
    now, keys = _now(), sorted(became)
    gone: list[str] = []
    for start in range(0, len(keys), AT_A_TIME):
        some = keys[start : start + AT_A_TIME]
        rows = connection.execute(counting.where(grade.c.student_key.in_(some))).all()
        for key, number in rows:
            values = {"student_key": key, "became": became[key], "acceptance_id": number}
            connection.execute(sa.insert(departure).values(**values, departed_at=now))
        gone += [key for key, _ in rows]
    return gone


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)
