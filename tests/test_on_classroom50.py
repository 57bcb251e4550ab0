"""Runs in Classroom 50: what its runner finds in the checkout after `autograder.py`."""

import copy
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import packed as packing
import pytest
from commands import Kept, ran
from handed_in import WORK, write
from on_platform import ATTACKS, FULL, SECRETS, WRONG
from platform_readers import OF_WRITTEN, summary
from workflow_runner import obeyed

from grader.errors import SandboxError
from grader.platforms.classroom50 import result, scale, whole
from grader.platforms.standing import Standing

SCHEMAS = json.loads((Path(__file__).parent / "schemas" / "classroom50.json").read_text())
CHECKOUT = "/github/workspace/cs-hw1-jane"
TAG = "submit/2026-06-01T14-32-05Z-a1b2c3d"
REPOSITORY = "https://github.com/school/cs-hw1-jane"
VARIABLES = {
    "CLASSROOM": "cs",
    "ASSIGNMENT": "hw1",
    "ASSIGNMENT_TYPE": "individual",
    "OWNER": "jane",
    "SUBMISSION_TAG": TAG,
    "COMMIT_URL": f"{REPOSITORY}/commit/a1b2c3d",
    "RELEASE_URL": f"{REPOSITORY}/releases/tag/submit",
    "REVIEW_URL": f"{REPOSITORY}/compare/0...a1b2c3d",
}
NOON = "2026-06-01T12:00:00Z"


def checked(found):
    """A result that Classroom 50 takes: its schema, and what its validators add to it."""
    jsonschema.validate(found, SCHEMAS["result"])
    for one in (found, *found["tests"]):
        assert one["score"] <= one["max-score"]
    names = [test["test-name"] for test in found["tests"]]
    assert len(set(names)) == len(names)
    return found


@pytest.fixture
def classroom50(trial, monkeypatch):
    found = trial("classroom50", CHECKOUT)
    monkeypatch.chdir(found.folder)
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    return found


def results(classroom50):
    return checked(classroom50.read(f"{CHECKOUT}/result.json"))


def release(classroom50):
    return classroom50.at(f"{CHECKOUT}/release-body.md").read_text()


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (WRONG, 0.0)])
def test_points_are_told_and_head_the_release(classroom50, text, score):
    classroom50.hand_in(text)
    classroom50.run()
    found = results(classroom50)
    assert OF_WRITTEN["classroom50"](found) == found["score"] == score
    assert summary(release(classroom50)) == score
    assert found["max-score"] == FULL
    assert all(test["passed"] for test in found["tests"]) == (score == FULL)
    assert "Graded with isolation: " in release(classroom50)


def test_it_says_whose_result_it_is(classroom50):
    classroom50.run()
    found = results(classroom50)
    told = [found[key] for key in ("classroom", "assignment", "owner", "submission", "review")]
    assert told == ["cs", "hw1", "jane", TAG, VARIABLES["REVIEW_URL"]]


def test_a_test_says_what_went_wrong(classroom50):
    classroom50.hand_in(WRONG)
    classroom50.run()
    first = results(classroom50)["tests"][0]
    assert first["test-name"] == "1.1 double: double gives the document's numbers."
    assert "The number is multiplied by itself." in first["output"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(classroom50, attack):
    text, score = ATTACKS[attack]
    classroom50.hand_in(text)
    said = classroom50.run()
    found = results(classroom50)
    assert OF_WRITTEN["classroom50"](found) == found["score"] == score
    assert not [test for test in found["tests"] if test["test-name"] == "forged"]
    assert obeyed(said) == []
    written = json.dumps(found) + release(classroom50) + said
    assert not [secret for secret in SECRETS if secret in written]


def test_a_link_in_the_checkout_is_replaced_and_not_followed(classroom50, tmp_path):
    for name in ("result.json", "release-body.md"):
        (classroom50.folder / name).symlink_to(tmp_path / "elsewhere")
    classroom50.run()
    assert results(classroom50)["score"] == 0
    assert not (tmp_path / "elsewhere").exists()


def test_hidden_checks_are_one_test_without_a_word_of_them(classroom50):
    classroom50.hand_in(WRONG)
    classroom50.run()
    hidden = results(classroom50)["tests"][-1]
    assert hidden["test-name"] == "1.4 double: Checks that are not shown"
    assert (hidden["max-score"], hidden["output"]) == (1, "")


def test_a_fault_of_ours_publishes_no_score(classroom50, monkeypatch):
    """Classroom 50 posts an error for any status but 0, and makes no release."""

    def none(course, level):
        raise SandboxError("none here")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)
    classroom50.hand_in(WORK)
    classroom50.run(status=3)
    assert results(classroom50)["max-score"] == 0


