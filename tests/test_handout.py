"""The way from docs/handout.md, and from the hand-out's own README, to full marks."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from commands import ran
from submissions import ROOT

import grader

GUIDE = (ROOT / "docs" / "handout.md").read_text(encoding="utf-8")
UNWRITTEN = '    raise NotImplementedError("double is not written yet")\n'
WHEEL = "deep_learning_grader-0+handed.out-py3-none-any.whl"


def block(name):
    """The lines of a block of the guide, without those that need a network."""
    text = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", GUIDE, re.DOTALL)[1]
    return [line for line in text.splitlines() if not line.startswith("pip ")]


def bash(lines, folder, **environment):
    """Runs lines in a fresh shell, as in a terminal; the exit status, and what was printed."""
    places = [str(Path(sys.executable).parent), os.environ["PATH"]]
    done = subprocess.run(
        [shutil.which("bash"), "--noprofile", "--norc", "-e", "-c", "\n".join(lines)],
        cwd=folder,
        env={**os.environ, "PATH": os.pathsep.join(places), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=900,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture
def wheel(tmp_path):
    """This package as a wheel, without the course that comes with it."""
    package = Path(grader.__file__).parent
    told = importlib.metadata.distribution("deep-learning-grader")
    version = f"\nVersion: {told.version}\n"
    metadata = told.read_text("METADATA").replace(version, "\nVersion: 0+handed.out\n")
    info = "deep_learning_grader-0+handed.out.dist-info"
    files = {
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": told.read_text("entry_points.txt"),
    }
    with zipfile.ZipFile(tmp_path / WHEEL, "w") as archive:
        for path in sorted(package.rglob("*")):
            if not {"__pycache__", "course_files"} & {*path.parts} and path.is_file():
                archive.write(path, f"grader/{path.relative_to(package)}")
        for name, text in files.items():
            archive.writestr(name, text)
        record = "".join(f"{name},,\n" for name in [*archive.namelist(), f"{info}/RECORD"])
        archive.writestr(f"{info}/RECORD", record)
    return tmp_path / WHEEL


def test_the_guide_releases(wheel, mini_course):
    for lines, out in (("release", "homework.zip"), ("links", "homework")):
        status, told = bash(block(lines), mini_course)
        assert status == 0, told
        assert (mini_course.parent / out).exists()
        assert told == f"1 exercise in 16 files: ../{out}\n"


def test_the_guide_says_what_is_in_it(wheel, tmp_path, mini_course):
    bash(block("links"), mini_course)
    told = re.search(r"## What is in it\n(.*?)\n\n[A-Z]", GUIDE, re.DOTALL)[1]
    named = {name.rstrip("/") for name in re.findall(r"`([\w./]+)`", told)} - {"grade"}
    assert named == {path.name for path in (tmp_path / "homework").iterdir()} - {WHEEL}


def test_the_guides_options_are_the_commands(grader):
    told, _ = grader("release", "--help")
    options = set(re.findall(r"^  (--\w+)", told, re.M))
    assert set(re.findall(r"^\| `(--\w+)", GUIDE, re.M)) == options


def test_from_the_hand_out_to_full_marks(wheel, tmp_path, mini_course):
    """Exactly the commands of the hand-out's README, in a fresh folder and environment.

    That environment sees the libraries of this one, and no network.
    """
    ran("release", "--out", tmp_path / "homework.zip", "--grader", wheel, "--course", mini_course)
    shutil.unpack_archive(tmp_path / "homework.zip", tmp_path / "student")
    home = tmp_path / "student" / "homework"
    readme = (home / "README.md").read_text(encoding="utf-8")
    install, grade, hand_in = (
        text.splitlines() for text in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    )
    make, activate, get = install
    assert hand_in == block("submit")
    (tmp_path / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    see = f"cp {tmp_path / 'libraries.pth'} .venv/lib/python*/site-packages"
    status, told = bash([make, see, activate, get], home, PIP_NO_INDEX="1", PIP_NO_COMPILE="1")
    assert status == 0, told

    stub = home / "exercises" / "01_double" / "double.py"
    status, told = bash([activate, *hand_in], home)
    assert (status, "still the stub" in told) == (1, True), told
    text = stub.read_text()
    stub.write_text(text.replace(UNWRITTEN, "    return x * x\n"))
    status, told = bash([activate, *grade], home)
    assert status == 1, told
    assert "multiplied by itself" in told
    stub.write_text(text.replace(UNWRITTEN, "    return x + x\n"))
    status, told = bash([activate, *grade], home)
    assert (status, "5 / 5" in told) == (0, True), told
    status, told = bash([activate, *hand_in], home)
    assert (status, "5 / 5" in told) == (0, True), told
    assert "made: submission.zip (1 of 1 exercises ready" in told
