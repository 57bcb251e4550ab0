"""`grader audit`: the proof that right answers pass, wrong ones fail, and mistakes are named.

Each exercise's stub, solution, variants, mistakes and mutants go through the workers and checks
that grade students. What is not as promised is a breach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from grader.authoring.build import fingerprints, forms, read_source, values
from grader.authoring.corpus import Overlay, laid_over, mistakes, options, variants
from grader.authoring.drift import same_text
from grader.authoring.examining import Examined, Examiner, Task
from grader.authoring.forms import notebook_text, stub_source, without_markers
from grader.authoring.killing import Killing, MutantHunt
from grader.authoring.margins import Margin, breaches_of_margins, margins
from grader.checking import UNRUN, results
from grader.course import Course, LoadedExercise
from grader.errors import AuthorError
from grader.hints import missing_hints
from grader.manifest import Entry
from grader.model import Form, Verdict

Progress = Callable[[str], object]


@dataclass(slots=True)
class Audited:
    """The proof of one exercise, or what it lacks."""

    id: str
    checks: int
    variants: int = 0
    mistakes: int = 0
    named: int = 0
    mutants: Killing = field(default_factory=Killing)
    margins: tuple[Margin, ...] = ()
    breaches: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Written:
    """A right or wrong answer and what came of it."""

    overlay: Overlay
    examined: Examined


class Audit:
    """Audits the exercises of a course."""

    def __init__(self, course: Course, examiner: Examiner, progress: Progress) -> None:
        self._course = course
        self._examiner = examiner
        self._progress = progress

    def exercise(self, entry: Entry) -> Audited:
        """The proof of one exercise.

        Raises:
            AuthorError: a file of it is missing or broken.
        """
        exercise = self._course.load(entry.id, hidden=True)
        audited = Audited(entry.id, sum(1 for _ in exercise.checks()))
        _Proof(self._course, entry, exercise, self._examiner, self._progress, audited).run()
        return audited


class _Proof:
    """The steps of the proof of one exercise; each notes its breaches."""

    def __init__(
        self,
        course: Course,
        entry: Entry,
        exercise: LoadedExercise,
        examiner: Examiner,
        progress: Progress,
        audited: Audited,
    ) -> None:
        self._course = course
        self._entry = entry
        self._exercise = exercise
        self._examiner = examiner
        self._progress = progress
        self._audited = audited
        self._visible = course.load(entry.id, hidden=False)
        self._source = read_source(course, entry)

    def run(self) -> None:
        """All steps."""
        self._breaches(self._drifted())
        self._breaches(self._missing_hints())
        self._breaches(self._earning_stubs())
        solved = self._solution()
        right = list(self._written(variants(self._course, self._entry), "variant"))
        wrong = list(self._written(self._all_mistakes(), "mistake"))
        self._breaches(self._lost_variants(right))
        self._breaches(self._unproven_mistakes(wrong))
        self._breaches(self._unnamed_mistakes(wrong))
        self._breaches(self._unseen_mistakes(wrong))
        self._breaches(self._unfailed_checks(wrong))
        self._breaches(self._too_few(right, wrong))
        self._audited.variants, self._audited.mistakes = len(right), len(wrong)
        self._measure([solved, *(w.examined for w in right)], [w.examined for w in wrong])
        hunt = MutantHunt(self._course, self._entry, self._exercise, self._source, self._examiner)
        self._audited.mutants, breaches = hunt.run(solved, self._say)
        self._audited.breaches += breaches

    def _breaches(self, found: Iterator[str]) -> None:
        self._audited.breaches += found

    def _say(self, what: str) -> None:
        self._progress(f"{self._entry.id}: {what}")

    def _drifted(self) -> Iterator[str]:
        """Generated files, but for known mistakes, that are not what the source gives."""
        self._say("build")
        made = [*forms(self._course, self._entry, self._source)]
        try:
            made += values(self._course, self._entry, self._exercise, self._source, self._examiner)
        except AuthorError as error:
            yield str(error)
        for product in made:
            if not product.is_current:
                yield f"{product.path.name} has drifted from the source; run `grader build`"

    def _missing_hints(self) -> Iterator[str]:
        """Functions and questions that a `hints.toml` leaves out; there need not be such a file."""
        missing = missing_hints(self._course, self._visible)
        yield from (f"hints.toml: there is no hint for {name}" for name in missing)

    def _earning_stubs(self) -> Iterator[str]:
        """Stubs that earn something, or that are reported as anything but not attempted."""
        stub = stub_source(self._source)
        texts: list[tuple[Form, str]] = [("module", stub), ("notebook", notebook_text(stub))]
        for form, text in texts:
            self._say(f"stub as {form}")
            examined = self._examiner.examine(Task(self._exercise, text, form))
            yield from (f"the stub as {form}: {trouble}" for trouble in examined.troubles)
            for outcome in examined.outcomes:
                if outcome.verdict is not Verdict.NOT_ATTEMPTED:
                    yield f"the stub as {form}: {outcome.check.id} is {outcome.verdict.value}"

    def _solution(self) -> Examined:
        """The solution in both forms; returns how the module did."""
        whole = without_markers(self._source)
        texts: list[tuple[Form, str]] = [("notebook", notebook_text(whole)), ("module", whole)]
        for form, text in texts:
            self._say(f"solution as {form}")
            examined = self._examiner.examine(Task(self._exercise, text, form))
            self._breaches(_losses(f"the solution as {form}", examined))
        return examined

    def _all_mistakes(self) -> list[Overlay]:
        listed = mistakes(self._course, self._entry)
        for name in self._exercise.values[:1]:
            listed += options(self._course, self._entry, name)
        return listed

    def _written(self, overlays: Sequence[Overlay], kind: str) -> Iterator[_Written]:
        def examine(overlay: Overlay) -> Examined:
            return self._examiner.examine(Task(self._exercise, laid_over(self._source, overlay)))

        for overlay, examined in self._examiner.each(overlays, examine):
            self._say(f"{kind} {overlay.id}")
            yield _Written(overlay, examined)

    def _lost_variants(self, right: Sequence[_Written]) -> Iterator[str]:
        for written in right:
            yield from _losses(f"variant {written.overlay.id}", written.examined)

    def _unproven_mistakes(self, wrong: Sequence[_Written]) -> Iterator[str]:
        """Mistakes that do not fail what they are said to fail."""
        known = {check.id for check, _ in self._exercise.checks()}
        for written in wrong:
            failed = {o.check.id for o in written.examined.lost if o.verdict not in UNRUN}
            for check in written.overlay.fails:
                place = f"mistake {written.overlay.id}"
                if check not in known:
                    yield f"{place}: is to fail {check}, which is no check"
                elif check not in failed:
                    yield f"{place}: does not fail {check}"
            for outcome in written.examined.outcomes:
                if outcome.verdict is Verdict.NOT_GRADED and outcome.failed:
                    yield f"mistake {written.overlay.id}: {outcome.failed.text}"

    def _unnamed_mistakes(self, wrong: Sequence[_Written]) -> Iterator[str]:
        """Mistakes that a student is not told, or is told as another one."""
        for written in wrong:
            wanted = self._told(written, self._exercise) | self._told(written, self._visible)
            if wanted == {written.overlay.id}:
                self._audited.named += 1
            else:
                said = ", ".join(sorted(wanted)) or "nothing"
                yield f"mistake {written.overlay.id}: the student is told {said}"

    def _told(self, written: _Written, exercise: LoadedExercise) -> set[str]:
        """What the checks on the `Fails:` line tell a student who is graded with these checks."""
        known = {check.id for check, _ in exercise.checks()}
        outcomes = [o for o in written.examined.outcomes if o.check.id in known]
        told = results(outcomes, exercise, self._course.numbers)
        return {c.mistake or "nothing" for c in told if c.id in written.overlay.fails}

    def _unseen_mistakes(self, wrong: Sequence[_Written]) -> Iterator[str]:
        """Stored fingerprints that are not what the checks see now."""
        found = [(w.overlay, w.examined) for w in wrong if w.overlay.path.suffix == ".py"]
        for group in self._exercise.sets:
            path = self._course.mistakes_path(self._entry, group.visibility)
            old = path.read_text(encoding="utf-8") if path.is_file() else ""
            if not same_text(old, fingerprints(found, group.visibility), path.suffix):
                yield f"{path.name} has drifted from the mistakes; run `grader build`"

    def _unfailed_checks(self, wrong: Sequence[_Written]) -> Iterator[str]:
        """Checks that no mistake fails by what it returns: an exception fails any check."""
        failed = {
            outcome.check.id
            for written in wrong
            for outcome in written.examined.lost
            if outcome.verdict is Verdict.FAIL and outcome.check.id in written.overlay.fails
        }
        for check, _ in self._exercise.checks():
            if check.id not in failed:
                yield f"check {check.id}: no mistake is said to fail it, and does"

    def _too_few(self, right: Sequence[_Written], wrong: Sequence[_Written]) -> Iterator[str]:
        asked = self._course.proof
        for name in (*self._exercise.signatures, *self._exercise.values):
            for kind, written, least in (
                ("variants", right, asked.variants),
                ("mistakes", wrong, asked.mistakes),
            ):
                count = sum(w.overlay.gives(name) for w in written)
                if count < least:
                    yield f"{name}: {count} {kind}, at least {least} are asked for"

    def _measure(self, right: Sequence[Examined], wrong: Sequence[Examined]) -> None:
        checks = [check for check, _ in self._exercise.checks()]
        self._audited.margins = margins(checks, right, wrong)
        self._audited.breaches += breaches_of_margins(self._audited.margins)


def _losses(place: str, examined: Examined) -> Iterator[str]:
    yield from (f"{place}: {trouble}" for trouble in examined.troubles)
    for outcome in examined.lost:
        assert outcome.failed is not None
        text = f"{outcome.failed.text} {outcome.failed.detail}".strip()
        yield f"{place}: {outcome.check.id} is {outcome.verdict.value}: {text}"
