"""The commands of the workflows in docs/ci.md do what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from handed_in import WORK, write, zip_of
from submissions import ROOT

GUIDE = (ROOT / "docs" / "ci.md").read_text()
WRONG = WORK.replace("+", "*")


def block(name):
    """A workflow of the guide."""
    found = re.search(rf"<!-- {name} -->\n```yaml\n(.*?)```", GUIDE, re.DOTALL)
    return yaml.safe_load(found[1])


def commands(name):
    """What its jobs run, by job, without what installs the package."""
    if name == "gitlab":
        jobs = {
            key: job["script"] + job.get("after_script", []) for key, job in block(name).items()
        }
    else:
        jobs = {
            key: [step["run"] for step in job["steps"] if "run" in step]
            for key, job in block(name)["jobs"].items()
        }
    found = {key: [c for c in lines if not c.startswith("pip ")] for key, lines in jobs.items()}
    assert all(found.values())
    return found


@pytest.fixture
def run(tmp_path, mini_course):
    """Runs a command as a runner would, with the course of the tests; the exit status."""
    places = [str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = {
        **os.environ,
        "PATH": os.pathsep.join(places),
        "GRADER_COURSE": str(mini_course),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }
    (tmp_path / "work").mkdir()

    def run(command):
        bash = [shutil.which("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
        done = subprocess.run(bash, cwd=tmp_path / "work", env=environment, capture_output=True)
        return done.returncode

    run.folder = tmp_path / "work"
    return run


@pytest.mark.parametrize("text", [WORK, WRONG])
def test_a_push_is_graded_and_marks_fail_nothing(run, text):
    write(run.folder / "double.py", text)
    for command in commands("github push")["grade"]:
        assert run(command) == 0, command
    assert "double.py" in (run.folder.parent / "summary.md").read_text()


def test_a_push_without_work_fails(run):
    statuses = [run(command) for command in commands("github push")["grade"]]
    assert statuses[:2] == [0, 1]  # `test` has found a 2


@pytest.mark.parametrize(("guide", "job"), [("github class", "class"), ("gitlab", "class")])
def test_a_class_is_graded_and_reported(run, guide, job):
    zip_of(run.folder / "submissions.zip", ("jane/double.py", WORK), ("li/double.py", WRONG))
    (run.folder / "roster.csv").write_text("student\njane\nli\nroy\n")
    for _ in range(2):
        for command in commands(guide)[job]:
            assert run(command) == 0, command
    grades = (run.folder / "hw1" / "grades.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in grades] == ["student", "jane", "li", "roy"]
    assert (run.folder / "hw1" / "report.html").is_file()


def test_a_push_to_gitlab_is_graded(run):
    write(run.folder / "double.py", WRONG)
    for command in commands("gitlab")["push"]:
        assert run(command) == 0


def test_what_was_graded_is_kept_when_the_job_fails():
    """GitHub's `actions/cache` and a cache of GitLab's keep nothing then, unless told to."""
    steps = block("github class")["jobs"]["class"]["steps"]
    restoring, saving = (step for step in steps if "cache" in step.get("uses", ""))
    assert restoring["uses"].startswith("actions/cache/restore@")
    assert saving["uses"].startswith("actions/cache/save@")
    assert saving["if"] == "always()"
    assert saving["with"]["key"] == restoring["with"]["key"]
    assert saving["with"]["key"].startswith(restoring["with"]["restore-keys"])
    assert block("gitlab")["class"]["cache"]["when"] == "always"
