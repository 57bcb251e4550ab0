"""The right and wrong answers that an author has written: overlays, each laid over the solution."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.choosing import option_id
from grader.course import Course
from grader.errors import AuthorError
from grader.manifest import Entry, read_toml

LETTER = re.compile(r"[a-z]")
FAILS = re.compile(r"^Fails:(.*)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Overlay:
    """Code that is appended to the solution and graded with it.

    Attributes:
        id: the file's stem, or question and letter of a wrong option.
        path: where it stands.
        code: the code.
        sentence: what it is; of a mistake, what a student who made it is told.
        fails: the checks that a mistake must fail.
    """

    id: str
    path: Path
    code: str
    sentence: str
    fails: tuple[str, ...] = ()

    def gives(self, name: str) -> bool:
        """Whether it defines that name, or changes what it holds."""
        return any(name in _given_by(statement) for statement in ast.parse(self.code).body)


def _given_by(statement: ast.stmt) -> set[str]:
    """The names that a statement at the top level defines, assigns to, or calls a method of."""
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, ast.ImportFrom):
        return {alias.asname or alias.name for alias in statement.names}
    if isinstance(statement, (ast.For, ast.If, ast.With, ast.While)):
        return {name for inner in statement.body for name in _given_by(inner)}
    if isinstance(statement, ast.Assign):
        return {name for target in statement.targets for name in _names(target)}
    if isinstance(statement, (ast.AnnAssign, ast.AugAssign)):
        return _names(statement.target)
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        function = statement.value.func
        return _names(function.value) if isinstance(function, ast.Attribute) else set()
    return set()


def _names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def source_path(course: Course, entry: Entry) -> Path:
    """The source of an exercise: its solution as a module."""
    return course.solutions_dir / entry.folder / f"{entry.id}.py"


def read_text(path: Path) -> str:
    """The text of an author's file.

    Raises:
        AuthorError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise AuthorError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AuthorError(f"{path}: cannot be read: it is not UTF-8") from None


def laid_over(source: str, overlay: Overlay) -> str:
    """The solution's source with the overlay after it, in a cell of its own."""
    return f"{source}\n\n# %%\n{overlay.code}"


def variants(course: Course, entry: Entry) -> list[Overlay]:
    """The right answers, written differently.

    Raises:
        AuthorError: one has no docstring, or does not parse.
    """
    return [_overlay(path) for path in _files(course, entry, "variants")]


def mistakes(course: Course, entry: Entry) -> list[Overlay]:
    """The wrong answers.

    Raises:
        AuthorError: one says nothing to the student, or names no check that it fails.
    """
    found = []
    for path in _files(course, entry, "mistakes"):
        overlay = _overlay(path)
        if not overlay.fails:
            raise AuthorError(f"{path}: end the docstring with `Fails: check_id, ...`")
        found.append(overlay)
    return found


def explanations_path(course: Course, entry: Entry) -> Path:
    """Where an author explains the wrong options of multiple-choice questions."""
    return course.solutions_dir / entry.folder / "explanations.toml"


def options(course: Course, entry: Entry, name: str) -> Iterator[Overlay]:
    """Each wrong option of each multiple-choice question, as a mistake.

    Args:
        course: the course.
        entry: the exercise.
        name: of the students' dictionary.
    """
    path = explanations_path(course, entry)
    for question, explained in explanations(path).items():
        for letter, why in explained.items():
            code = f"{name}[{question!r}] = {letter!r}\n"
            yield Overlay(option_id(question, letter), path, code, why, (question,))


def explanations(path: Path) -> dict[str, dict[str, str]]:
    """By question and letter of a wrong option, why it is wrong; nothing without a file.

    Raises:
        AuthorError: the file is not of that form.
    """
    if not path.exists():
        return {}
    table = read_toml(path)
    for question, explained in table.items():
        if not isinstance(explained, dict) or not all(
            LETTER.fullmatch(letter) and isinstance(why, str) and why.strip()
            for letter, why in explained.items()
        ):
            raise AuthorError(f"{path}: [{question}] must give a text for each wrong small letter")
    return {
        question: {letter: " ".join(why.split()) for letter, why in explained.items()}
        for question, explained in table.items()
    }


def _files(course: Course, entry: Entry, kind: str) -> list[Path]:
    return sorted((course.solutions_dir / entry.folder / kind).glob("*.py"))


def _overlay(path: Path) -> Overlay:
    code = read_text(path)
    try:
        docstring = ast.get_docstring(ast.parse(code)) or ""
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise AuthorError(f"{path}{line}: {error.msg}") from None
    fails = FAILS.search(docstring)
    sentence = " ".join(FAILS.sub("", docstring).split())
    if not sentence:
        raise AuthorError(f"{path}: begin with a docstring that says what is different")
    names = re.split(r"[,\s]+", fails[1]) if fails else []
    return Overlay(path.stem, path, code, sentence, tuple(name for name in names if name))
