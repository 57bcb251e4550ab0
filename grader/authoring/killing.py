"""What becomes of the mutants of a solution: each is killed by a check, or listed as equivalent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.authoring.examining import Examined, Examiner, Task
from grader.authoring.mutants import Mutant, mutants_of
from grader.authoring.regions import functions_in_regions
from grader.course import Course, LoadedExercise
from grader.errors import AuthorError
from grader.exercise import Check
from grader.manifest import Entry, read_toml
from grader.model import Verdict

PATIENCE = 0.3
KILLED, SURVIVES, TIMED_OUT = "is killed", "survives", "timed out"
UNJUDGED = "could not be judged: a check raised"


@dataclass(frozen=True, slots=True)
class Killing:
    """What became of the mutants: how many there are, were killed, and cannot be told apart."""

    total: int = 0
    killed: int = 0
    equivalent: int = 0


class MutantHunt:
    """Sends the mutants of one solution through its checks."""

    def __init__(
        self,
        course: Course,
        entry: Entry,
        exercise: LoadedExercise,
        source: str,
        examiner: Examiner,
    ) -> None:
        self._equivalent_path = course.solutions_dir / entry.folder / "equivalent.toml"
        self._exercise = exercise
        self._source = source
        self._examiner = examiner
        self._breaches: list[str] = []

    def run(self, solved: Examined, say: Callable[[str], object]) -> tuple[Killing, list[str]]:
        """The counts, and the breaches.

        Args:
            solved: how the solution came out: which check calls which function.
            say: is told what is being done.
        """
        mutants = self._mutants()
        listed = self._equivalent(mutants)
        hasty = self._examiner.patient(PATIENCE)
        ends = dict.fromkeys((KILLED, SURVIVES, UNJUDGED), 0)
        for mutant, end in self._examiner.each(mutants, lambda m: self._end(m, solved, hasty)):
            say(f"mutant {mutant.text}")
            ends[end] += 1
            if mutant.text in listed and end == KILLED:
                self._breaches.append(f"mutant `{mutant.text}` is listed as equivalent, but killed")
            elif mutant.text not in listed and end != KILLED:
                self._breaches.append(f"mutant `{mutant.text}` {end}")
        equivalent = ends[SURVIVES] - sum(b.endswith(SURVIVES) for b in self._breaches)
        return Killing(len(mutants), ends[KILLED], equivalent), self._breaches

    def _mutants(self) -> list[Mutant]:
        """Those of the functions that students write, and of what else stands in regions."""
        found = []
        names = [*self._exercise.signatures, *functions_in_regions(self._source)]
        for name in dict.fromkeys(names):
            mutants = mutants_of(self._source, name)
            if not mutants:
                self._breaches.append(f"{name}: it has no mutants; define it by `def`")
            found += mutants
        return found

    def _equivalent(self, mutants: Sequence[Mutant]) -> set[str]:
        """The mutants that are listed as equivalent; one that does not exist is a breach."""
        path = self._equivalent_path
        listed = read_toml(path) if path.is_file() else {}
        texts = {mutant.text for mutant in mutants}
        for text, reason in listed.items():
            if not isinstance(reason, str) or not reason.strip():
                raise AuthorError(f"{path}: give a reason why `{text}` is equivalent")
            if text not in texts:
                self._breaches.append(f"{path.name}: there is no mutant `{text}`")
        return set(listed)

    def _end(self, mutant: Mutant, solved: Examined, hasty: Examiner) -> str:
        """What becomes of a mutant: first at the checks that call the function, then at all."""
        text = f"{self._source}\n\n# %%\n{mutant.code}\n"
        concerned = {o.check.id for o in solved.outcomes if mutant.function in o.called}

        def calls_it(check: Check) -> bool:
            return check.id in concerned

        near = Task(self._exercise, text, wanted=calls_it, until_failure=True)
        everywhere = Task(self._exercise, text, until_failure=True)
        end = _end_of(hasty.examine(near))
        if end == SURVIVES:
            end = _end_of(hasty.examine(everywhere))
        if end == TIMED_OUT:  # perhaps by the machine's load: what is endless outlasts more
            end = _end_of(self._examiner.examine(everywhere))
        return KILLED if end == TIMED_OUT else end


def _end_of(examined: Examined) -> str:
    """What becomes of a mutant that was examined so."""
    verdicts = {outcome.verdict for outcome in examined.lost}
    if Verdict.NOT_GRADED in verdicts:
        return UNJUDGED
    if Verdict.TIMEOUT in verdicts:
        return TIMED_OUT
    return KILLED if verdicts or examined.troubles else SURVIVES
