"""How an author declares an exercise: one `Exercise` object, and checks decorated with it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import AuthorError

if TYPE_CHECKING:
    from grader.curves import Plot
    from grader.references import References
    from grader.student import Student

TAKEN = frozenset({"call", "value", "train", "journal", "called", "call_s"})
CheckFunction = Callable[["Student", "References"], None]
CurveFunction = Callable[["Student", "References", "Plot"], None]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `title` is the sentence that students read, the docstring of `run`.

    `after` names checks that must pass first; `numbers` the documents' numbers that it uses, the
    first of which is its source; `hint` what a student is told when it fails; `margin` says why
    its tolerance need not lie three times away from right and wrong answers.
    """

    id: str
    title: str
    points: float
    run: CheckFunction
    after: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    hint: str = ""
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A picture of what functions give. `title` is the docstring of `draw`; `x` and `y` stand at
    the axes; `log` has the places on a logarithmic scale.
    """

    id: str
    title: str
    x: str
    y: str
    log: bool
    draw: CurveFunction


class Exercise:
    """An exercise's functions, checks and curves.

    Args:
        id: the stem of the file that students hand in.
        functions: their signatures, such as `"softmax(logits)"`. Hidden checks leave them out:
            they share those of the visible part.
        values: names of what students give a value, such as `"answers"`.
    """

    def __init__(self, id: str, functions: Sequence[str] = (), values: Sequence[str] = ()) -> None:
        self.id = id
        self.values = tuple(values)
        self.signatures = {text.split("(")[0]: parameters_of(text) for text in functions}
        for name in self.signatures:
            if name.startswith("_") or name in TAKEN:
                raise AuthorError(f"a function of exercise {id!r} cannot be called {name!r}")
        self.checks: list[Check] = []
        self.curves: list[Curve] = []

    def check(
        self,
        *,
        points: float,
        after: CheckFunction | str | Sequence[CheckFunction | str] = (),
        numbers: Sequence[str] = (),
        hint: str = "",
        margin: str = "",
    ) -> Callable[[CheckFunction], CheckFunction]:
        """Make the decorated function a check; its docstring is the sentence students read.

        Args:
            points: what passing is worth.
            after: checks, or ids of checks, without which this one is skipped.
            numbers: ids of the documents' numbers that it uses.
            hint: one sentence for a student whose work fails it.
            margin: the reason, where a tolerance must be near right or wrong answers.

        Raises:
            AuthorError: no docstring, no points, or an id that is taken.
        """

        def register(function: CheckFunction) -> CheckFunction:
            self._add(
                Check(
                    id=function.__name__,
                    title=_sentence(function),
                    points=float(points),
                    run=function,
                    after=_ids(after),
                    numbers=tuple(numbers),
                    hint=hint,
                    margin=margin,
                )
            )
            return function

        return register

    def curve(
        self, *, x: str, y: str = "", log: bool = False
    ) -> Callable[[CurveFunction], CurveFunction]:
        """Have the decorated function draw lines into a student's page; its docstring is the title.

        Args:
            x: what the places are.
            y: what the values are.
            log: whether the places, which are above 0 then, are on a logarithmic scale.

        Raises:
            AuthorError: no docstring, or an id that is taken.
        """

        def register(function: CurveFunction) -> CurveFunction:
            self._add_curve(Curve(function.__name__, _sentence(function), x, y, log, function))
            return function

        return register

    def question(self, id: str, text: str, *, points: float) -> None:
        """Add a multiple-choice question as a check.

        Students answer in the dictionary that `values` names.

        Args:
            id: the question's key in the student's dictionary, and the id of the check.
            text: the question, as a sentence.
            points: what the right option is worth.

        Raises:
            AuthorError: no text, no points, an id that is taken, or no name of a dictionary.
        """
        if not self.values:
            raise AuthorError(f"question {id!r}: name the dictionary, as in values=['answers']")
        name = self.values[0]

        def ask(student: Student, ref: References) -> None:
            from grader.choosing import choose

            choose(student, ref, id, name)

        self._add(Check(id, text, float(points), ask))

    def _add(self, check: Check) -> None:
        self.checks.append(check)
        self._validate(check)

    def _add_curve(self, curve: Curve) -> None:
        place = f"curve {curve.id!r} of exercise {self.id!r}"
        if curve.id in self._taken():
            raise AuthorError(f"{place}: the name is taken; give each check and curve its own")
        if not curve.title:
            raise AuthorError(f"{place}: write a docstring; it is what students read")
        self.curves.append(curve)

    def _taken(self) -> list[str]:
        return [check.id for check in self.checks] + [curve.id for curve in self.curves]

    def _validate(self, check: Check) -> None:
        place = f"check {check.id!r} of exercise {self.id!r}"
        if self._taken().count(check.id) > 1:
            raise AuthorError(f"{place}: the name is taken; give each check its own")
        if not check.title:
            raise AuthorError(f"{place}: write a docstring; it is what students read")
        if not check.points > 0:
            raise AuthorError(f"{place}: points must be above 0")


def parameters_of(signature: str) -> tuple[str, ...]:
    """The names between the brackets of `f(a, b)`."""
    inner = signature.partition("(")[2].rstrip(")")
    return tuple(name.strip() for name in inner.split(",") if name.strip())


def _sentence(function: CheckFunction | CurveFunction) -> str:
    return " ".join(inspect.cleandoc(function.__doc__ or "").split())


def _ids(after: CheckFunction | str | Sequence[CheckFunction | str]) -> tuple[str, ...]:
    entries = [after] if isinstance(after, str) or callable(after) else list(after)
    return tuple(entry if isinstance(entry, str) else entry.__name__ for entry in entries)
