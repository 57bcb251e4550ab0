"""The commands of docs/platforms/ do what their page says."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from guides import commands
from handed_in import MINI_COURSE, write


@pytest.fixture
def run(tmp_path):
    """Runs a block of a page, in a folder with the course of the tests; what it prints."""
    places = [str(Path(sys.executable).parent), os.environ["PATH"]]
    variables = {
        **os.environ,
        "PATH": os.pathsep.join(places),
        "GRADER_COURSE": str(shutil.copytree(MINI_COURSE, tmp_path / "course")),
    }
    work = tmp_path / "work"
    write(work / "examples" / "submission" / "double.py")

    def run(block):
        bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", block]
        done = subprocess.run(bash, cwd=work, env=variables, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run.folder = work
    return run


def test_the_page_of_gradescope(run):
    *packing, trying = commands("platforms/gradescope.md")
    for block in packing:
        assert "written: autograder.zip for gradescope: exercises double; 6 points" in run(block)
    found = json.loads(run(trying).partition("\n")[2])
    assert sum(test["score"] for test in found["tests"]) == 6
