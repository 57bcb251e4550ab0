"""How students get the grader: what pip takes, and the wheel where one is handed out."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from grader.errors import AuthorError
from grader.files import reason, shown
from grader.releasing.links import Repository

PACKAGE = "deep-learning-grader"
SECRET = frozenset({"hidden.py", "hidden.json", "hidden_mistakes.json", "explanations.toml"})
WHEEL = re.compile(r"[\w.+!-]+\.whl", re.A)
QUOTED = frozenset('"`$\\')
"""What a shell would read between the quotes that the specification is shown in."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A line of requirements.txt, and the wheel that it names, where it names one."""

    line: str
    wheel: tuple[str, bytes] | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Whether pip finds it without the hand-out."""
        return self.wheel is None


def required(spec: str | None, repository: Repository | None) -> Requirement | None:
    """What students install; None where nothing says so.

    Args:
        spec: what pip takes, or the path of a wheel, which is handed out.
        repository: where the grader is taken from without a spec.

    Raises:
        AuthorError: the spec is no line that pip takes, or the wheel holds more than students
            may read.
    """
    if spec is None:
        return None if repository is None else Requirement(f"{PACKAGE} @ {repository.for_pip}")
    if spec.endswith(".whl") and "://" not in spec:
        return _packed(Path(spec))
    if Path(spec).exists():
        raise AuthorError(f"--grader {shown(spec)}: here alone; make a wheel of it: pip wheel")
    if not spec.isprintable() or not spec.strip() or spec.startswith("-") or set(spec) & QUOTED:
        raise AuthorError(f"--grader {shown(spec)}: neither a wheel nor what pip installs")
    return Requirement(spec)


def _packed(path: Path) -> Requirement:
    try:
        with zipfile.ZipFile(path) as wheel:
            names = wheel.namelist()
        data = path.read_bytes()
    except (OSError, zipfile.BadZipFile) as error:
        raise AuthorError(f"--grader {shown(path)}: no wheel to be read: {reason(error)}") from None
    for name in names:
        if name.rpartition("/")[2] in SECRET or "/solutions/" in f"/{name}":
            raise AuthorError(f"--grader {shown(path)}: holds {shown(name)}, not for students")
    if not WHEEL.fullmatch(path.name):
        raise AuthorError(f"--grader {shown(path)}: not a name of a wheel; pip would refuse it")
    return Requirement(f"./{path.name}", (path.name, data))
