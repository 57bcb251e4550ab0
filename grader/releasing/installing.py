"""How students get the grader: what pip takes, and the wheel where one is handed out."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from grader.errors import AuthorError
from grader.files import reason, shown
from grader.platforms.wheel import wheel

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


def required(spec: str | None) -> Requirement:
    """What students install.

    Args:
        spec: what pip takes, or the path of a wheel, which is handed out; without one that is
            this grader, as a wheel.

    Raises:
        AuthorError: the spec is no line that pip takes, or the wheel holds more than students
            may read.
        SubmissionError: this grader is not installed.
    """
    if spec is None:
        name, data = wheel()
        return Requirement(f"./{name}", (name, data))
    if spec.endswith(".whl") and "://" not in spec:
        return _packed(Path(spec))
    if Path(spec).exists():
        raise AuthorError(f"--grader {shown(spec)}: here alone; make a wheel of it: pip wheel")
    if not spec.isprintable() or not spec.strip() or spec.startswith("-") or set(spec) & QUOTED:
        raise AuthorError(f"--grader {shown(spec)}: neither a wheel nor what pip installs")
    return Requirement(spec)


def _packed(path: Path) -> Requirement:
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
        data = path.read_bytes()
    except (OSError, zipfile.BadZipFile) as error:
        raise AuthorError(f"--grader {shown(path)}: no wheel to be read: {reason(error)}") from None
    for name in names:
        if name.rpartition("/")[2] in SECRET or "/solutions/" in f"/{name}":
            raise AuthorError(f"--grader {shown(path)}: holds {shown(name)}, not for students")
    if not WHEEL.fullmatch(path.name):
        raise AuthorError(f"--grader {shown(path)}: not a name of a wheel; pip would refuse it")
    return Requirement(f"./{path.name}", (path.name, data))
