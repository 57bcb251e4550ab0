"""Runs the checks of one exercise against a student's work; makes results of what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from grader.course import CheckSet, Course, LoadedExercise
from grader.errors import AuthorError, SandboxError
from grader.evidence import Evidence, Judgement
from grader.execution import Unloadable
from grader.exercise import Check
from grader.judging import CheckFailed
from grader.mistakes import Finding, Mistake, identify
from grader.model import CheckResult, Verdict
from grader.references import Claim, Number, References
from grader.student import Student, Worker

UNRUN = (Verdict.SKIPPED, Verdict.NOT_ATTEMPTED, Verdict.MISSING, Verdict.NOT_GRADED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one check.

    Attributes:
        check: the check.
        group: the set it belongs to.
        failed: why it did not pass, if so.
        judgements: the comparisons it made.
        called: the names of the student that it used.
        last: the one that it used last, which is the one it failed on.
        claims: how far the documents' numbers are from what the check says of them.
        seconds: how long it took.
    """

    check: Check
    group: CheckSet
    failed: CheckFailed | None
    judgements: tuple[Judgement, ...] = ()
    called: frozenset[str] = frozenset()
    last: str | None = None
    claims: tuple[Claim, ...] = ()
    seconds: float = 0.0

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        return self.failed.verdict if self.failed else Verdict.PASS

    @property
    def evidence(self) -> Evidence | None:
        """What the check saw, if it failed and saw something that tells mistakes apart."""
        return self.failed.evidence if self.failed else None


class CheckRun:
    """Runs the checks of one exercise in order, each after those that it builds on.

    Args:
        course: the course.
        exercise: its checks.
        worker: executes the student's work.
        measuring: whether to measure what checks say of the documents' numbers.
        wanted: which checks to run; those that a skipped one builds on count as passed.

    Attributes:
        student: what the checks call.
    """

    def __init__(
        self,
        course: Course,
        exercise: LoadedExercise,
        worker: Worker,
        *,
        measuring: bool = False,
        wanted: Callable[[Check], bool] = lambda check: True,
    ) -> None:
        self._numbers = course.numbers
        self._exercise = exercise
        self.student = Student(worker, exercise.signatures)
        self._measuring = measuring
        self._wanted = wanted
        self._verdicts: dict[str, Verdict] = {}

    def outcomes(self, *, until_failure: bool = False) -> tuple[Outcome, ...]:
        """The outcome of every wanted check, or of those up to the first that fails."""
        outcomes: list[Outcome] = []
        for check, group in self._exercise.checks():
            if self._wanted(check):
                outcomes.append(self._outcome(check, group))
                if until_failure and outcomes[-1].failed:
                    break
        return tuple(outcomes)

    def _outcome(self, check: Check, group: CheckSet) -> Outcome:
        begin = time.monotonic()
        self.student.journal.clear()
        self.student.called.clear()
        claims: list[Claim] = []
        failed = self._blocked(check) or self._run(check, group, claims)
        self._verdicts[check.id] = failed.verdict if failed else Verdict.PASS
        return Outcome(
            check,
            group,
            failed,
            tuple(self.student.journal),
            frozenset(self.student.called),
            next(reversed(self.student.called), None),
            tuple(claims),
            time.monotonic() - begin,
        )

    def _blocked(self, check: Check) -> CheckFailed | None:
        for name in check.after:
            verdict = self._verdicts.get(name, Verdict.PASS)
            if verdict in (Verdict.NOT_ATTEMPTED, Verdict.MISSING, Verdict.NOT_GRADED):
                return CheckFailed(verdict, f"It builds on {name}.")
            if verdict is not Verdict.PASS:
                return CheckFailed(Verdict.SKIPPED, f"It builds on {name}, which has not passed.")
        return None

    def _run(self, check: Check, group: CheckSet, claims: list[Claim]) -> CheckFailed | None:
        references = References(
            self._numbers,
            self._exercise.sealed,
            claims if self._measuring else None,
            group.recorded.values_of(check.id),
        )
        try:
            check.run(self.student, references)
        except CheckFailed as failed:
            return failed
        except (SandboxError, AuthorError) as error:
            return CheckFailed(Verdict.NOT_GRADED, f"Not graded: {error}")
        except Unloadable as error:
            return CheckFailed(Verdict.ERROR, str(error))
        except (Exception, SystemExit) as error:  # its author's fault, not a student's zero
            return CheckFailed(
                Verdict.NOT_GRADED,
                f"Not graded: the check itself raised {type(error).__name__}: {error}",
            )
        return None


def named_mistakes(outcomes: Sequence[Outcome], exercise: LoadedExercise) -> dict[str, Mistake]:
    """The known mistake behind each failing check, where there is one."""
    found = {
        o.check.id: Finding(o.evidence, o.called)
        for o in outcomes
        if o.evidence is not None or o.verdict is Verdict.PASS
    }
    if all(finding.evidence is None for finding in found.values()):
        return {}
    return identify(found, exercise.mistakes)


def results(
    outcomes: Sequence[Outcome], exercise: LoadedExercise, numbers: Mapping[str, Number]
) -> tuple[CheckResult, ...]:
    """What is reported of each check."""
    named = named_mistakes(outcomes, exercise)
    return tuple(_result(o, named.get(o.check.id), numbers) for o in outcomes)


def _result(
    outcome: Outcome, mistake: Mistake | None, numbers: Mapping[str, Number]
) -> CheckResult:
    check, failed = outcome.check, outcome.failed
    if failed and failed.mistake:  # the check itself knows, and has said what there is to say
        mistake = None
    known = failed.mistake if failed and failed.mistake else mistake.id if mistake else None
    return CheckResult(
        id=check.id,
        title=check.title,
        points=0.0 if failed else check.points,
        max_points=check.points,
        verdict=outcome.verdict,
        visibility=outcome.group.visibility,
        message=_explain(outcome, failed, mistake) if failed else None,
        mistake=known,
        source=numbers[check.numbers[0]].source if check.numbers else None,
        seconds=outcome.seconds,
        function=outcome.last,
    )


def _explain(outcome: Outcome, failed: CheckFailed, mistake: Mistake | None) -> str:
    """One to three lines: what happened, got and expected with their source, what to do."""
    lines = [failed.text]
    if outcome.group.visibility == "visible":
        lines[0] += f" {failed.diagnosis}" if failed.diagnosis and not mistake else ""
        where = f" ({failed.source})" if failed.source else ""
        lines += [failed.detail + where] if failed.detail else []
    if mistake:
        lines.append(mistake.sentence)
    elif outcome.check.hint and failed.verdict is Verdict.FAIL:
        lines.append(outcome.check.hint)
    return "\n".join(lines)
