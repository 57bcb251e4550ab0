"""The corpus of attacks: reads it, and grades its members on a host worth attacking."""

from __future__ import annotations

import ast
import dataclasses
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

from attacked import Host
from handed_in import notebook_of

from grader.course import Course
from grader.grading import Options, grade
from grader.model import ExerciseResult, Verdict
from grader.sandbox.launching import Launcher
from grader.submission import find

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HOSTILE = Path(__file__).parent / "hostile"
FULL = 6.0
PATIENCE_S = 30.0
BREACH = "BREACH"


@dataclass(frozen=True)
class Attack:
    """A file of the corpus.

    Its docstring begins with a sentence that says what is tried; the rest is TOML:

        points     what the submission still gets, of 6; by default all of them
        verdicts   the verdicts of checks that lose points
        stopped    by level, what stops it: barriers by name, or "design" for what no switch
                   removes; a level that is missing does not stop it
        may_lose   whether it may cost itself more than that: it depends on which of its bytes
                   are read first
        as_root    whether it needs a grader that root has started (true) or not (false)
        seconds    how long a call may take, or a piece of the file: few for what never ends
        resources  limits to lower, so that it does not take long
        files      by name, the text of what lies beside the submission
    """

    path: Path
    title: str
    points: float = FULL
    verdicts: frozenset[str] = frozenset()
    stopped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    may_lose: bool = False
    as_root: bool | None = None
    seconds: float = PATIENCE_S
    resources: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def code(self) -> str:
        return self.path.read_text(encoding="utf-8")


def attacks() -> list[Attack]:
    """The corpus, in order."""
    return [read_attack(path) for path in sorted(HOSTILE.glob("*/*.py"))]


def read_attack(path: Path) -> Attack:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    title, _, rest = docstring.partition("\n\n")
    table = tomllib.loads(rest)
    stopped = {level: tuple(by) for level, by in table.pop("stopped").items()}
    verdicts = frozenset(table.pop("verdicts", ()))
    return Attack(path, " ".join(title.split()), stopped=stopped, verdicts=verdicts, **table)


@dataclass(frozen=True)
class Outcome:
    """What came of an attack."""

    result: ExerciseResult
    breaches: tuple[str, ...]

    @property
    def lost(self) -> frozenset[str]:
        return frozenset(c.verdict.value for c in self.result.checks if c.points < c.max_points)


def run(
    attack: Attack, host: Host, launcher: Launcher, folder: Path, form: str, slowness: int = 1
) -> Outcome:
    """Grade the attack, on a machine so many times slower, and see what it has reached."""
    folder.mkdir(parents=True, exist_ok=True)
    host.note()
    (folder / "host.json").write_text(json.dumps(host.facts))
    for name, text in attack.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    code = host.made_out(attack.code)
    if form == "module":
        path = folder / "double.py"
        path.write_text(code, encoding="utf-8")
    else:
        path = folder / "double.ipynb"
        path.write_text(notebook_in_cells(code), encoding="utf-8")
    (result,) = graded(host.course, launcher, path, attack.seconds * slowness)
    said = [line for line in result.output.splitlines() if line.startswith(BREACH)]
    return Outcome(result, (*said, *faults(result), *host.damage()))


def faults(result: ExerciseResult) -> tuple[str, ...]:
    """What kept us from grading: an attack that brings that about has reached its aim."""
    ours = (check.message for check in result.checks if check.verdict is Verdict.NOT_GRADED)
    return tuple(f"not graded: {message}" for message in dict.fromkeys(ours))


def notebook_in_cells(code: str) -> str:
    """The code as a notebook: what comes before `double` in a cell of its own."""
    before, found, after = code.partition("\ndef double(")
    notebook = json.loads(notebook_of(before))
    (cell,) = notebook["cells"]
    notebook["cells"].append({**cell, "id": "b", "source": found + after})
    return json.dumps(notebook)


def graded(
    course: Course, launcher: Launcher, path: Path, seconds: float = PATIENCE_S
) -> tuple[ExerciseResult, ...]:
    """What comes of a submission whose calls and pieces may take so many seconds."""
    given = {"call_s": seconds, "load_s": seconds, "submission_s": 6 * seconds}
    course = dataclasses.replace(course, limits=dataclasses.replace(course.limits, **given))
    submission = find([path], course, None, path.parent / "unpacked")
    return grade(submission, course, launcher, Options(hidden=True)).exercises
