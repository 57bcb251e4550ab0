"""Whether each exercise can be handed in: there, worked on, and such that it can be read.

Nothing of a student's code runs here.
"""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, LoadedExercise
from grader.errors import SubmissionError
from grader.files import read, reason, shown
from grader.notebook import code_of, read_notebook
from grader.submission import Found, Submission, is_stub, stub_of


@dataclass(frozen=True, slots=True)
class Standing:
    """An exercise, the file that is graded for it, and what is wrong with that."""

    exercise_id: str
    found: Found | None
    trouble: str | None


def standings(submission: Submission, course: Course, ids: Sequence[str]) -> tuple[Standing, ...]:
    """How each of these exercises stands, in their order.

    Raises:
        AuthorError: the course is broken.
    """
    found = {one.exercise_id: one for one in submission.found}
    return tuple(Standing(id, found.get(id), _trouble(id, found.get(id), course)) for id in ids)


def _trouble(exercise_id: str, found: Found | None, course: Course) -> str | None:
    if found is None:
        return f"missing: no {exercise_id}.py or {exercise_id}.ipynb"
    try:
        pieces = list(_pieces(found.path))
    except SubmissionError as error:
        return "cannot be read: " + str(error).removeprefix(f"{shown(found.path.name)}: ")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return f"does not parse: {_where(error)}"
    return "still the stub" if _is_untouched(found, pieces, course) else None


def _pieces(path: Path) -> Iterator[ast.Module]:
    """What a module holds, or the cells of a notebook that parse: others cost only themselves.

    Raises:
        SubmissionError: it cannot be read, or is no notebook.
        SyntaxError, ValueError, RecursionError, MemoryError: a module that does not parse.
    """
    if path.suffix.lower() != ".ipynb":
        data = read(path, shown(path.name))
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        yield _parsed(data.decode(encoding))
        return
    for code in code_of(read_notebook(path)):
        try:
            yield _parsed(code)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue


def _parsed(code: str) -> ast.Module:
    with warnings.catch_warnings():  # of odd escapes, which are no reason to keep anything back
        warnings.simplefilter("ignore")
        return ast.parse(code)


def _where(error: Exception) -> str:
    if isinstance(error, SyntaxError):
        place = f"line {error.lineno}: " if error.lineno else ""
        return place + " ".join((error.msg or "not Python").split())
    return reason(error)


def _is_untouched(found: Found, pieces: Sequence[ast.Module], course: Course) -> bool:
    """Whether it is as it was handed out.

    Who works in the course's own folder has nothing that it could be compared with: there all
    that is to be written must be unwritten.
    """
    stub = stub_of(found.path, found.exercise_id, course)
    if stub.exists() and stub.samefile(found.path):
        return _is_unwritten(pieces, course.load(found.exercise_id, hidden=False))
    return is_stub(found.path, found.exercise_id, course)


def _is_unwritten(pieces: Sequence[ast.Module], exercise: LoadedExercise) -> bool:
    """Whether all that is to be written is there, with nothing in it."""
    names = {*exercise.signatures, *exercise.values}
    definitions = [d for piece in pieces for statement in piece.body for d in _defined(statement)]
    filled = {name for name, is_empty in definitions if not is_empty}
    return names <= {name for name, _ in definitions} and not names & filled


def _defined(statement: ast.stmt) -> Iterator[tuple[str, bool]]:
    """The names that a statement defines, and whether there is nothing in them."""
    if isinstance(statement, ast.FunctionDef):
        yield statement.name, all(_is_nothing(inner) for inner in statement.body)
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            if isinstance(target, ast.Name):
                yield target.id, _is_empty(statement.value)


def _is_nothing(statement: ast.stmt) -> bool:
    """A docstring, `...`, `pass`, or the exception that stubs raise."""
    if isinstance(statement, ast.Raise):
        return statement.exc is not None and "NotImplementedError" in ast.dump(statement.exc)
    constant = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return constant or isinstance(statement, ast.Pass)


def _is_empty(value: ast.expr) -> bool:
    """A dictionary with nothing filled in."""
    return isinstance(value, ast.Dict) and all(
        isinstance(answer, ast.Constant) and not answer.value for answer in value.values
    )
