"""Runs on PrairieLearn: what its grader's container finds, and what it reads afterwards."""

import json
import os
import shutil
from pathlib import Path

import jsonschema
import packed
import pytest
from handed_in import MINI_COURSE, WORK
from on_platform import ATTACKS, FLAT, FULL, SECRETS, VISIBLE, WRONG
from platform_readers import READERS
from platform_standings import LONG, standing
from two_exercises import add_again

from grader.errors import SandboxError
from grader.platforms.platform import Place
from grader.platforms.prairielearn import LARGEST, PrairieLearn

SCHEMAS = Path(__file__).parent / "schemas"
SCHEMA = json.loads((SCHEMAS / "prairielearn.json").read_text())
INFO = json.loads((SCHEMAS / "prairielearn_info.json").read_text())
RESULTS = "/grade/results/results.json"
points = READERS["prairielearn"]


@pytest.fixture
def prairielearn(trial):
    return trial("prairielearn", "/grade/student")


def results(prairielearn):
    found = prairielearn.read(RESULTS)
    jsonschema.validate(found, SCHEMA)
    return found


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (FLAT, 4.0), (WRONG, 0.0)])
def test_the_score_is_the_part_of_the_points(prairielearn, text, score):
    prairielearn.hand_in(text)
    prairielearn.run()
    found = results(prairielearn)
    assert found["gradable"]
    assert found["score"] == score / FULL
    assert points(prairielearn) == pytest.approx(score)
    assert sum(test["max_points"] for test in found["tests"]) == FULL
    assert "Graded with isolation" in found["message"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(prairielearn, attack):
    text, score = ATTACKS[attack]
    prairielearn.hand_in(text)
    prairielearn.run()
    found = results(prairielearn)
    assert found["score"] == score
    assert "forged" not in {test["name"] for test in found["tests"]}
    told = json.dumps(found)
    assert not [secret for secret in SECRETS if secret in told]


def test_hidden_checks_are_one_row_without_a_word_of_them(prairielearn):
    prairielearn.hand_in(WRONG)
    prairielearn.run()
    *visible, hidden = results(prairielearn)["tests"]
    assert sum(test["max_points"] for test in visible) == VISIBLE
    assert hidden == {
        "name": "double: Checks that are not shown",
        "points": 0.0,
        "max_points": 1.0,
    }


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("double.py", "def double(x:\n", "double.py, line 1"),
        ("double.py", b"\xff\xfe\x00d", "double.py cannot be parsed"),
        ("double.ipynb", '{"cells": [', "not a notebook that can be read"),
        ("essay.txt", "Twice is enough.", "no file of an exercise"),
    ],
)
def test_what_cannot_be_read_costs_no_attempt(prairielearn, name, text, why):
    folder = prairielearn.folder
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    prairielearn.run()
    found = results(prairielearn)
    assert not found["gradable"]
    assert why in " ".join(found["format_errors"])


def test_with_one_file_that_can_be_read_there_is_a_score(prairielearn):
    add_again(prairielearn.course)
    prairielearn.hand_in(WORK)
    prairielearn.hand_in("def double(x:\n", "again.py")
    prairielearn.run()
    assert results(prairielearn)["score"] == 0.5


def test_an_empty_submission_costs_no_attempt(prairielearn):
    prairielearn.run()
    assert not results(prairielearn)["gradable"]


def test_a_file_that_raises_when_it_is_run_is_graded(prairielearn):
    prairielearn.hand_in("raise ValueError('no')\n")
    prairielearn.run()
    assert results(prairielearn)["score"] == 0.0


def test_a_fault_of_ours_costs_no_attempt(prairielearn, monkeypatch):
    def none(course, level):
        raise SandboxError("no workers today")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)
    prairielearn.hand_in(WORK)
    prairielearn.run(status=3)
    found = results(prairielearn)
    assert not found["gradable"]
    assert "not your fault" in found["format_errors"][0]


def test_results_that_are_too_large_lose_texts_and_no_points(tmp_path):
    work = standing("pass", "fail", "fail", text=LONG)
    PrairieLearn().publish(work, Place(tmp_path))
    path = tmp_path / RESULTS.lstrip("/")
    found = json.loads(path.read_text())
    jsonschema.validate(found, SCHEMA)
    assert path.stat().st_size <= LARGEST
    assert sum(test["points"] for test in found["tests"]) == work.score
    assert found["tests"][1]["message"].endswith("…")


