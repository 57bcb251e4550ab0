"""A made-up class: what its students hand in, what it is worth, and how platforms would lay it out.

Seeded, so that the same class comes out each time.
"""

from __future__ import annotations

import itertools
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from attacks import attacks
from handed_in import COURSE, notebook_of, zip_bytes

SOLUTION = COURSE.solutions_dir / "01_double"
STUB = COURSE.exercises_dir / "01_double" / "double.py"
FULL, VISIBLE = 6.0, 5.0
MISTAKEN = {
    "double_adds_two": 0.0,
    "double_flattens": 4.0,
    "double_halves": 0.0,
    "double_overwrites": 5.0,
    "double_returns_nothing": 0.0,
    "double_squares": 0.0,
}
HOSTILE = ("leaving/os_exit_in_a_call", "leaving/sys_exit", "forging/equal_to_everything")
NAMES = (
    *("Jane Doe", "José Ñuñez", "李 雷", "Ωmega Ψ", "O'Brien, Pat", 'Ann "Nan" Lee', "محمد علي"),
    *("=SUM(A1)", "Zoë van der Berg", "Łukasz Żak", "Ada  Lovelace", "-Dash", "@at", "नेहा शर्मा"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """What one student, or one group, has handed in.

    Attributes:
        key: the student's number.
        name: what the student is called.
        kind: what was made.
        files: contents by path.
        score: what it is worth.
        late: whether it is late.
        earlier: files of an earlier submission, which must not count.
    """

    key: str
    name: str
    kind: str
    files: Mapping[str, bytes]
    score: float
    late: bool = False
    earlier: Mapping[str, bytes] = field(default_factory=dict)


def made_class(size: int, seed: int = 0) -> list[Made]:
    """So many students; each kind of work is handed in by some."""
    chance = random.Random(seed)
    kinds = itertools.cycle(works())
    return [_made(number, next(kinds), chance) for number in range(1, size + 1)]


def _made(number: int, work: tuple[str, Mapping[str, bytes], float], chance: random.Random) -> Made:
    kind, files, score = work
    earlier = {"double.py": STUB.read_bytes()} if chance.random() < 0.1 else {}
    name = f"{NAMES[number % len(NAMES)]} {number}"
    return Made(str(1000 + number), name, kind, files, score, chance.random() < 0.2, earlier)


def works() -> Iterator[tuple[str, Mapping[str, bytes], float]]:
    """(kind, files, score) of each kind of work."""
    solution = (SOLUTION / "double.py").read_bytes()
    notebook = notebook_of(solution.decode()).encode()
    yield "solution", {"double.py": solution}, FULL
    yield "notebook", {"double.ipynb": notebook}, FULL
    yield "stub", {"double.py": STUB.read_bytes()}, 0.0
    for path in sorted((SOLUTION / "variants").glob("*.py")):
        yield path.stem, {"double.py": path.read_bytes()}, FULL
    for name, score in MISTAKEN.items():
        yield name, {"double.py": (SOLUTION / "mistakes" / f"{name}.py").read_bytes()}, score
    yield "another name", {"Homework final.py": solution}, FULL
    yield "in a folder", {"src/double.py": solution, "src/notes.txt": b"by me"}, FULL
    yield "zip", {"work.zip": zip_bytes(("hw/double.py", solution))}, FULL
    yield "litter", {"double.py": solution, ".DS_Store": b"\0", "__MACOSX/._double.py": b"\0"}, FULL
    yield "both forms, one a stub", {"double.py": STUB.read_bytes(), "double.ipynb": notebook}, FULL
    yield "of no use", {"essay.txt": b"I could not do it."}, 0.0
    yield "broken notebook", {"double.ipynb": b"{not json"}, 0.0
    yield "syntax error", {"double.py": b"def double(x)\n    return 2 * x\n"}, 0.0
    yield "raises at the end", {"double.py": solution + b"\nraise ValueError('done')\n"}, FULL
    for attack in attacks():
        if attack.id in HOSTILE:
            yield attack.id, {"double.py": attack.code.encode()}, attack.points


def lay_out(layout: str, made: Sequence[Made], folder: Path) -> Path:
    """What that platform would export: a folder for `plain`, a zip for the others."""
    members = [*LAID_OUT[layout](made)]
    if layout == "plain":
        for name, content in members:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{layout}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


Members = Iterator[tuple[str, bytes]]


def _plain(made: Sequence[Made]) -> Members:
    for one in made:
        for path, content in one.files.items():
            yield f"{one.key}/{path}", content


def _canvas(made: Sequence[Made]) -> Members:
    """One file after another, without folders; a later upload of a name has a count."""
    upload = itertools.count(50_000)
    for one in made:
        letters = "".join(c for c in one.name.casefold() if c.isalnum()) or "x"
        prefix = f"{letters}_LATE_{one.key}" if one.late else f"{letters}_{one.key}"
        for path, content in one.earlier.items():
            yield f"{prefix}_{next(upload)}_{_flat(path)}", content
        for path, content in one.files.items():
            stem, dot, suffix = _flat(path).rpartition(".")
            name = f"{stem}-1{dot}{suffix}" if path in one.earlier else f"{stem}{dot}{suffix}"
            yield f"{prefix}_{next(upload)}_{name}", content


def _moodle(made: Sequence[Made]) -> Members:
    for one in made:
        for path, content in one.files.items():
            name = one.name.replace("/", " ")
            yield f"{name}_{one.key}_assignsubmission_file/{path}", content


def _blackboard(made: Sequence[Made]) -> Members:
    for one in made:
        start = f"Homework 1_u{one.key}_attempt"
        for day, files in ((1, one.earlier), (2, one.files)):
            at = f"2026-10-0{day}-10-11-12"
            for path, content in files.items():
                yield f"{start}_{at}_{_flat(path)}", content
            if files:
                text = f"Name: {one.name} (u{one.key})\nAssignment: Homework 1\n"
                yield f"{start}_{at}.txt", text.encode()


def _nbgrader(made: Sequence[Made]) -> Members:
    for one in made:
        place = f"submitted/{one.key}/doubling"
        for path, content in one.files.items():
            yield f"{place}/{path}", content
        yield f"{place}/timestamp.txt", b"2026-10-02 10:11:12 UTC"


def _gradescope(made: Sequence[Made]) -> Members:
    known = {}
    for one in made:
        for number, files in ((int(one.key), one.earlier), (int(one.key) + 5_000, one.files)):
            if not files:
                continue
            folder = f"submission_{number}"
            person = {":name": one.name, ":sid": one.key, ":email": f"{one.key}@example.org"}
            late = {":lateness": "02:00:00"} if one.late else {}
            created = f"2026-10-02 10:11:{number // 5_000:02d}.000000000 Z"
            known[folder] = {":submitters": [person], ":created_at": created, ":score": 0.0, **late}
            for path, content in files.items():
                yield f"assignment_7_export/{folder}/{path}", content
    yield "assignment_7_export/submission_metadata.yml", json.dumps(known).encode()


def _flat(path: str) -> str:
    return path.rpartition("/")[2]


LAID_OUT: Mapping[str, Callable[[Sequence[Made]], Members]] = {
    "plain": _plain,
    "canvas": _canvas,
    "moodle": _moodle,
    "blackboard": _blackboard,
    "nbgrader": _nbgrader,
    "gradescope": _gradescope,
}
