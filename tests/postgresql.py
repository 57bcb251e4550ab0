"""A PostgreSQL server of the tests' own, on loopback, where the programs for it are installed."""

from __future__ import annotations

import contextlib
import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

PLACES = "/usr/lib/postgresql/*/bin"
ACCOUNT = "postgres"  # the server refuses to be started by root
USER = "grader"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None where there is none."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).parent] if found else [Path(p) for p in sorted(glob.glob(PLACES))]
    return folders[-1] if folders else None


@contextlib.contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of a server that keeps its data in a temporary folder and ends with this."""
    with tempfile.TemporaryDirectory(prefix="postgresql-") as home:
        data = Path(home) / "data"
        if os.getuid() == 0:
            account = pwd.getpwnam(ACCOUNT)
            os.chown(home, account.pw_uid, account.pw_gid)
        _run(folder / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        port = _free_port()
        settings = f"-p {port} -h 127.0.0.1 -k {home}"
        _run(folder / "pg_ctl", "-D", data, "-w", "-l", Path(home) / "log", "-o", settings, "start")
        try:
            yield f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _run(*command: object) -> None:
    words = [str(word) for word in command]
    if os.getuid() == 0:
        words = ["runuser", "-u", ACCOUNT, "--", *words]
    done = subprocess.run(
        words, cwd="/", text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert done.returncode == 0, done.stderr


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
