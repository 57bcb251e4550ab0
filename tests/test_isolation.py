"""Levels of isolation: what a machine gives, what is demanded, and what happens when it is not."""

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from handed_in import MINI_COURSE, WORK

from grader.confinement import LEVELS, Confinement, Resources, from_json, to_json
from grader.errors import SandboxError
from grader.sandbox import forking
from grader.sandbox.confining import confinement
from grader.sandbox.doctor import examine
from grader.sandbox.forking import ForkLauncher, Unconfined
from grader.sandbox.output import OutputCapture

BIN = Path(sys.executable).parent
TESTS = Path(__file__).parent
GIVEN = [trial.level for trial in examine() if trial.is_given]
ROOT = pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")


def elsewhere(*options_and_command):
    """Run a command as another user, or where namespaces are refused."""
    command = [sys.executable, TESTS / "elsewhere.py", *options_and_command]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd="/")


@pytest.fixture
def work(tmp_path_factory):
    """A right answer where every user can read it."""
    folder = Path(subprocess.check_output(["mktemp", "-d"], text=True).strip())
    folder.chmod(0o755)
    (folder / "double.py").write_text(WORK)
    yield folder / "double.py"
    (folder / "double.py").unlink()
    folder.rmdir()


HONEST = """
import getpass, multiprocessing, os, pwd, tempfile
from multiprocessing.pool import ThreadPool


def double(x):
    getpass.getuser(), os.path.expanduser("~")
    if {has_view}:
        pwd.getpwuid(os.getuid())
    with open("/dev/stdout", "w") as out, tempfile.TemporaryFile() as file:
        out.write("computed")
        file.write(b"computed")
    with ThreadPool(2) as pool, multiprocessing.Lock(), multiprocessing.RLock():
        return sum(pool.map(lambda part: part, [x, x]))
"""


@pytest.mark.parametrize(
    "options",
    [
        [],
        pytest.param(["--no-namespaces"], marks=ROOT),
        pytest.param(["--open"], marks=ROOT),
        pytest.param(["--open", "--no-namespaces"], marks=ROOT),
        pytest.param(["--user"], marks=ROOT),
        pytest.param(["--user", "--no-namespaces"], marks=ROOT),
    ],
    ids=" ".join,
)
def test_honest_programs_find_what_they_ask_the_system_for(options, work):
    has_view = "--no-namespaces" not in options and "namespaces" in GIVEN
    work.write_text(HONEST.format(has_view=has_view))
    done = elsewhere(*options, *grade(work))
    assert done.returncode == 0, done.stdout + done.stderr


def grade(*arguments):
    return [BIN / "grade", "--json", "--course", MINI_COURSE, *arguments]


def test_a_confinement_crosses_as_json():
    told = Confinement("landlock", ("/a",), ("/b",), ("/c",), Resources(tasks=3), frozenset("x"))
    assert from_json(json.loads(json.dumps(to_json(told)))) == told


@ROOT
@pytest.mark.parametrize(
    ("options", "level"),
    [
        (["--user"], "namespaces"),
        (["--no-namespaces"], "landlock"),
        (["--user", "--no-namespaces"], "landlock"),
        (["--open", "--no-namespaces"], "landlock"),
    ],
)
def test_the_highest_level_is_taken(options, level, work):
    done = elsewhere(*options, *grade(work))
    report = json.loads(done.stdout)
    assert (report["isolation"], report["score"]) == (level, 5)


@ROOT
def test_a_level_that_is_demanded_and_missing_ends_with_3_and_runs_nothing(work):
    done = elsewhere("--no-namespaces", *grade("--isolation", "namespaces", work))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("error: isolation namespaces cannot be had here (namespaces: ")


@ROOT
def test_doctor_says_what_is_missing_and_what_would_bring_it():
    done = elsewhere("--no-namespaces", BIN / "grader", "doctor", "--require", "namespaces")
    assert done.returncode == 1
    assert "isolation here: landlock" in done.stdout
    assert "missing: namespaces: [Errno 1] unshare: Operation not permitted" in done.stdout
    assert "--cap-add SYS_ADMIN" in done.stdout


@ROOT
@pytest.mark.parametrize("options", [["--open"], ["--open", "--no-namespaces"]])
def test_workers_are_another_user_where_root_grades_and_all_can_reach_python(options):
    done = elsewhere(*options, BIN / "grader", "doctor", "--json")
    trials = {trial["level"]: trial for trial in json.loads(done.stdout)["levels"]}
    assert trials["landlock"]["changes_user"]


def test_doctor_ends_with_0_where_the_level_is_given():
    done = subprocess.run(
        [BIN / "grader", "doctor", "--json", "--require", GIVEN[0]], capture_output=True, text=True
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["isolation"] == GIVEN[0]


@pytest.mark.parametrize("level", GIVEN)
def test_a_server_that_ends_at_once_is_an_error_of_ours(level, monkeypatch):
    monkeypatch.setattr(forking, "command", lambda *a: [sys.executable, "-c", "raise SystemExit"])
    with pytest.raises(SandboxError):
        ForkLauncher(confinement(level))


SERVER = """
import socket, sys
control = socket.socket(fileno=int(sys.argv[1]))
control.recv(65536)
control.send(b"{}")
control.send(b"{}")
control.recv(65536)
control.send(bytes.fromhex(sys.argv[2]))
control.recv(1)
"""


@pytest.mark.parametrize("answer", [b"{}", b"[]", b"{", b"[" * 60_000, b'{"pid": 1', b"\xff"])
def test_a_server_that_answers_nonsense_is_an_error_of_ours(answer, monkeypatch, tmp_path):
    """A worker that had the control socket could do that, and must gain nothing by it."""
    code = [sys.executable, "-c", SERVER]
    monkeypatch.setattr(forking, "command", lambda _, number: [*code, number, answer.hex()])
    launcher = ForkLauncher(confinement(GIVEN[0]))
    with pytest.raises(SandboxError, match="answer"):
        launcher.launch(tmp_path, OutputCapture(100))
    launcher.close()


@pytest.mark.skipif("namespaces" not in GIVEN, reason="there are no namespaces here")
def test_a_barrier_that_cannot_be_put_up_denies_the_level(monkeypatch):
    """A view in which there is no folder for Python's files is none."""
    told = dataclasses.replace(confinement("namespaces"), own=("/proc/1/no_such_thing",))
    with pytest.raises(Unconfined, match="namespaces"):
        ForkLauncher(told)


def test_all_levels_are_known():
    assert set(GIVEN) <= set(LEVELS)
