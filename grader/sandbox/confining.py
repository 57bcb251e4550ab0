"""What a worker on this machine is to be confined to: where Python is, and what to hide."""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.confinement import Confinement, Level, Resources

PACKAGE = Path(__file__).resolve().parent.parent
PARTS = ("bin", "lib", "lib64", "share", "pyvenv.cfg")
OWN = ("__init__.py", "wire.py", "confinement.py", "worker")


def confinement(
    level: Level,
    resources: Resources = Resources(),  # noqa: B008  frozen
    hidden: Iterable[Path] = (),
    without: frozenset[str] = frozenset(),
) -> Confinement:
    """The confinement at that level for this installation of Python.

    Args:
        level: which set of barriers.
        resources: what a worker may use.
        hidden: folders that no worker may see, wherever they lie.
        without: see `Confinement`.
    """
    return Confinement(
        level=level,
        readable=tuple(_libraries()),
        own=tuple(str(PACKAGE / name) for name in OWN),
        hidden=tuple(str(path.resolve()) for path in (PACKAGE, *hidden)),
        resources=resources,
        without=without,
    )


def _libraries() -> Iterator[str]:
    """Where the interpreter, the standard library and installed packages are."""
    paths = sysconfig.get_paths()
    prefixes = sorted({sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix})
    installed = [paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    installed += [f"{prefix}/{name}" for prefix in prefixes for name in PARTS]
    installed += [*site.getsitepackages(), os.path.realpath(sys.executable)]
    installed += os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    installed += [path for path in sys.path if _holds_packages(path)]
    for path in dict.fromkeys(installed):
        if os.path.isabs(path) and os.path.exists(path):
            yield path


def _holds_packages(path: str) -> bool:
    """Whether a folder on Python's path is one that packages are installed in."""
    try:
        return any(name.endswith((".dist-info", ".egg-info")) for name in os.listdir(path))
    except OSError:
        return False
