"""Runs on Codio: what its script grading finds in the workspace, and what is sent to it."""

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from commands import Kept, ran
from guides import block, command
from handed_in import WORK, write
from on_platform import ATTACKS, FULL, SECRETS, WRONG
from platform_readers import OF_WRITTEN
from receivers import Receiver, answer, hang_up

from grader.errors import SandboxError, SubmissionError
from grader.platforms import codio as platform
from grader.platforms.standing import Standing

PAGE = "platforms/codio.md"
WORKSPACE = "/home/codio/workspace"
TAKEN = answer(200, {"code": 1, "message": "ok"})
points = OF_WRITTEN["codio"]


@pytest.fixture
def codio(trial):
    return trial("codio", WORKSPACE)


@pytest.fixture
def told(monkeypatch):
    """Codio's own server, which answers in these ways; what it is sent."""
    servers = []

    def told(*ways):
        receiver = Receiver(*ways or (TAKEN,))
        servers.append(receiver.listening())
        monkeypatch.setenv("CODIO_AUTOGRADE_V2_URL", servers[-1].__enter__() + "/grade?token=hush")
        return receiver

    yield told
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(platform, "PAUSES_S", (0.01, 0.01))
    monkeypatch.setattr(platform, "ANSWER_S", 0.3)
    monkeypatch.setattr(platform, "SENDING_S", 5.0)


@pytest.mark.parametrize(("text", "grade", "score"), [(WORK, "100", FULL), (WRONG, "0", 0.0)])
def test_the_grade_is_sent_once_in_percent(codio, told, text, grade, score):
    receiver = told()
    codio.hand_in(text)
    codio.run()
    (form,) = receiver.forms
    assert (form["grade"], form["points"], form["format"]) == (grade, grade, "html")
    assert points(form) == score


def test_the_feedback_says_what_went_wrong_and_nothing_of_hidden_checks(codio, told):
    receiver = told()
    codio.hand_in(WRONG)
    codio.run()
    feedback = receiver.forms[0]["feedback"]
    assert "The number is multiplied by itself." in feedback
    assert "Checks that are not shown" in feedback
    assert not [secret for secret in SECRETS if secret in feedback]


def test_markup_of_a_student_is_text(codio, told):
    receiver = told()
    codio.hand_in(
        "def double(x):\n    raise ValueError('</pre><script>alert(1)</script> & more')\n"
    )
    codio.run()
    shown = ElementTree.fromstring(receiver.forms[0]["feedback"])
    assert "</pre><script>alert(1)</script> & more" in "".join(shown.itertext())


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(codio, told, attack):
    receiver = told()
    text, score = ATTACKS[attack]
    codio.hand_in(text)
    codio.run()
    (form,) = receiver.forms
    assert points(form) == score
    assert "<script" not in form["feedback"]
    assert "<testcase" not in form["feedback"]
    assert not [secret for secret in SECRETS if secret in form["feedback"]]
    ElementTree.fromstring(form["feedback"])


def test_what_lies_in_guides_is_not_the_students(codio, told):
    receiver = told()
    codio.hand_in(WORK, ".guides/secure/grader/double.py")
    codio.run()
    assert receiver.forms[0]["grade"] == "0"
    assert "no file double.py" in receiver.forms[0]["feedback"]


def test_a_server_in_trouble_is_asked_again(codio, told, impatient):
    receiver = told(answer(503, {}), hang_up, TAKEN)
    codio.hand_in(WORK)
    codio.run()
    assert [form["grade"] for form in receiver.forms] == ["100"] * 3


def test_a_server_that_is_silent_is_asked_again(told, impatient):
    def be_silent(request):
        time.sleep(0.6)

    receiver = told(be_silent, TAKEN)
    platform.send({"grade": "50"}, os.environ["CODIO_AUTOGRADE_V2_URL"])
    assert len(receiver.forms) == 2


@pytest.mark.parametrize(
    ("way", "tries", "why"),
    [
        (answer(500, {}), 3, "it answers with status 500"),
        (hang_up, 3, "has not taken the grade"),
        (answer(400, {"code": 2, "message": "too\nlarge"}), 1, "status 400, too�large"),
        (answer(200, {"code": 7, "message": "closed"}), 1, "closed"),
        (answer(200, b"<html>"), 1, "<html>"),
        (answer(302, {}), 1, "status 302"),
    ],
)
def test_a_grade_that_is_not_taken_fails_the_script(codio, told, impatient, way, tries, why):
    """Codio keeps the assignment open then, and tells the instructor."""
    receiver = told(way)
    codio.hand_in(WORK)
    said = codio.run(status=2)
    assert len(receiver.forms) == tries
    assert said.count("\n") == 1 and why in said
    assert "hush" not in said


def test_without_an_address_nothing_is_graded(codio, monkeypatch):
    monkeypatch.delenv("CODIO_AUTOGRADE_V2_URL", raising=False)
    codio.hand_in(WORK)
    assert "CODIO_AUTOGRADE_V2_URL" in codio.run(status=2)


def test_a_code_test_with_partial_points_is_sent_to_its_own_address(codio, told, monkeypatch):
    receiver = told()
    monkeypatch.setenv("CODIO_PARTIAL_POINTS_V2_URL", os.environ["CODIO_AUTOGRADE_V2_URL"])
    monkeypatch.delenv("CODIO_AUTOGRADE_V2_URL")
    codio.hand_in(WORK)
    codio.run()
    assert receiver.forms[0]["points"] == "100"