def test_a_check_that_could_not_be_judged_makes_no_score(tmp_path):
    """The rows still say what was reached."""
    PrairieLearn().publish(standing("pass", "not_graded"), Place(tmp_path))
    found = json.loads((tmp_path / RESULTS.lstrip("/")).read_text())
    jsonschema.validate(found, SCHEMA)
    assert not found["gradable"]
    assert [test["points"] for test in found["tests"]] == [2.0, 0.0, 0.0]


def test_a_standing_on_the_way_is_no_score(tmp_path):
    PrairieLearn().publish(standing("pass", is_final=False), Place(tmp_path))
    assert not json.loads((tmp_path / RESULTS.lstrip("/")).read_text())["gradable"]


def test_a_question_is_complete_and_its_info_strict(tmp_path):
    packed.pack("prairielearn", tmp_path / "out", "--title", "Homework 1", "--image", "me/grader")
    question = tmp_path / "out" / "question"
    info = json.loads((question / "info.json").read_text())
    jsonschema.validate(info, INFO)
    assert (info["title"], info["topic"]) == ("Homework 1", "Doubling")
    options = info["externalGradingOptions"]
    assert options["enabled"] is True  # or older servers would grade nothing
    assert options["image"] == "me/grader"
    assert options["entrypoint"] == ["/grade/tests/run.sh"]
    assert not options["enableNetworking"]
    assert f"--limit {options['timeout']}" in (question / "tests" / "run.sh").read_text()
    assert os.access(question / "tests" / "run.sh", os.X_OK)
    assert "double.py, double.ipynb" in (question / "question.html").read_text()
    shown = [path for path in question.rglob("*") if "tests" not in path.parts]
    assert not [path for path in shown if "hidden" in path.name or "solution" in path.name]


def test_a_question_that_is_packed_again_is_the_same_question(tmp_path, mini_course):
    first = packed.pack("prairielearn", tmp_path / "first")
    checks = mini_course / "exercises" / "01_double" / "checks.py"
    checks.write_text(checks.read_text() + "# changed\n")
    second = packed.pack("prairielearn", tmp_path / "second", course=mini_course)
    other = packed.pack("prairielearn", tmp_path / "other", "--title", "Another")
    ids = [
        json.loads((out / "question" / "info.json").read_text())["uuid"]
        for out in (first, second, other)
    ]
    assert ids[0] == ids[1] != ids[2]


def test_the_image_is_of_the_python_that_was_chosen(tmp_path):
    image = packed.pack("prairielearn", tmp_path / "out", "--python", "3.11") / "image"
    assert "FROM python:3.11-slim\n" in (image / "Dockerfile").read_text()
    assert "libseccomp2" in (image / "Dockerfile").read_text()
    assert "tensorflow==" in (image / "pins.txt").read_text()
    assert len([*image.glob("*.whl")]) == 1


@pytest.fixture
def question(tmp_path, mini_launcher):
    """The folder `/grade` with the packed question's tests, and a right submission."""
    out = packed.pack("prairielearn", tmp_path / "out", "--isolation", mini_launcher.level)
    grade = tmp_path / "root" / "grade"
    shutil.copytree(out / "question" / "tests", grade / "tests")
    for name in ("student", "data", "serverFilesCourse"):
        (grade / name).mkdir()
    (grade / "student" / "double.py").write_text(WORK)
    return grade


def test_the_packed_script_grades(question):
    command = [question / "tests" / "run.sh"]
    done = packed.run(command, question, packed.path_with_grader(), {})
    assert done.returncode == 0, done.stderr
    found = json.loads((question / "results" / "results.json").read_text())
    jsonschema.validate(found, SCHEMA)
    assert found["score"] == 1.0, found


def test_the_packed_script_without_a_grader_costs_no_attempt(question, tmp_path):
    path = packed.path_without_grader(tmp_path / "bin")
    done = packed.run([question / "tests" / "run.sh"], question, path, {})
    assert done.returncode == 0  # or results would not be read
    found = json.loads((question / "results" / "results.json").read_text())
    jsonschema.validate(found, SCHEMA)
    assert not found["gradable"]


def test_when_the_packed_script_is_killed_there_is_no_score(question, tmp_path):
    path = packed.path_with(tmp_path / "bin", packed.KILLING)
    assert packed.run([question / "tests" / "run.sh"], question, path, {}).returncode == -9
    found = json.loads((question / "results" / "results.json").read_text())
    assert not found["gradable"]


def test_all_of_the_course_that_grading_reads_is_packed(tmp_path):
    out = packed.pack("prairielearn", tmp_path / "out")
    course = out / "question" / "tests" / "course"
    assert (course / "solutions" / "01_double" / "hidden.py").is_file()
    assert not (course / "solutions" / "01_double" / "double.py").exists()
    assert (MINI_COURSE / "solutions" / "01_double" / "double.py").exists()
