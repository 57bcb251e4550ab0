"""What rows say of hidden checks, where each of them is shown."""

import pytest
from platform_standings import check

from grader.platforms.rows import rows

SENTENCE = "The number is multiplied by itself."
SECRET = "double([0.25, 400.0]) raised ValueError: expected 800.0"


def hidden(verdict, mistake=None, message=f"{SECRET}\n{SENTENCE}"):
    return {**check("secret", verdict, 0.0, message, "hidden"), "mistake": mistake}


def texts(*checks, message="double.py: no"):
    exercise = {"id": "double", "file": "double.py", "message": message, "checks": checks}
    return [row.text for row in rows({"exercises": [exercise]}, "each")]


@pytest.mark.parametrize("end", [".", ", which has not passed."])
def test_a_check_that_a_row_builds_on_has_the_title_that_is_shown(end):
    """Of a hidden one no title is told."""
    first = check("first_one", "fail", 0.0, "No.", "visible")
    builds = [
        check("second", "skipped", 0.0, f"It builds on {id}{end}", "visible")
        for id in ("first_one", "secret")
    ]
    told = texts(first, *builds, hidden("fail"), message=None)
    by_title = f'It builds on "The solution first_one"{end}'
    assert told == ["No.", by_title, f"It builds on secret{end}", "Fail."]


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        ("pass", ""),
        ("fail", "Fail."),
        ("error", "Error."),
        ("not_attempted", "Not attempted."),
        ("not_graded", "It could not be judged."),
    ],
)
def test_a_hidden_check_says_no_more_than_how_it_ended(verdict, told):
    assert texts(hidden(verdict)) == [told]


def test_a_hidden_check_names_the_mistake_that_is_known():
    assert texts(hidden("fail", "squared")) == [f"Fail.\n{SENTENCE}"]
    assert texts(hidden("fail", "squared", message=None)) == ["Fail."]


def test_a_fault_of_ours_says_nothing_of_the_hidden_check_even_with_a_mistake():
    assert texts(hidden("not_graded", "squared")) == ["It could not be judged."]


def test_what_concerns_the_file_stands_with_the_first_visible_check():
    visible = check("shown", "fail", 0.0, "No.", "visible")
    assert texts(hidden("fail"), visible, {**visible}) == ["Fail.", "double.py: no\nNo.", "No."]
