"""The way from docs/handout.md, and from the hand-out's own README, to full marks."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from commands import ran
from submissions import ROOT

from grader.platforms.wheel import wheel

GUIDE = (ROOT / "docs" / "handout.md").read_text(encoding="utf-8")
UNWRITTEN = '    raise NotImplementedError("double is not written yet")\n'


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


def test_the_guide_releases(mini_course):
    for lines, out in (("release", "homework.zip"), ("links", "homework")):
        status, told = bash(block(lines), mini_course)
        assert status == 0, told
        assert (mini_course.parent / out).exists()
        assert told == f"1 exercise in 17 files: ../{out}\n"


def test_the_guide_says_what_is_in_it(tmp_path, mini_course):
    bash(block("links"), mini_course)
    told = re.search(r"## What is in it\n(.*?)\n\n[A-Z]", GUIDE, re.DOTALL)[1]
    named = {name.rstrip("/") for name in re.findall(r"`([\w./]+)`", told)} - {"grade"}
    assert named == {path.name for path in (tmp_path / "homework").iterdir()} - {wheel()[0]}


def test_the_guides_options_are_the_commands(grader):
    told, _ = grader("release", "--help")
    options = set(re.findall(r"^  (--\w+)", told, re.M))
    assert set(re.findall(r"^\| `(--\w+)", GUIDE, re.M)) == options


def test_from_the_hand_out_to_full_marks(tmp_path, mini_course):
    """Exactly the commands of the hand-out's README, in a fresh folder and environment.

    That environment sees the libraries of this one, and no network.
    """
    ran("release", "--out", tmp_path / "homework.zip", "--course", mini_course)
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
    assert "made: submission.zip (1 of 1 exercises ready, 1 file)" in told
