"""What is packed for GitHub Actions, and its steps as the runner runs them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from commands import ran
from handed_in import write
from on_platform import WRONG
from platform_readers import summary
from workflow_runner import obeyed, outputs

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "github_action.json").read_text())


@pytest.fixture
def packed(mini_course, tmp_path):
    """What `grader pack github` has made."""
    folder = tmp_path / "packed"
    status, told, said = ran("pack", "github", "--course", mini_course, "--out", folder)
    assert status == 0, said
    assert "without hidden checks" in told
    return folder


def test_what_is_packed_has_nothing_hidden_unless_it_is_demanded(packed, mini_course, tmp_path):
    names = [path.as_posix() for path in packed.rglob("*") if "solutions" in path.parts]
    assert names == []
    solutions = mini_course / "solutions"
    options = ["--course", mini_course, "--solutions", solutions, "--out", tmp_path / "more"]
    status, told, _ = ran("pack", "github", *options)
    assert status == 0 and "with its hidden checks" in told
    assert list((tmp_path / "more").rglob("hidden.py"))


def test_the_packed_action_is_one(packed):
    action = yaml.safe_load((packed / ".github/actions/grade/action.yml").read_text())
    jsonschema.validate(action, SCHEMA)
    text = "\n".join(step.get("run", "") for step in action["runs"]["steps"])
    assert "${{" not in text  # inputs reach scripts as variables alone
    assert "@" not in re.sub(r"\[@\]", "", text)


def test_the_packed_workflow_uses_the_packed_action(packed):
    workflow = yaml.safe_load((packed / ".github/workflows/grade.yml").read_text())
    (job,) = workflow["jobs"].values()
    assert workflow["permissions"] == {"contents": "read"}
    assert job["timeout-minutes"] == 35
    assert (packed / job["steps"][-1]["uses"] / "action.yml").is_file()


class Steps:
    """Runs the action's steps as the runner would, but for what installs."""

    def __init__(self, action, checkout, temp):
        self.action = action
        self.steps = yaml.safe_load((action / "action.yml").read_text())["runs"]["steps"]
        self.temp = temp
        self.environment = {
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "GITHUB_ACTION_PATH": str(action),
            "GITHUB_WORKSPACE": str(checkout),
            "RUNNER_TEMP": str(temp),
        }
        for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
            self.environment[name] = str(temp / name)
            (temp / name).touch()

    def run(self, index, **variables):
        bash = [shutil.which("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c"]
        environment = {**self.environment, **variables}
        return subprocess.run(
            [*bash, self.steps[index]["run"]],
            cwd=self.temp,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def told(self):
        return outputs((self.temp / "GITHUB_OUTPUT").read_text())


@pytest.fixture
def steps(packed, tmp_path):
    """The packed files lie in the student's checkout, as the page says."""
    (tmp_path / "temp").mkdir()
    return Steps(packed / ".github/actions/grade", packed, tmp_path / "temp")


INSTALL, GRADE, BAR = 1, 2, 3


def test_the_packed_steps_grade_a_checkout(at_once, steps, packed):
    write(packed / "double.py", WRONG)
    done = steps.run(GRADE, FOLDER=".", ISOLATION="")
    assert done.returncode == 0, done.stdout
    told = steps.told()
    assert (told["score"], told["max-score"]) == ("0", "5")
    assert {command.name for command in obeyed(done.stdout)} == {"error"}
    assert summary((steps.temp / "GITHUB_STEP_SUMMARY").read_text()) == 0


def test_a_broken_environment_fails_the_step_and_is_no_score(steps):
    done = steps.run(GRADE, FOLDER=".", ISOLATION="", PATH="/usr/bin:/bin")
    assert done.returncode == 127, done.stdout
    assert steps.told() == {}
    assert (steps.temp / "GITHUB_STEP_SUMMARY").read_text().startswith("## Not graded\n")


def test_a_python_without_pins_is_refused_before_anything_is_installed(steps):
    done = steps.run(INSTALL, PYTHON="false", VERSION="2.7")
    assert (done.returncode, done.stdout) == (2, "no versions are pinned for that python-version\n")


@pytest.mark.parametrize(
    ("bar", "score", "status"),
    [("50", "3", 0), ("50", "2.99", 1), ("100", "6", 0), ("99.5", "5.9", 1), ("x", "6", 2)],
)
def test_fail_below_is_a_percentage_of_the_points(steps, bar, score, status):
    assert steps.run(BAR, BAR=bar, SCORE=score, MOST="6").returncode == status
