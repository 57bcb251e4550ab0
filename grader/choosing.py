"""Judges a multiple-choice question: a dictionary from question to letter, against sealed texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from grader.evidence import Evidence
from grader.judging import CheckFailed
from grader.model import Verdict
from grader.sealed import unseal
from grader.wire import Other

if TYPE_CHECKING:
    from grader.references import References
    from grader.student import Student

ALONE = re.compile(r"\W*([a-z])\W*")
BEFORE_TEXT = re.compile(r"\(?([a-z])[).:]\s")
SEVERAL = re.compile(r"[a-h]{2,4}|[a-z](\W+((or|and)\W+)?[a-z])+\W*")


def choose(student: Student, ref: References, question: str, name: str) -> None:
    """Judge the student's answer to one question.

    Args:
        student: has a dictionary from question to letter at its top level.
        ref: holds the sealed options.
        question: its id, the key in the dictionary.
        name: of the dictionary.

    Raises:
        CheckFailed: there is no answer, or another than the right one.
    """
    answers = _dictionary(student.value(name).value, name)
    given = _entry(answers, question, name)
    if isinstance(given, str) and not given.strip():
        raise CheckFailed(Verdict.NOT_ATTEMPTED, f"{question} has no answer yet.")
    if not ref.is_recording:
        _judge(ref, question, _letter(given))


def _dictionary(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _malformed(f"{name} is of type {_type_name(value)}, not a dictionary.")
    if value and all(len(key) == 1 for key in value):
        raise _malformed(f"{name} leads from letters to questions: turn it round.")
    return value


def _entry(answers: dict[str, Any], question: str, name: str) -> Any:
    if question in answers:
        return answers[question]
    if question in {"_".join(key.lower().split()) for key in answers}:
        raise _malformed(f"{name} has no entry of the question's name, but one that is like it.")
    raise _malformed(f"{name} has no entry of the question's name.")


def _letter(given: Any) -> str:
    """The letter, whatever its case and what is put around or after it, as in "B) because"."""
    if not isinstance(given, str):
        kind = _type_name(given)
        raise _malformed(f"The answer is of type {kind}; give the letter of one option.")
    text = given.strip().lower()
    if SEVERAL.fullmatch(text):
        raise _malformed("The answer has more than one letter; decide for one option.")
    match = ALONE.fullmatch(text) or BEFORE_TEXT.match(text)
    if match:
        return match[1]
    raise _malformed("The answer is not a single letter; give that of one option.")


def _judge(ref: References, question: str, letter: str) -> None:
    opened = unseal(question, letter, ref.sealed.get(question, ()))
    if opened is None:
        raise _malformed("There is no option of that letter.")
    if not opened.right:
        raise CheckFailed(
            Verdict.FAIL,
            f"{question}: not {letter}. {opened.explanation}",
            evidence=Evidence(question, "option", letter),
            mistake=option_id(question, letter),
        )


def option_id(question: str, letter: str) -> str:
    """The id of the mistake of choosing that option."""
    return f"{question}_{letter}"


def _type_name(value: Any) -> str:
    return value.name if isinstance(value, Other) else type(value).__name__


def _malformed(text: str) -> CheckFailed:
    return CheckFailed(Verdict.FAIL, text, evidence=Evidence("", "type", text))
