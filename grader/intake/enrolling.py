"""Who of a roster handed in what, and who did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.errors import SubmissionError
from grader.files import shown
from grader.intake.handed import Handed, Student
from grader.intake.roster import Enrolled, calls, casefolded

GIVEN = frozenset({"nbgrader"})
"""Kinds of ids that instructors choose: they may be any of a roster's."""

ROSTER = "roster:"
"""Begins a key of the roster's that is somebody else's on the platform."""


@dataclass(frozen=True, slots=True)
class Class:
    """Who has handed in what, compared with a roster.

    Attributes:
        handed: all submissions, with an empty one for everybody who handed in nothing.
        strangers: who has handed in and is not on the roster.
        before: by the keys that students may have had while they had handed in nothing, those
            that they have now.
    """

    handed: list[Handed]
    strangers: list[Student]
    before: Mapping[str, str] = field(default_factory=dict)


def compared(
    enrolled: Sequence[Enrolled], handed: Sequence[Handed], kinds: Sequence[str] = ()
) -> Class:
    """The class, its students with the names and ids that the roster adds.

    A student is the one of the same key, where the keys are of the same kind; who is left on both
    sides is known by what only one of the roster and only one of those who handed in are called.

    Args:
        enrolled: the roster.
        handed: what was handed in.
        kinds: of the ids that make a student's key in this layout, the first that there is.

    Raises:
        SubmissionError: a key on the roster is somebody else's, by their names.
    """
    students = [student for one in handed for student in one.students]
    found = _matched(enrolled, students)
    there = {one.student.key for one in found.values()}
    taken = {student.key for student in students}
    keys = _keys(enrolled, kinds)
    return Class(
        [_known_better(one, found) for one in handed]
        + [_absent(one, keys, taken) for one in enrolled if one.student.key not in there],
        [student for student in students if student.key not in found],
        _before(found, keys, taken),
    )


def _matched(enrolled: Sequence[Enrolled], students: Sequence[Student]) -> dict[str, Enrolled]:
    """By the keys of those who handed in, their lines of the roster; each line once."""
    by_key = {one.student.key: one for one in enrolled}
    pairs = [(student, by_key[student.key]) for student in students if student.key in by_key]
    found = {student.key: line for student, line in pairs if _is_same_key(student, line)}
    return {**found, **_by_calls(enrolled, students, found)}


def _is_same_key(student: Student, line: Enrolled) -> bool:
    """Whether a key that both have is of the same kind.

    Raises:
        SubmissionError: there is no telling, and their names say that it is not.
    """
    if line.kind == "chosen" or student.ids.keys() <= GIVEN:
        return True
    if line.kind != "unknown":
        return student.ids.get(line.kind) == student.key
    if _differ(student.name, line.student.name):
        raise SubmissionError(
            f"--students: {shown(student.key)} is {shown(line.student.name)} on the roster and "
            f"{shown(student.name)} in the class; call the column {shown(line.column)} sid where "
            "it is a number of yours, student where it is the platform's"
        )
    return True


def _differ(one: str, other: str) -> bool:
    """Whether both are names, and no part of either is in the other: Canvas writes `doejane`."""
    return bool(one and other) and not (_is_in(one, other) or _is_in(other, one))


def _is_in(one: str, other: str) -> bool:
    return any(part in _joined(other) for part in map(_joined, one.split()) if part)


def _joined(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


Call = tuple[str, str]
"""What kind of id it is, "" for a name or what may be of any kind, and the text, casefolded."""

JOINED = "joined"
"""The kind of a name as Canvas writes it: `doejane`, the last name first."""


def _by_calls(
    enrolled: Sequence[Enrolled], students: Sequence[Student], found: Mapping[str, Enrolled]
) -> dict[str, Enrolled]:
    """Of those who are not found, the pairs of whom each side is called as only the other is."""
    by_key = {one.student.key: one for one in enrolled}
    gone = {line.student.key for line in found.values()}
    lines = _only_one({key: _calls_of_line(line) for key, line in by_key.items()})
    called = _only_one({student.key: _calls_of_student(student) for student in students})
    pairs = {
        (key, lines[call])
        for call, key in called.items()
        if call in lines and key not in found and lines[call] not in gone
    }
    if not pairs:
        return {}
    keys, taken = (Counter(side) for side in zip(*pairs, strict=True))
    return {key: by_key[line] for key, line in pairs if keys[key] == taken[line] == 1}


def _calls_of_line(line: Enrolled) -> set[Call]:
    turned = (turn for call in line.called for turn in _turns(call))
    joined = {(JOINED, _joined(turn)) for turn in turned}
    return {*_typed(line.student), *(("", call) for call in line.called), *joined}


def _calls_of_student(student: Student) -> set[Call]:
    """A platform's number is no name: another one's student number may be the same."""
    if student.ids.keys() <= GIVEN:
        return {("", call) for call in calls(student)}
    found = {*_typed(student), *(("", call) for call in calls(Student("", student.name)))}
    joined = {(JOINED, _joined(student.name))} if "canvas" in student.ids else set()
    return found | joined - {(JOINED, "")}


def _turns(name: str) -> Iterator[str]:
    """The name begun with each of its parts: a last name may be several."""
    parts = name.split()
    return (" ".join([*parts[at:], *parts[:at]]) for at in range(len(parts)))


def _typed(student: Student) -> set[Call]:
    return {(kind, call) for kind, id in student.ids.items() for call in casefolded([id])}


def _only_one(called: Mapping[str, Iterable[Call]]) -> dict[Call, str]:
    """Whose each name is; what two are called alike says of neither who it is."""
    counts = Counter(call for some in called.values() for call in some)
    return {call: key for key, some in called.items() for call in some if counts[call] == 1}


def _known_better(handed: Handed, found: Mapping[str, Enrolled]) -> Handed:
    return replace(handed, students=tuple(_merged(s, found.get(s.key)) for s in handed.students))


def _merged(student: Student, enrolled: Enrolled | None) -> Student:
    if enrolled is None:
        return student
    more = enrolled.student
    return Student(student.key, more.name or student.name, {**more.ids, **student.ids})


def _keys(enrolled: Sequence[Enrolled], kinds: Sequence[str]) -> dict[str, str]:
    """By the roster's keys, those that students will have when they hand in, if that is known."""
    ids = {line.student.key: line.student.ids for line in enrolled}
    own = {
        key: next((known[kind] for kind in kinds if kind in known), key)
        for key, known in ids.items()
    }
    counts = Counter(own.values())
    return {key: other if counts[other] == 1 else key for key, other in own.items()}


def _absent(enrolled: Enrolled, keys: Mapping[str, str], taken: Collection[str]) -> Handed:
    """An empty submission, whose key is nobody else's."""
    key = keys[enrolled.student.key]
    student = replace(enrolled.student, key=f"{ROSTER}{key}" if key in taken else key)
    return Handed((student,), (), notes=("Nothing was handed in.",))


def _before(
    found: Mapping[str, Enrolled], keys: Mapping[str, str], taken: Collection[str]
) -> dict[str, str]:
    """The keys that those on the roster may have had, where these are nobody's now."""
    return {
        old: key
        for key, line in found.items()
        for own in {line.student.key, keys[line.student.key]}
        for old in (own, f"{ROSTER}{own}")
        if old != key and old not in taken
    }
