"""`%load_ext grader`: the magics of a notebook. What they need is imported when they are used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.course import Course, LoadedExercise
    from grader.live.showing import Shown

NAMES = ("grade", "hint")
WITH_OPTION, WITH_MAGIC = "with --course", "with %env GRADER_COURSE=DIR"
"""A remedy of `grade`'s messages, and what it is in a notebook."""
Work = Callable[[list[str]], "Shown"]


def load_ipython_extension(ipython: Any) -> None:
    """Give a session `%grade` and `%hint`."""
    magics = LiveMagics(ipython)
    for name in NAMES:
        ipython.register_magic_function(getattr(magics, name), "line", name)


def unload_ipython_extension(ipython: Any) -> None:
    """Take them away again."""
    for name in NAMES:
        ipython.magics_manager.magics["line"].pop(name, None)


class LiveMagics:
    """The magics of one session, and how many steps of which hints it has been told."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._told: Counter[tuple[str, str]] = Counter()
        self._busy = False

    def grade(self, line: str = "") -> None:
        """Grade the functions of this session: `%grade`, or `%grade exercise …`."""
        self._show(self._grade, line)

    def hint(self, line: str = "") -> None:
        """Tell the next hint: `%hint`, `%hint exercise`, or `%hint exercise function`."""
        self._show(self._hint, line)

    def _show(self, work: Work, line: str) -> None:
        if self._busy:  # a function that is being graded asks to be graded
            return
        from IPython.display import display

        self._busy = True
        try:
            shown = self._told_of(work, line.replace(",", " ").split())
        finally:
            self._busy = False
        display(shown)

    def _told_of(self, work: Work, words: list[str]) -> Shown:
        """What comes of it; whatever goes wrong is a line of ours, never a traceback."""
        from grader.errors import GraderError
        from grader.live.showing import show_note

        try:
            return work(words)
        except KeyboardInterrupt:
            return show_note("Interrupted: nothing was graded to its end.")
        except GraderError as error:
            return show_note(str(error).replace(WITH_OPTION, WITH_MAGIC))
        except Exception as error:
            return show_note(f"The grader failed: {type(error).__name__}: {error}")

    def _grade(self, words: list[str]) -> Shown:
        from grader.live.grading import grade_live
        from grader.live.showing import show_report
        from grader.locating import locate_course

        course = locate_course()
        exercises = self._wanted(course, words)
        return show_report(grade_live(self._shell.user_ns, course, exercises))

    def _hint(self, words: list[str]) -> Shown:
        from grader.hints import load_hints, names_of
        from grader.live.showing import show_hint
        from grader.locating import locate_course

        course = locate_course()
        if len(words) < 2:
            return self._hint_on_first(course, self._wanted(course, words))
        _refuse_more(words[2:])
        exercise = self._wanted(course, words[:1])[0]
        name = words[1]
        if name not in names_of(exercise):
            raise _unknown(name, f"names of {exercise.id}", names_of(exercise))
        step = load_hints(course, exercise).step(name, self._next(exercise.id, name))
        return show_hint(exercise.id, name, step, None)

    def _hint_on_first(self, course: Course, exercises: list[LoadedExercise]) -> Shown:
        """The next hint on the first thing that is not right; what comes after is not graded."""
        from grader.hints import first_concern, load_hints
        from grader.live.grading import grade_live
        from grader.live.showing import show_hint, show_note

        for exercise in exercises:
            report = grade_live(self._shell.user_ns, course, [exercise])
            concern = first_concern(report.exercises[0], exercise)
            if concern is not None:
                number = self._next(exercise.id, concern.name)
                step = load_hints(course, exercise).step(concern.name, number, concern.check.id)
                return show_hint(exercise.id, concern.name, step, concern)
        return show_note(f"All is right in {', '.join(exercise.id for exercise in exercises)}.")

    def _next(self, exercise_id: str, name: str) -> int:
        self._told[exercise_id, name] += 1
        return self._told[exercise_id, name]

    def _wanted(self, course: Course, words: list[str]) -> list[LoadedExercise]:
        """The exercises named; without a name, those that the session has begun.

        Raises:
            SubmissionError: there is no such exercise, or nothing of any.
        """
        from grader.errors import SubmissionError
        from grader.live.grading import begun

        for word in words:
            if word not in course.ids:
                raise _unknown(word, "exercises", course.ids)
        if words:
            return [course.load(id, hidden=False) for id in dict.fromkeys(words)]
        found = begun(self._shell.user_ns, [course.load(id, hidden=False) for id in course.ids])
        if not found:
            raise SubmissionError(
                "This session defines no function of an exercise; run the cells that define "
                f"them. The exercises are {', '.join(course.ids)}."
            )
        return found


def _refuse_more(words: list[str]) -> None:
    """Refuse what stands after an exercise and a name in it.

    Raises:
        SubmissionError: something does.
    """
    from grader.errors import SubmissionError
    from grader.escaping import for_line

    if words:
        more = for_line(" ".join(words), 60)
        raise SubmissionError(f"{more}: too much; %hint takes an exercise and a name in it")


def _unknown(word: str, what: str, known: tuple[str, ...]) -> Exception:
    from grader.errors import SubmissionError
    from grader.escaping import for_line

    return SubmissionError(f"{for_line(word, 60)}: no such name; the {what} are {', '.join(known)}")
