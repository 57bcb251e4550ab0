"""Jobs of GitLab and Jenkins: the XML that they find, and what is packed for them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from commands import Kept, ran
from handed_in import WORK, write
from junitparser import JUnitXml
from lxml import etree
from on_platform import ATTACKS, FULL, SECRETS, WRONG
from platform_readers import OF_WRITTEN

from grader.errors import SandboxError
from grader.platforms.junit_jobs import document
from grader.platforms.standing import Standing

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schemas" / "junit.xsd")))
CHECKOUT = "/builds/school/hw1"
points = OF_WRITTEN["junit"]


@pytest.fixture
def junit(trial, monkeypatch):
    found = trial("junit", CHECKOUT)
    monkeypatch.setenv("CI_PROJECT_DIR", str(found.folder))
    return found


def results(junit):
    return checked(junit.at(f"{CHECKOUT}/junit.xml").read_text())


def checked(text):
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    return text


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (WRONG, 0.0)])
def test_points_are_those_of_the_tests_and_marks_fail_no_job(junit, text, score):
    junit.hand_in(text)
    junit.run()
    found = results(junit)
    assert points(found) == score
    assert '<property name="isolation" value="' in found


def test_a_test_says_what_went_wrong_in_its_text(junit):
    """GitLab shows no attribute of a failure."""
    junit.hand_in(WRONG)
    junit.run()
    first = next(iter(next(iter(JUnitXml.fromstring(results(junit).encode())))))
    assert "The number is multiplied by itself." in first.result[0].text


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(junit, attack):
    text, score = ATTACKS[attack]
    junit.hand_in(text)
    said = junit.run()
    found = results(junit)
    assert points(found) == score
    assert 'name="forged"' not in found and "name='forged'/>" not in found
    assert not [secret for secret in SECRETS if secret in found + said]


def test_a_fault_of_ours_fails_the_job_and_no_test_is_green(junit, monkeypatch):
    def none(course, level):
        raise SandboxError("none here")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)
    junit.hand_in(WORK)
    junit.run(status=3)
    (suite,) = JUnitXml.fromstring(results(junit).encode())
    assert (suite.tests, suite.errors) == (1, 1)


def test_a_worker_that_cannot_be_had_fails_the_job(junit, monkeypatch, mini_launcher):
    class Broken(Kept):
        def launch(self, *arguments):
            raise SandboxError("no worker")

    monkeypatch.setattr(
        "grader.cli.run_platform.guarded_launcher_for", lambda course, level: Broken(mini_launcher)
    )
    junit.hand_in(WORK)
    junit.run(status=3)
    found = JUnitXml.fromstring(results(junit).encode())
    assert found.tests == found.errors == 4


def test_before_anything_is_known_the_file_is_a_valid_one_with_an_error():
    assert "<error" in checked(document(Standing()))


def test_the_place_can_be_named(junit, tmp_path, monkeypatch):
    monkeypatch.delenv("CI_PROJECT_DIR")
    monkeypatch.delenv("WORKSPACE", raising=False)
    junit.hand_in(WORK)
    assert "--submission" in junit.run(status=2)
    junit.run("--submission", junit.folder, "--out", tmp_path / "here.xml")
    assert points(checked((tmp_path / "here.xml").read_text())) == FULL


@pytest.fixture
def packed(mini_course, tmp_path):
    """What `grader pack junit` has made; it lies in the student's checkout."""
    folder = tmp_path / "packed"
    status, told, said = ran("pack", "junit", "--course", mini_course, "--out", folder)
    assert status == 0, said
    assert "without hidden checks" in told
    return folder


@pytest.fixture
def run(packed, tmp_path):
    """Runs a command of a packed job in the checkout; the exit status."""

    def run(command, path=None):
        places = [str(Path(sys.executable).parent), os.environ["PATH"]]
        environment = {
            "PATH": path or os.pathsep.join(places),
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "WORKSPACE_TMP": str(tmp_path / "temp"),
        }
        bash = [shutil.which("bash"), "-e", "-c", command]
        return subprocess.run(bash, cwd=packed, env=environment, capture_output=True).returncode

    return run


def gitlab_commands(packed):
    script = yaml.safe_load((packed / ".gitlab-ci.yml").read_text())["grade"]["script"]
    assert script[1].startswith("pip install ")
    return script[:1] + script[2:]


def jenkins_commands(packed):
    lines = re.findall(r"^ +sh '([^'\n]*)'$", (packed / "Jenkinsfile").read_text(), re.MULTILINE)
    assert " -m venv " in lines[1] and "/pip" in lines[2]
    return lines[:1] + lines[3:]


def test_the_packed_job_grades_a_checkout(at_once, packed, run):
    write(packed / "double.py", WORK)
    assert [run(command) for command in gitlab_commands(packed)] == [0, 0]
    assert points(checked((packed / "junit.xml").read_text())) == 5


def test_jenkins_runs_what_gitlab_runs(packed):
    first, command = gitlab_commands(packed)
    path = 'PATH="$WORKSPACE_TMP/grader/bin:$PATH"'
    assert jenkins_commands(packed) == [first, f"{path} {command}"]


@pytest.mark.parametrize("commands", [gitlab_commands, jenkins_commands])
@pytest.mark.parametrize("place", ["junit.xml", "junit.xml/junit.xml"])
def test_a_broken_environment_fails_the_packed_jobs(packed, run, commands, place):
    """No report of the student's own is left for it either, be it a folder."""
    write(packed / place, "<testsuites><testcase name='forged'/></testsuites>")
    assert [run(command, "/usr/bin:/bin") for command in commands(packed)] == [0, 127]
    assert not (packed / "junit.xml").exists()


def test_the_packed_job_of_gitlab_keeps_the_report_of_a_job_that_failed(packed):
    job = yaml.safe_load((packed / ".gitlab-ci.yml").read_text())["grade"]
    assert job["artifacts"] == {"when": "always", "reports": {"junit": "junit.xml"}}
    assert job["image"] == "python:3.12"
    assert job["timeout"] == "35 minutes"


def test_the_packed_pipeline_of_jenkins_is_whole(packed):
    text = (packed / "Jenkinsfile").read_text()
    assert text.count("{") == text.count("}")
    assert "always { junit testResults: 'junit.xml' }" in text
    assert "@" not in text


def test_what_is_packed_is_no_work_of_the_student(packed):
    """All of it is in a folder that is passed over."""
    names = {path.name for path in packed.iterdir()}
    assert names == {".grader", ".gitlab-ci.yml", "Jenkinsfile"}
    assert json.dumps(sorted(path.name for path in (packed / ".grader").glob("*.whl")))
