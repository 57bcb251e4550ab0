"""The commands in docs/pytest.md do what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import junitparser
import pytest
import yaml
from handed_in import WORK, write
from submissions import ROOT

GUIDE = (ROOT / "docs" / "pytest.md").read_text()
HALF = "import numpy as np\n\ndef double(x):\n    return np.ravel(x) * 2\n"


def block(name):
    """What stands under that mark."""
    return re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", GUIDE, re.DOTALL)[1]


def commands(name):
    """What it runs, without what installs the package."""
    if name == "github":
        steps = yaml.safe_load(block(name))["jobs"]["grade"]["steps"]
        lines = [step["run"] for step in steps if "run" in step]
    elif name == "gitlab":
        lines = yaml.safe_load(block(name))["grade"]["script"]
    elif name == "jenkins":
        lines = re.findall(r"sh '(.*)'", block(name))
    else:
        lines = block(name).splitlines()
    return [line for line in lines if not line.startswith("pip ")]


@pytest.fixture
def run(tmp_path, mini_course):
    """Runs a command as a runner would, beside the work, with the course of the tests."""
    place = tmp_path / "workspace"
    place.mkdir()
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "GRADER_COURSE": str(mini_course),
        "CI_PROJECT_DIR": str(place),
    }

    def run(command):
        bash = [shutil.which("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
        return subprocess.run(bash, cwd=place, env=environment, capture_output=True, text=True)

    run.folder = place
    return run


def points_in(path):
    """The points that a file of JUnit's XML tells, and of how many tests."""
    (suite,) = junitparser.JUnitXml.fromfile(str(path))
    told = [next(case.iterchildren(junitparser.Properties)) for case in suite]
    return sum(float(one.value) for all in told for one in all if one.name == "points"), len(told)


def test_the_first_command_prints_what_the_guide_shows_and_writes_points(run):
    write(run.folder / "submission" / "double.py", HALF)
    (command,) = commands("first")
    done = run(command)
    assert done.returncode == 1
    shown = GUIDE.split("```\ndouble.py::")[1].split("```")[0]
    for line in f"double.py::{shown}".splitlines():
        assert line in done.stdout
    assert points_in(run.folder / "grades.xml") == (3, 3)


def test_checks_are_listed(run):
    write(run.folder / "submission" / "double.py", HALF)
    (command,) = commands("listing")
    assert "1/3 tests collected" in run(command).stdout


def test_jenkins_runs_what_github_runs():
    assert commands("jenkins") == commands("github")


@pytest.mark.parametrize(("guide", "folder"), [("github", "submission"), ("gitlab", ".")])
def test_work_is_graded_in_ci(run, guide, folder):
    write(run.folder / folder / "double.py", HALF)
    write(run.folder / folder / "conftest.py", "1 / 0\n")
    for command in commands(guide):
        done = run(command)
        assert done.returncode == 0, (command, done)
    assert points_in(run.folder / "grades.xml") == (3, 3)


def test_without_work_a_job_fails_and_shows_no_result_of_the_student_s(run):
    write(run.folder / "grades.xml", "<testsuites/>")
    statuses = [run(command).returncode for command in commands("gitlab")]
    assert statuses == [0, 1]  # `test` has found a 4
    assert not (run.folder / "grades.xml").exists()


def test_the_folder_one_is_in_is_graded_from_elsewhere(run):
    write(run.folder / "double.py", WORK)
    done = run(re.search(r'`(cd "\$\(mktemp.*?)`', GUIDE)[1] + " --collect-only")
    assert done.returncode == 0, done