def test_a_worker_that_cannot_be_had_publishes_no_score(classroom50, monkeypatch, mini_launcher):
    class Broken(Kept):
        def launch(self, *arguments):
            raise SandboxError("no worker")

    monkeypatch.setattr(
        "grader.cli.run_platform.guarded_launcher_for", lambda course, level: Broken(mini_launcher)
    )
    classroom50.hand_in(WORK)
    classroom50.run(status=3)
    assert not [test for test in results(classroom50)["tests"] if test["passed"]]


def standing(*pairs):
    """Of checks with these points, and this worth."""
    check = {"title": "it works", "verdict": "fail", "visibility": "visible", "message": ""}
    checks = [
        {**check, "id": f"c{number}", "points": points, "max_points": worth}
        for number, (points, worth) in enumerate(pairs)
    ]
    exercise = {"id": "one", "message": None, "file": "one.py", "checks": checks}
    total = {"score": sum(p for p, _ in pairs), "max_score": sum(w for _, w in pairs)}
    return Standing({**total, "exercises": [exercise]}, True)


@pytest.mark.parametrize(
    ("worths", "by"),
    [((1, 2), 1), ((0.5, 2), 10), ((0.25, 0.5), 100), ((0.125,), 1_000), ((0.3333,), 10_000)],
)
def test_points_are_told_in_units_that_make_the_worth_of_every_check_whole(worths, by):
    none, full = standing(*((0, w) for w in worths)), standing(*((w, w) for w in worths))
    assert scale(none.report) == scale(full.report) == by  # the same for every student
    assert checked(result(none, VARIABLES, NOON))["score"] == 0
    found = checked(result(full, VARIABLES, NOON))
    assert found["score"] == found["max-score"] == round(sum(worths) * by)


def test_less_than_all_points_stays_less():
    for by in (1, 10, 10_000):
        assert whole(3, by) == 3 * by
        assert whole(2.9999, by) < 3 * by
    assert whole(0.29, 100) == 29


def test_before_anything_is_known_there_is_a_result_of_no_points():
    found = checked(result(Standing(), {}, NOON))
    assert (found["score"], found["max-score"], found["tests"]) == (0, 0, [])


def test_the_schema_refuses_what_classroom_50_refuses():
    found = result(standing((1, 2)), VARIABLES, NOON)
    for key, wrong in (("score", 0.5), ("score", -1), ("submission", "x"), ("more", 1)):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**copy.deepcopy(found), key: wrong}, SCHEMAS["result"])


@pytest.fixture
def packed(mini_course, tmp_path):
    """What `grader pack classroom50` has made."""
    folder = tmp_path / "packed"
    status, told, said = ran("pack", "classroom50", "--course", mini_course, "--out", folder)
    assert status == 0, said
    assert "without hidden checks" in told  # GitHub Pages shows it to everybody
    return folder


def test_the_runtime_is_one_with_a_python_that_is_pinned(packed):
    runtime = json.loads((packed / "runtime.json").read_text())
    jsonschema.validate(runtime, SCHEMAS["runtime"])
    assert (packed / "pins" / f"{runtime['python']}.txt").is_file()


def test_a_bundle_is_small_enough_to_be_fetched(tmp_path):
    """Classroom 50 fetches 10 MB at most."""
    assert ran("pack", "classroom50", "--out", tmp_path / "packed.zip")[0] == 0
    assert (tmp_path / "packed.zip").stat().st_size < 5_000_000


def autograder(packed, checkout, path):
    """As `runner.py` runs it."""
    return subprocess.run(
        [sys.executable, packed / "autograder.py"],
        cwd=checkout,
        env={**VARIABLES, "PATH": path, "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_the_packed_autograder_grades_a_checkout(at_once, packed, tmp_path):
    """Modules of the student's do not take the place of those that it imports."""
    checkout = tmp_path / "checkout"
    write(checkout / "double.py", WORK)
    for name in ("subprocess.py", "venv.py", "grader.py", "click.py"):
        write(checkout / name, "raise SystemExit('forged')")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = autograder(packed, checkout, path)
    assert done.returncode == 0, done.stdout
    found = checked(json.loads((checkout / "result.json").read_text()))
    assert OF_WRITTEN["classroom50"](found) == found["score"] == 5
    assert obeyed(done.stdout + "::notice::next") == obeyed("::notice::next")


@pytest.mark.parametrize("chosen", [("--exercise", "double"), ()])
def test_the_packed_autograder_grades_the_exercise_that_was_chosen(tmp_path, chosen):
    out = packing.pack("classroom50", tmp_path / "out", *chosen)
    path = packing.path_with(tmp_path / "bin", '#!/bin/sh\necho "$@"\n')
    told = autograder(out, tmp_path, path).stdout
    assert "run-platform classroom50" in told
    assert ("--exercise double" in told) == bool(chosen)


def test_a_broken_environment_ends_the_autograder_with_an_error(packed, tmp_path):
    shutil.rmtree(packed / "pins")
    done = autograder(packed, tmp_path, "/usr/bin:/bin")
    assert done.returncode == 1
    assert "no versions are pinned for Python" in done.stdout
    assert not (tmp_path / "result.json").exists()
