"""Writing who there is, as the platform knows them now."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from grader.gradebook.schema import student
from grader.intake.handed import Student


def upsert(connection: sa.Connection, one: Student) -> None:
    """Store a student, or what has changed of one."""
    values = {"name": one.name, "ids": dict(one.ids)}
    changed = connection.execute(
        sa.update(student).where(student.c.key == one.key).values(**values)
    )
    if changed.rowcount:
        return
    insert = _insert_or_ignore(connection.dialect.name)
    connection.execute(insert.values(key=one.key, **values))


def _insert_or_ignore(dialect: str) -> Any:
    """An insertion that lets another grader's, a moment earlier, stand."""
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql

        return insert_postgresql(student).on_conflict_do_nothing()
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        return insert_sqlite(student).on_conflict_do_nothing()
    return sa.insert(student)
