"""Runs on Gradescope: what its harness puts in place, and what it finds afterwards."""

import json
from pathlib import Path

import jsonschema
import pytest
from handed_in import WORK
from on_platform import ATTACKS, FULL, SECRETS, VISIBLE, WRONG

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gradescope.json").read_text())
RESULTS = "/autograder/results/results.json"


@pytest.fixture
def gradescope(trial):
    return trial("gradescope", "/autograder/submission")


def results(gradescope):
    found = gradescope.read(RESULTS)
    jsonschema.validate(found, SCHEMA)
    return found


def points(found):
    return sum(test["score"] for test in found["tests"])


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (WRONG, 0.0)])
def test_points_are_those_of_the_rows(gradescope, text, score):
    gradescope.hand_in(text)
    gradescope.run()
    found = results(gradescope)
    assert points(found) == score
    assert sum(test["max_score"] for test in found["tests"]) == FULL
    assert found["extra_data"]["is_final"]
    assert found["extra_data"]["is_judged"]


def test_a_row_says_what_went_wrong(gradescope):
    gradescope.hand_in(WRONG)
    gradescope.run()
    row = results(gradescope)["tests"][0]
    assert row["status"] == "failed"
    assert "The number is multiplied by itself." in row["output"]


def test_no_score_stands_at_the_top(gradescope):
    """It would be a percentage on Codio, which runs the same zip."""
    gradescope.hand_in(WORK)
    gradescope.run()
    assert "score" not in results(gradescope)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(gradescope, attack):
    text, score = ATTACKS[attack]
    gradescope.hand_in(text)
    gradescope.run()
    found = results(gradescope)
    assert points(found) == score
    assert "forged" not in {test["name"] for test in found["tests"]}
    told = json.dumps(found)
    assert ("<script>" in told) == (attack == "forging")  # as text, which is never markup
    assert found["test_output_format"] == "text"
    assert not [secret for secret in SECRETS if secret in told]


def test_hidden_checks_are_one_row_without_a_word_of_them(gradescope):
    gradescope.hand_in(WRONG)
    gradescope.run()
    *visible, hidden = results(gradescope)["tests"]
    assert sum(test["max_score"] for test in visible) == VISIBLE
    assert (hidden["max_score"], hidden["output"]) == (1.0, "")


@pytest.mark.parametrize("shown", ["hidden", "after_due_date", "after_published", "visible"])
def test_hidden_checks_have_the_visibility_that_was_chosen(gradescope, shown):
    gradescope.hand_in(WRONG)
    gradescope.run("--hidden-rows", shown)
    found = results(gradescope)["tests"]
    assert {test["visibility"] for test in found if "other numbers" in test["name"]} == set()
    assert [test["visibility"] for test in found] == ["visible"] * 3 + [shown]
    assert "800" not in json.dumps(found[-1])  # nothing of what it expects, whoever reads it


def test_files_of_other_names_are_found(gradescope):
    gradescope.hand_in(WORK, "my homework (final).py")
    gradescope.run()
    found = results(gradescope)
    assert points(found) == FULL
    assert "was graded as double" in found["output"]


def test_nothing_handed_in_is_no_points_and_no_fault(gradescope):
    gradescope.run()
    found = results(gradescope)
    assert points(found) == 0
    assert found["extra_data"]["is_judged"]
    assert "no file double.py" in found["tests"][0]["output"]
