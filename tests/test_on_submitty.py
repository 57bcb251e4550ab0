"""Runs on Submitty: what a custom validator finds, and what is read afterwards."""

import ast
import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import packed
import pytest
from handed_in import WORK
from on_platform import ATTACKS, FLAT, FULL, SECRETS, VISIBLE, WRONG
from platform_readers import READERS
from platform_standings import LONG, standing

from grader.errors import SandboxError
from grader.platforms.platform import Place
from grader.platforms.submitty import INPUT, Submitty

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "submitty.json").read_text())
RESULTS = "validation_results.json"
points = READERS["submitty"]


@pytest.fixture
def submitty(trial):
    return trial("submitty", "test01")


def results(submitty):
    return taken(submitty.at(RESULTS))


def taken(path):
    """What Submitty shows as it is: it has room for few messages (`grading/testResults.h`)."""
    found = json.loads(path.read_text())
    jsonschema.validate(found, SCHEMA)
    if found["status"] == "success":
        sizes = [len(m["message"].encode()) for m in found["data"]["message"]]
        assert len(sizes) <= 20
        assert max(sizes) < 10_000 - 1
    return found


def messages(found, status):
    return [m["message"] for m in found["data"]["message"] if m["status"] == status]


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (FLAT, 4.0), (WRONG, 0.0)])
def test_the_score_is_the_part_of_the_points(submitty, text, score):
    submitty.hand_in(text)
    submitty.run()
    found = results(submitty)
    assert found["data"]["score"] == score / FULL
    assert points(submitty) == pytest.approx(score)
    assert "Graded with isolation" in messages(found, "information")[-1]


def test_a_message_says_what_went_wrong(submitty):
    submitty.hand_in(WRONG)
    submitty.run()
    (said,) = messages(results(submitty), "failure")
    assert said.startswith("[0/2] double: double gives the document's numbers.")
    assert "The number is multiplied by itself." in said
    assert said.endswith("\n[0/1] double: Checks that are not shown")


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(submitty, attack):
    text, score = ATTACKS[attack]
    submitty.hand_in(text)
    submitty.run()
    found = results(submitty)
    assert found["data"]["score"] == score
    told = json.dumps(found)
    assert not [secret for secret in SECRETS if secret in told]


def test_a_test_case_may_be_of_the_visible_or_of_the_hidden_checks(submitty):
    """`WORK` is right; what is wrong for large numbers alone fails the hidden check."""
    submitty.hand_in("def double(x):\n    return x + x + (abs(x) > 300)\n", "double.py")
    told = {"testcase_prefix": "test01/", "part": "visible"}
    submitty.at(INPUT).write_text(json.dumps(told))
    submitty.run()
    assert results(submitty)["data"]["score"] == 1.0
    assert "not shown" not in json.dumps(results(submitty))
    submitty.at(INPUT).write_text(json.dumps({**told, "part": "hidden"}))
    submitty.run()
    found = results(submitty)
    assert found["data"]["score"] == 0.0
    assert messages(found, "failure") == ["[0/1] double: Checks that are not shown"]


WRONG_PART = 'custom_validator_input.json: "part" is "both"; it is one of all, visible, hidden'


def test_a_part_that_there_is_not_is_a_failure_that_says_so(submitty):
    submitty.at(INPUT).write_text(json.dumps({"testcase_prefix": "test01/", "part": "both"}))
    submitty.hand_in(WORK)
    assert submitty.run(status=2) == f"error: {WRONG_PART}\n"
    assert results(submitty) == {"status": "failure", "message": WRONG_PART}


NO_INPUT = "custom_validator_input.json: cannot be read; Submitty writes it"
NO_PART = 'custom_validator_input.json: "part" is no text; it is one of all, visible, hidden'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000, NO_INPUT),
        ('{"part"', NO_INPUT),
        (f'{{"part": {"[" * 900}{"]" * 900}}}', NO_PART),
        ('{"part": null}', NO_PART),
    ],
    ids=["deep", "broken", "deep part", "no part"],
)
def test_what_cannot_be_read_of_the_test_case_is_said_on_a_line(submitty, text, why):
    submitty.at(INPUT).write_text(text)
    submitty.hand_in(WORK)
    assert submitty.run(status=2) == f"error: {why}\n"


def test_a_fault_of_ours_is_what_submitty_calls_a_failure(submitty, monkeypatch):
    def none(course, level):
        raise SandboxError("no workers today")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)
    submitty.hand_in(WORK)
    submitty.run(status=3)
    assert results(submitty) == {"status": "failure", "message": "no workers today"}


def published(standing, folder):
    Submitty().publish(standing, Place(folder))
    return taken(folder / RESULTS)


def test_what_was_reached_counts_and_the_rest_is_a_warning(tmp_path):
    found = published(standing("pass", "not_graded"), tmp_path)
    assert found["data"]["score"] == pytest.approx(2 / 6)
    (said,) = messages(found, "warning")
    assert "[2/2]" in said
    assert said.count("[not judged]") == 2


def test_messages_that_are_too_long_lose_text_and_no_points(tmp_path):
    work = standing("pass", "fail", "fail", text=LONG)
    found = published(work, tmp_path)
    assert found["data"]["score"] == work.fraction
    (said,) = messages(found, "failure")
    assert len(re.findall(r"^\[[02]/2\] double: ", said, re.MULTILINE)) == 4
    assert len(said.encode()) > 4_000


def test_many_notes_are_one_message_that_says_the_isolation_too(tmp_path):
    work = replace(standing("pass"), notes=[f"ü{number}.zip: damaged." for number in range(6_000)])
    notes = messages(published(work, tmp_path), "information")
    assert len(notes) == 1
    assert notes[0].startswith("ü0.zip: damaged.\nü1.zip")
    assert notes[0].endswith("…\nGraded with isolation: landlock.")


