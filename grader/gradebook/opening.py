"""Opening a gradebook's database, and bringing its tables to the newest version."""

from __future__ import annotations

import contextlib
import sqlite3
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    NoSuchModuleError,
    SAWarning,
    SQLAlchemyError,
)

from grader.errors import GradebookError
from grader.gradebook.schema import metadata

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x67726164  # "grad": of PostgreSQL's advisory locks, the one that migrations take
BUSY_S = 60.0
LOCKED = "database is locked"
REMEDIES = {
    "unable to open database file": "its folder has to be there and writable",
    "attempt to write a readonly database": "it and its folder have to be writable",
    "file is not a database": "name another file",
    "database or disk is full": "make room and run it again",
}
"""What helps against errors of SQLite's, which it does not say."""

IN_MEMORY = ("", ":memory:", "file::memory:")


def engine_for(url: str | sa.URL) -> sa.Engine:
    """What connects to the database; it has not done so yet.

    Raises:
        GradebookError: that is no address of a database, or of one that is not kept.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", SAWarning)  # an option that is ignored
            parsed = sa.make_url(url)
            is_sqlite = parsed.get_backend_name() == "sqlite"
            if is_sqlite:
                _refuse_memory(parsed)
            engine = sa.create_engine(parsed, connect_args=_arguments() if is_sqlite else {})
            _refuse_ignored(parsed, *engine.dialect.create_connect_args(parsed))
    except (ArgumentError, NoSuchModuleError, ImportError, SAWarning, ValueError) as error:
        raise GradebookError(
            f"--database {shown_url(url)}: {first_line(error)}; "
            "name one such as sqlite:////home/me/hw1.sqlite"
        ) from None
    if is_sqlite:
        sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _arguments() -> dict[str, Any]:
    return {"timeout": BUSY_S}


def _refuse_ignored(url: sa.URL, place: Sequence[str], options: Mapping[str, Any]) -> None:
    """Refuse options that would be ignored; SQLAlchemy 2.0 does not warn of SQLite's."""
    if url.get_backend_name() == "sqlite":
        for name in url.query:
            if name not in options and not any(f"{name}=" in text for text in place):
                raise ArgumentError(f"{name!r} is no option of SQLite's")


def _refuse_memory(url: sa.URL) -> None:
    if (url.database or "") in IN_MEMORY or url.query.get("mode") == "memory":
        raise GradebookError(
            f"--database {shown_url(url)}: in memory, and gone when the run ends; name a file"
        )


def file_of(url: sa.URL) -> Path | None:
    """The file of a database of SQLite's; None where there is no telling."""
    if url.get_backend_name() != "sqlite" or (url.database or "").startswith("file:"):
        return None
    return Path(url.database or "")


def file_in(url: str) -> Path | None:
    """The file that an address names; None where there is no telling, or it is no address."""
    with contextlib.suppress(ArgumentError, ValueError):
        return file_of(sa.make_url(url))
    return None


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Every commit is on the disk; readers and a writer do not wait for each other."""
    cursor = connection.cursor()
    _log_ahead(cursor)
    for setting in ("synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _log_ahead(cursor: Any) -> None:
    """Of a new file's first connections one sets this; SQLite has the others fail, not wait."""
    deadline = time.monotonic() + BUSY_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if str(error) != LOCKED or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def migrate(engine: sa.Engine, *, make: bool) -> None:
    """Bring the tables to the newest version; of several that try at once one does.

    Args:
        engine: connects to the database.
        make: whether to make the tables, and SQLite's file, where there are none.

    Raises:
        GradebookError: there are none and none are to be made, or they are of a version that this
            grader does not know.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(config).get_current_head()
    deadline = time.monotonic() + BUSY_S
    if not make:
        _refuse_absence(engine)
    while _version(engine) != newest:
        try:
            _upgrade(engine, config)
        except CommandError:
            raise GradebookError(
                f"{shown_url(engine.url)}: made by a newer grader, or by another program; "
                "install that grader, or name another database"
            ) from None
        except DBAPIError:  # another one was faster: look again
            _refuse_foreign(engine)
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _refuse_absence(engine: sa.Engine) -> None:
    file = file_of(engine.url)
    if (file is not None and not file.is_file()) or _version(engine) is None:
        raise GradebookError(
            f"{shown_url(engine.url)}: no gradebook there; name the one that grader batch wrote to"
        )


def _refuse_foreign(engine: sa.Engine) -> None:
    """Refuse tables of another program that are called like ours.

    Where tables and their version are made together, none of ours are there without one.
    """
    if engine.dialect.name not in ("sqlite", "postgresql"):
        return
    taken = sorted(metadata.tables.keys() & sa.inspect(engine).get_table_names())
    if taken and _version(engine) is None:
        raise GradebookError(
            f"{shown_url(engine.url)}: has a table {taken[0]} that is not a gradebook's; "
            "name another database"
        ) from None


def _version(engine: sa.Engine) -> str | None:
    """That of the tables; None where there are none."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


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


@contextlib.contextmanager
def reported(url: sa.URL) -> Iterator[None]:
    """Say of the database's errors where they happened, in one line."""
    try:
        yield
    except SQLAlchemyError as error:
        raise GradebookError(f"{shown_url(url)}: {first_line(error)}") from None


def shown_url(url: str | sa.URL) -> str:
    """The address without a password."""
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        scheme, is_there, _ = str(url).partition("://")
        return f"{scheme}://..." if is_there else scheme


def first_line(error: Exception) -> str:
    """What the database says, on one line, and what helps where that is known."""
    original = getattr(error, "orig", None) or error
    line = " ".join(str(original).split())[:300]
    return f"{line}; {REMEDIES[line]}" if line in REMEDIES else line
