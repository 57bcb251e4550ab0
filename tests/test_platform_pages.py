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


DOCS = Path(__file__).parent.parent / "docs"
SCRIPTS = DOCS.parent / "grader" / "platforms" / "scripts"


def test_packages_are_looked_up_before_they_are_installed():
    """A fresh machine or container knows of none."""
    pages = [path.read_text() for path in DOCS.rglob("*.md")]
    texts = [block for page in pages for block in page.split("```")[1::2]]
    texts += [path.read_text() for path in SCRIPTS.iterdir() if path.is_file()]
    installing = [text for text in texts if "apt-get install" in text]
    assert len(installing) >= 5
    for text in installing:
        assert 0 <= text.find("apt-get update") < text.index("apt-get install"), text