@pytest.mark.parametrize("count", [1, 10, 19, 20, 100])
def test_each_exercise_has_a_message_and_where_they_are_too_many_some_share_one(tmp_path, count):
    work = standing("fail")
    (one,) = work.report["exercises"]
    ids = [f"exercise_{number}" for number in range(count)]
    report = {**work.report, "exercises": [{**one, "id": id} for id in ids]}
    said = messages(published(replace(work, report=report), tmp_path), "failure")
    assert len(said) == min(count, 19)
    told = re.findall(r"^\[0/2\] (\w+): Checks that are not shown$", "\n".join(said), re.MULTILINE)
    assert told == ids


def cases_of(out):
    config = json.loads((out / "config" / "config.json").read_text())
    total = config["grading_parameters"]["AUTO_POINTS"]
    assert total == sum(case["points"] for case in config["testcases"])
    assert all(type(case["points"]) is int for case in config["testcases"])
    return config["testcases"]


def test_a_configuration_has_one_test_case(tmp_path):
    out = packed.pack("submitty", tmp_path / "out", "--title", "Homework 1")
    (case,) = cases_of(out)
    assert (case["title"], case["points"]) == ("Homework 1", FULL)
    assert case["resource_limits"]["RLIMIT_CPU"] == 300
    (validation,) = case["validation"]
    assert validation["method"] == "custom_validator"
    program, script = validation["command"].split()
    assert program == "python3"
    code = out / "config" / "custom_validation_code"
    ast.parse((code / script).read_text(), feature_version=(3, 8))
    assert (code / "course" / "solutions" / "01_double" / "hidden.py").is_file()
    assert os.access(out / "worker" / "install.sh", os.X_OK)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("visible", {}),
        ("hidden", {"hidden": True, "release_hidden_details": False}),
        ("after_published", {"hidden": True, "release_hidden_details": True}),
    ],
)
def test_hidden_checks_may_have_a_test_case_of_their_own(tmp_path, rows, shown):
    out = packed.pack("submitty", tmp_path / "out", "--hidden-rows", rows)
    visible, hidden = cases_of(out)
    assert [visible["points"], hidden["points"]] == [VISIBLE, 1]
    assert hidden["validation"][0]["part"] == "hidden"
    keys = ("hidden", "release_hidden_details")
    assert {key: hidden[key] for key in keys if key in hidden} == shown
    assert not visible.keys() & set(keys)


def test_without_hidden_checks_there_is_no_test_case_of_them(tmp_path, mini_course):
    shutil.rmtree(mini_course / "solutions")
    options = ("--hidden-rows", "visible")
    out = packed.pack("submitty", tmp_path / "out", *options, course=mini_course)
    (case,) = cases_of(out)
    assert case["points"] == VISIBLE


def with_a_check_of(points, course):
    """The course's check of one point gives so many."""
    folder = course / "exercises"
    for path, old, new in [
        (folder / "01_double" / "checks.py", "points=1,", f"points={points},"),
        (folder / "course.toml", "\npoints = 5", f"\npoints = {4 + points}"),
    ]:
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
    return course


def test_points_count_as_often_as_makes_all_of_them_whole(tmp_path, mini_course):
    course = with_a_check_of(0.25, mini_course)
    out = packed.pack("submitty", tmp_path / "out", "--hidden-rows", "visible", course=course)
    assert [case["points"] for case in cases_of(out)] == [17, 4]
    config = json.loads((out / "config" / "config.json").read_text())
    assert config["assignment_message"] == "Each point counts 4 times."


def test_points_that_can_hardly_be_made_whole_are_refused(tmp_path, mini_course):
    course = with_a_check_of(0.123456, mini_course)
    said = packed.refusal("submitty", tmp_path / "out", course=course)
    assert "Submitty knows whole points alone" in said


@pytest.fixture
def work(tmp_path, mini_launcher):
    """The folder `tmp_work`, with the packed validator and a right submission."""
    out = packed.pack("submitty", tmp_path / "out", "--isolation", mini_launcher.level)
    work = tmp_path / "tmp_work"
    shutil.copytree(out / "config" / "custom_validation_code", work)
    (work / "test02").mkdir()
    (work / "test02" / "double.py").write_text(WORK)
    (work / "test02" / "STDOUT.txt").write_text("double.py\n")
    told = {"testcase_prefix": "test02/", "part": "all", "actual_file": "STDOUT.txt"}
    (work / INPUT).write_text(json.dumps(told))
    return work


def validate(work, path):
    done = packed.run(["python3", "validate.py"], work, path, {})
    assert done.stdout == ""  # older servers take it for the result
    return taken(work / RESULTS)


def test_the_packed_validator_grades(work):
    found = validate(work, packed.path_with_grader())
    assert found["data"]["score"] == 1.0, (work / "validation_logfile.txt").read_text()


def test_the_packed_validator_keeps_what_the_grader_calls_a_failure(work, tmp_path):
    failure = '{"status": "failure", "message": "no such part"}'
    grader = f"#!/bin/sh\necho '{failure}' > {RESULTS}\nexit 2\n"
    found = validate(work, packed.path_with(tmp_path / "bin", grader))
    assert found == json.loads(failure)


def test_the_packed_validator_without_a_grader_is_a_failure(work, tmp_path):
    found = validate(work, packed.path_without_grader(tmp_path / "bin"))
    assert found["status"] == "failure"
    assert "install.sh" in found["message"]


def test_when_the_packed_validator_is_killed_there_is_a_failure(work, tmp_path):
    path = packed.path_with(tmp_path / "bin", packed.KILLING)
    packed.run(["python3", "validate.py"], work, path, {})
    assert json.loads((work / RESULTS).read_text())["status"] == "failure"
