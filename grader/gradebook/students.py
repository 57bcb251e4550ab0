"""Writing who there is, as the platform and the roster know them now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from grader.gradebook.schema import student
from grader.intake.handed import Student

AT_A_TIME = 500


def upsert(connection: sa.Connection, students: Iterable[Student]) -> None:
    """Store students, or what is new of them: what is not told this time stays."""
    for one in students:
        known = _known(connection, [one.key]).get(one.key)
        if known is None:
            insert = _insert_or_ignore(connection.dialect.name)
            connection.execute(insert.values(key=one.key, name=one.name, ids=dict(one.ids)))
        elif (merged := _merged(known, one)) != known:
            values = {"name": merged.name, "ids": dict(merged.ids)}
            connection.execute(sa.update(student).where(student.c.key == one.key).values(**values))


def changed(connection: sa.Connection, students: Iterable[Student]) -> list[Student]:
    """Those of them of whom something new is told."""
    wanted = list(students)
    found: list[Student] = []
    for start in range(0, len(wanted), AT_A_TIME):
        some = wanted[start : start + AT_A_TIME]
        known = _known(connection, [one.key for one in some])
        found += [
            one
            for one in some
            if one.key in known and _merged(known[one.key], one) != known[one.key]
        ]
    return found


def _known(connection: sa.Connection, keys: list[str]) -> dict[str, Student]:
    rows = connection.execute(sa.select(student).where(student.c.key.in_(keys)))
    return {row.key: Student(row.key, row.name, row.ids) for row in rows}


def _merged(old: Student, new: Student) -> Student:
    return Student(new.key, new.name or old.name, {**old.ids, **new.ids})


def _insert_or_ignore(dialect: str) -> Any:
    """An insertion that lets another grader's, a moment earlier, stand."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql

        return insert_postgresql(student).on_conflict_do_nothing()
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        return insert_sqlite(student).on_conflict_do_nothing()
    return sa.insert(student)
