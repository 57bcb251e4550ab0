"""Opening a gradebook's database, and bringing its tables to the newest version."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.exc import ArgumentError, DBAPIError

from grader.errors import GradebookError

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x67726164  # "grad": of PostgreSQL's advisory locks, the one that migrations take
BUSY_S = 60.0


def options(url: str) -> dict[str, Any]:
    """What SQLAlchemy is told besides the address."""
    return {"connect_args": {"timeout": BUSY_S}} if url.startswith("sqlite") else {}


def prepare_sqlite(connection: Any, record: object) -> None:
    """Every commit is on the disk; readers and a writer do not wait for each other."""
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def migrate(engine: sa.Engine) -> None:
    """Bring the tables to the newest version; of several that try at once one does.

    Raises:
        GradebookError: they are of a version that this grader does not know.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(config).get_current_head()
    deadline = time.monotonic() + BUSY_S
    while True:
        with engine.connect() as connection:
            if MigrationContext.configure(connection).get_current_revision() == newest:
                return
        try:
            _upgrade(engine, config)
        except CommandError:
            raise GradebookError(
                f"{shown_url(str(engine.url))}: made by a newer grader; install that one"
            ) from None
        except DBAPIError:  # another one was faster: look again
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _upgrade(engine: sa.Engine, config: Config) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text(f"SELECT pg_advisory_lock({LOCK})"))
        elif engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
            connection.commit()
        finally:
            if engine.dialect.name == "postgresql":
                connection.rollback()
                connection.execute(sa.text(f"SELECT pg_advisory_unlock({LOCK})"))


def shown_url(url: str) -> str:
    """The address without a password."""
    try:
        return sa.engine.make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.partition("://")[0] + "://..."


def first_line(error: Exception) -> str:
    """What the database says, on one line."""
    original = getattr(error, "orig", None) or error
    return " ".join(str(original).split())[:300]