def test_without_isolation_no_grade_is_sent(codio, told, monkeypatch):
    def none(course, level):
        raise SandboxError("none here")

    receiver = told()
    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)
    codio.hand_in(WORK)
    assert codio.run(status=3) == "error: none here\n"
    assert receiver.forms == []


def test_a_worker_that_cannot_be_had_is_no_zero(codio, told, monkeypatch, mini_launcher):
    class Broken(Kept):
        def launch(self, *arguments):
            raise SandboxError("no worker")

    receiver = told()
    monkeypatch.setattr(
        "grader.cli.run_platform.guarded_launcher_for", lambda course, level: Broken(mini_launcher)
    )
    codio.hand_in(WORK)
    codio.run(status=3)
    assert receiver.forms == []


def standing(points, most=60.0, text=""):
    check = {"id": "a", "title": "it works", "verdict": "fail", "visibility": "visible"}
    check |= {"points": points, "max_points": most, "message": text}
    exercise = {"id": "one", "message": None, "file": "one.py", "checks": [check] * 30}
    return Standing({"score": points, "max_score": most, "exercises": [exercise]}, True)


@pytest.mark.parametrize(
    ("score", "grade"), [(0, 0), (0.01, 1), (30, 50), (59.9, 99), (60, 100), (61, 100)]
)
def test_only_full_marks_are_a_hundred_and_only_none_are_zero(score, grade):
    assert platform.percent(standing(score)) == grade


@pytest.mark.parametrize("text", ["x" * 100_000, "<&\"'" * 25_000, "ж" * 50_000, "\0" * 90_000])
def test_a_long_feedback_is_cut_and_the_points_stay(told, text):
    receiver = told()
    platform.send(platform.form(standing(30, text=text)), os.environ["CODIO_AUTOGRADE_V2_URL"])
    assert 100_000 < receiver.lengths[0] <= 1_000_000
    assert points(receiver.forms[0]) == 30
    ElementTree.fromstring(receiver.forms[0]["feedback"])


@pytest.fixture
def packed(mini_course, tmp_path):
    """What `grader pack codio` has made."""
    status, _, said = ran("pack", "codio", "--course", mini_course, "--out", tmp_path / "packed")
    assert status == 0, said
    return tmp_path / "packed"


def test_what_is_packed_has_no_solution(packed):
    names = {path.relative_to(packed).as_posix() for path in packed.rglob("*") if path.is_file()}
    assert {"grade.sh", "install.sh", "pins/3.12.txt"} < names
    assert "course/exercises/course.toml" in names
    assert not [name for name in names if name.startswith("course/solutions") and "/double" in name]
    assert len([name for name in names if name.endswith(".whl")]) == 1


def script(packed, workspace, path, **variables):
    """`grade.sh` as Codio runs it; its exit status, and what it prints."""
    command = [shutil.which("bash"), packed / "grade.sh", "--submission", workspace]
    environment = {"PATH": path, "PYTHONPATH": os.environ.get("PYTHONPATH", ""), **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=workspace)
    return done.returncode, done.stdout + done.stderr


SNOOPING = """
import glob, os
found = [str(dict(os.environ)).encode()]
for path in glob.glob("/proc/*/environ"):
    try:
        found.append(open(path, "rb").read())
    except OSError:
        pass

def double(x):
    if any(b"CODIO_AUTOGRADE" in text for text in found):
        raise ValueError("the address for grades")
    return x + x
"""


def test_the_packed_script_grades_a_workspace_and_tells_it_no_address(
    packed, tmp_path, told, at_once
):
    receiver = told()
    write(tmp_path / "workspace" / "double.py", SNOOPING)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    url = os.environ["CODIO_AUTOGRADE_V2_URL"]
    status, said = script(packed, tmp_path / "workspace", path, CODIO_AUTOGRADE_V2_URL=url)
    assert status == 0, said
    assert points(receiver.forms[0]) == FULL
    assert said.startswith("6 of 6 points, isolation: ")


def test_the_packed_script_fails_where_nothing_is_installed(packed, tmp_path, told):
    receiver = told()
    url = os.environ["CODIO_AUTOGRADE_V2_URL"]
    status, said = script(packed, tmp_path, "/usr/bin:/bin", CODIO_AUTOGRADE_V2_URL=url)
    assert status == 3
    assert said.startswith("error: the grader is not installed here")
    assert receiver.forms == []


def test_a_grade_can_be_looked_at_without_codio(codio, tmp_path, monkeypatch):
    monkeypatch.delenv("CODIO_AUTOGRADE_V2_URL", raising=False)
    codio.hand_in(WORK)
    codio.run("--out", tmp_path / "sent.json")
    assert points(json.loads((tmp_path / "sent.json").read_text())) == FULL


def test_addresses_that_are_none_are_refused():
    for url in ("", "ftp://codio.com/x", "http://", "file:///etc/passwd", "http://[", "x"):
        with pytest.raises(SubmissionError, match="no address is there"):
            platform.address({"CODIO_AUTOGRADE_V2_URL": url})


def test_the_commands_of_the_page(codio, tmp_path, monkeypatch):
    """They pack, name files that are there, and grade a folder."""
    monkeypatch.setenv("GRADER_COURSE", str(codio.course))
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "examples" / "submission" / "double.py", WORK)
    for name in ("codio pack", "codio try"):
        status, _, said = ran(*command(PAGE, name))
        assert status == 0, said
    assert points(json.loads(Path("sent.json").read_text())) == FULL
    names = zipfile.ZipFile("codio.zip").namelist()
    *_, install = block(PAGE, "codio install").split()
    (_, script) = block(PAGE, "codio script").split()
    for path in (install, script):
        assert path.removeprefix(".guides/secure/grader/") in names
