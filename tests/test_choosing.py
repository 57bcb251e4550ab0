"""A multiple-choice answer: what counts as one, and what a student is told."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from submissions import Bench
from wire_values import TREES

from grader.choosing import choose
from grader.course import open_course
from grader.judging import CheckFailed
from grader.model import Verdict
from grader.references import References
from grader.sealed import seal
from grader.student import Student
from grader.wire import Other

WHY = {"a": "Too loud.", "b": None, "d": "Too late."}
REFERENCES = References({}, sealed={"why": seal("why", WHY)})
CHECKS = """
from grader import Exercise

exercise = Exercise("double", values=["answers"])
exercise.question("why", "Why is a dead unit dead?", points=5)
"""


@dataclasses.dataclass
class Holding:
    """A worker of a submission that holds one value."""

    value: object
    call_s = total_s = 10.0
    trouble = ""

    def ask(self, body, timeout_s):
        return {"value": self.value}


def outcome(answers, ref=REFERENCES):
    """How the question is judged: None when the answer is right."""
    try:
        choose(Student(Holding(answers), {}), ref, "why", "answers")
    except CheckFailed as failed:
        return failed
    return None


def text_of(given):
    return outcome({"why": given}).text


@pytest.mark.parametrize(
    "given", ["b", "B", " b ", "b)", "(b)", "b.", "**b**", "'b'", "B) because it is flat", "b: yes"]
)
def test_the_letter_counts_whatever_stands_around_it(given):
    assert outcome({"why": given}) is None


def test_a_wrong_letter_is_told_why_it_is_wrong():
    failed = outcome({"why": "D"})
    assert (failed.verdict, failed.text) == (Verdict.FAIL, "why: not d. Too late.")
    assert failed.mistake == "why_d"


def test_what_is_told_of_a_wrong_letter_names_no_other():
    failed = outcome({"why": "a"})
    assert failed.detail == failed.diagnosis == ""
    assert "b" not in failed.text.removeprefix("why: not a. ")


@pytest.mark.parametrize("given", ["", "  "])
def test_an_empty_answer_is_not_attempted(given):
    failed = outcome({"why": given})
    assert (failed.verdict, failed.text) == (Verdict.NOT_ATTEMPTED, "why has no answer yet.")


@pytest.mark.parametrize(
    "given",
    ["ab", "a, b", "a or b", "a) or b)", "a) b)", "a. b", "a and b", "a/b", "abcd", "b, a or d"],
)
def test_more_than_one_letter_is_no_decision(given):
    assert text_of(given) == "The answer has more than one letter; decide for one option."


@pytest.mark.parametrize("given", ["?", "1", "option b", "because", "ä"])
def test_what_is_no_letter_is_no_answer(given):
    assert text_of(given) == "The answer is not a single letter; give that of one option."


def test_a_letter_without_an_option_is_told_so():
    assert text_of("c") == "There is no option of that letter."


@pytest.mark.parametrize(
    ("given", "kind"),
    [(2, "int"), (None, "NoneType"), (["b"], "list"), (Other("Tensor"), "Tensor")],
)
def test_an_answer_that_is_no_text_is_told_its_type(given, kind):
    assert text_of(given) == f"The answer is of type {kind}; give the letter of one option."


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["b"], "answers is of type list, not a dictionary."),
        (None, "answers is of type NoneType, not a dictionary."),
        ({"b": "why"}, "answers leads from letters to questions: turn it round."),
        ({"Why": "b"}, "but one that is like it."),
        ({"how": "b"}, "answers has no entry of the question's name."),
        ({}, "answers has no entry of the question's name."),
    ],
)
def test_answers_of_another_form_are_told_what_is_wrong(answers, said):
    failed = outcome(answers)
    assert failed.verdict is Verdict.FAIL
    assert failed.text.endswith(said)


@given(TREES | st.dictionaries(st.just("why"), TREES | st.text(max_size=6)))
def test_no_answers_at_all_are_the_fault_of_the_check(answers):
    """Anything else than a failure would make the check `not_graded`."""
    failed = outcome(answers)
    assert failed is None or failed.text


def test_while_values_are_recorded_no_option_is_sealed_yet():
    recording = References.recording({}, [])
    assert outcome({"why": "a"}, recording) is None
    assert outcome({}, recording) is not None


def test_a_wrong_option_loses_the_points_and_names_the_mistake(mini_course, launcher, tmp_path):
    (mini_course / "exercises/course.toml").write_text(
        'schema = "grader/course/v1"\n\n[[exercise]]\nid = "double"\nfolder = "01_double"\n'
        "points = 5\n"
    )
    folder = mini_course / "exercises/01_double"
    (folder / "checks.py").write_text(CHECKS)
    (folder / "options.json").write_text(json.dumps(REFERENCES.sealed))
    bench = Bench(open_course(mini_course), launcher, tmp_path)
    (right,) = bench.text("double", 'answers = {"why": "b"}\n').checks
    (wrong,) = bench.text("double", 'answers = {"why": "a"}\n').checks
    assert (right.points, right.message, right.mistake) == (5, None, None)
    assert (wrong.points, wrong.message, wrong.mistake) == (0, "why: not a. Too loud.", "why_a")
