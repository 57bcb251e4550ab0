"""The installed `grader build`, `grader audit` and `grader numbers`: what they find."""

import json

import pytest
from installed import run


def test_grader_build_check_finds_no_drift():
    """In one exercise; the audit finds it in all of them."""
    result = run("build", "--check", "custom_loss", command="grader")
    assert result.returncode == 0, result.stdout


def test_grader_build_check_finds_an_edited_stub(mini_course):
    stub = mini_course / "exercises" / "01_double" / "double.py"
    stub.write_text(stub.read_text() + "\n")
    result = run("build", "--check", "--course", mini_course, command="grader")
    assert result.returncode == 1
    assert "double.py" in result.stdout


def test_grader_audit_passes_the_course_with_the_counts_that_it_promises():
    result = run("audit", "--json", command="grader", timeout=2400)
    assert result.stdout, result.stderr
    audit = json.loads(result.stdout)
    assert [b for exercise in audit["exercises"] for b in exercise["breaches"]] == []
    assert result.returncode == 0
    assert len(audit["exercises"]) == 10
    for exercise in audit["exercises"]:
        mutants = exercise["mutants"]
        assert exercise["named"] == exercise["mistakes"]
        assert mutants["killed"] + mutants["equivalent"] == mutants["total"]


def test_grader_audit_says_what_is_broken(mini_course):
    (mini_course / "solutions" / "01_double" / "variants" / "double_sum.py").unlink()
    result = run("audit", "--course", mini_course, command="grader")
    assert result.returncode == 1
    assert "breach: double: double: 4 variants, at least 5 are asked for" in result.stdout


def test_grader_numbers_lists_all_348():
    result = run("numbers", command="grader")
    assert result.returncode == 0, result.stdout
    assert result.stdout.splitlines()[-1] == "348 of 348 numbers are reproduced"


@pytest.mark.parametrize("command", ["build", "audit"])
def test_an_unknown_exercise_is_refused(command):
    result = run(command, "softmaxx", command="grader")
    assert result.returncode == 2
    assert "no exercise 'softmaxx' in this course; it has learning_rate_decay" in result.stderr
