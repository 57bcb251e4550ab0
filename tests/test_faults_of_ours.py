"""What goes wrong on our side is never a student's zero."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from attacks import FULL, graded
from handed_in import COURSE, WORK, notebook_of, zip_bytes

from grader import kernel
from grader.errors import SandboxError
from grader.execution import Execution
from grader.model import Verdict
from grader.sandbox import forking
from grader.sandbox.confining import confinement
from grader.sandbox.forking import ForkLauncher
from grader.sandbox.launching import STARTUP_S
from grader.sandbox.link import Link
from grader.sandbox.output import OutputCapture
from grader.worker.barriers import users, watch

SLOW = "import time\n\n\ndef double(x):\n    time.sleep(3)\n    return x + x\n"


@pytest.fixture(scope="module")
def launcher():
    launcher = ForkLauncher(confinement("process"))
    launcher.warm_kernel()
    yield launcher
    launcher.close()


def verdicts(launcher, path):
    (result,) = graded(COURSE, launcher, path)
    return {check.verdict for check in result.checks}


def kill_soon(launcher):
    def kill():
        while len(watch.family(launcher.server_pid)) < 2:
            time.sleep(0.05)
        time.sleep(1)
        os.kill(launcher.server_pid, signal.SIGKILL)

    threading.Thread(target=kill).start()


def test_a_server_that_is_killed_while_a_function_runs(launcher, tmp_path):
    (tmp_path / "double.py").write_text(SLOW)
    kill_soon(launcher)
    (result,) = graded(COURSE, launcher, tmp_path / "double.py")
    assert result.score == FULL


def test_a_server_that_is_killed_whenever_a_function_runs(launcher, tmp_path, monkeypatch):
    def lost(self, body, timeout_s):
        self.close()
        raise SandboxError("the warm server was lost while it ran")

    monkeypatch.setattr(Link, "request", lost)
    (tmp_path / "double.py").write_text(WORK)
    assert verdicts(launcher, tmp_path / "double.py") == {Verdict.NOT_GRADED}


def test_a_worker_of_a_lost_server_costs_none_of_the_next_one(launcher, tmp_path):
    old = launcher.launch(tmp_path, OutputCapture(100))
    os.kill(launcher.server_pid, signal.SIGKILL)
    new = launcher.launch(tmp_path, OutputCapture(100))
    old.process._pid = new.process._pid  # numbers begin anew with a server
    old.close()
    assert new.request({"op": "load", "file": "nothing.py"}, 20)["id"] == 1
    new.close()


def test_a_worker_that_the_server_does_not_know_is_nobody(launcher, tmp_path):
    link = launcher.launch(tmp_path, OutputCapture(100))
    assert launcher.reap(1, launcher._generation, 0.0).status is None
    assert link.request({"op": "load", "file": "nothing.py"}, 20)["id"] == 1
    link.close()


def test_a_kernel_that_does_not_start(launcher, tmp_path, monkeypatch):
    async def fail(self):
        raise RuntimeError("Kernel didn't respond in 60 seconds")

    monkeypatch.setattr(kernel.CellRunner, "async_start_new_kernel_client", fail)
    (tmp_path / "double.ipynb").write_text(notebook_of(WORK))
    assert verdicts(launcher, tmp_path / "double.ipynb") == {Verdict.NOT_GRADED}


def test_a_kernel_that_is_not_even_asked_for(launcher, tmp_path, monkeypatch):
    """nbclient then forgets its manager; the next submission finds the launcher as it was."""

    async def fail(self, cmd, **more):
        raise RuntimeError("no kernel today")

    (tmp_path / "double.ipynb").write_text(notebook_of(WORK))
    with monkeypatch.context() as patch:
        patch.setattr(kernel.WorkerProvisioner, "launch_kernel", fail)
        assert verdicts(launcher, tmp_path / "double.ipynb") == {Verdict.NOT_GRADED}
    assert verdicts(launcher, tmp_path / "double.ipynb") == {Verdict.PASS}


def test_what_we_did_not_foresee_costs_one_exercise_alone(launcher, tmp_path, monkeypatch):
    (tmp_path / "double.py").write_text(WORK)
    with monkeypatch.context() as patch:
        patch.setattr(Execution, "start", lambda self: 1 / 0)
        (result,) = graded(COURSE, launcher, tmp_path / "double.py")
    assert {check.verdict for check in result.checks} == {Verdict.NOT_GRADED}
    assert "ZeroDivisionError" in result.message
    assert verdicts(launcher, tmp_path / "double.py") == {Verdict.PASS}


def test_a_server_that_is_gone_before_a_notebook_comes(tmp_path):
    launcher = ForkLauncher(confinement("process"))
    launcher.launch(tmp_path, OutputCapture(100)).close()
    os.kill(launcher.server_pid, signal.SIGKILL)
    time.sleep(0.5)
    (tmp_path / "double.ipynb").write_text(notebook_of(WORK))
    assert verdicts(launcher, tmp_path / "double.ipynb") == {Verdict.PASS}
    launcher.close()


def test_an_answer_that_comes_too_late_is_nobody_elses(launcher, tmp_path, monkeypatch):
    link = launcher.launch(tmp_path, OutputCapture(100))
    generation = launcher._generation
    os.kill(launcher.server_pid, signal.SIGSTOP)
    with monkeypatch.context() as patch:
        patch.setattr(forking, "REPLY_S", 0.5)
        assert not link.process.kill().is_known
    os.kill(launcher.server_pid, signal.SIGCONT)
    again = launcher.launch(tmp_path, OutputCapture(100))
    assert again.request({"op": "load", "file": "nothing.py"}, 20)["id"] == 1
    assert launcher._generation == generation
    again.close()


def test_an_answer_to_nothing_is_none(launcher, tmp_path, monkeypatch):
    monkeypatch.setattr(launcher, "_receive", lambda timeout_s: {"pid": 1, "number": -1})
    with pytest.raises(SandboxError, match="does not answer what it is asked"):
        launcher.launch(tmp_path, OutputCapture(100))
    monkeypatch.undo()
    launcher._restart()


def test_a_worker_that_cannot_be_forked(launcher, tmp_path, monkeypatch):
    def fails(timeout_s):
        return {"failed": "no process can be made", "number": launcher._number}

    monkeypatch.setattr(launcher, "_receive", fails)
    with pytest.raises(SandboxError, match="no process can be made"):
        launcher.launch(tmp_path, OutputCapture(100))
    monkeypatch.undo()
    launcher._restart()


def test_no_two_workers_of_a_machine_have_the_same_user(monkeypatch):
    monkeypatch.setattr(users, "COUNT", 2)
    one, other = users.take(), users.take()
    assert {one.number, other.number} == {users.FIRST, users.FIRST + 1}
    with pytest.raises(OSError, match="taken"):
        users.take()
    other.taken.close()
    again = users.take()
    assert again.number == other.number
    for user in (one, again):
        user.taken.close()


SMALL_DISK = """
import sys
from pathlib import Path
from grader.cli.grade import main
from grader.worker.barriers import linux

place, *sys.argv[1:] = sys.argv[1:]
linux.unshare(linux.CLONE_NEWNS)
linux.mount("", "/", "", linux.MS_REC | linux.MS_PRIVATE)
linux.mount("tmpfs", place, "tmpfs", 0, "size=1m,mode=755")
sys.argv[0] = "grade"
main()
"""


def grade_on_a_small_disk(tmp_path, *arguments):
    """`grade` where temporary files may take 1 MiB."""
    place = tmp_path / "small"
    place.mkdir()
    course = str(COURSE.exercises_dir)
    return subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(place), "--course", course, *map(str, arguments)],
        env={**os.environ, "TMPDIR": str(place)},
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(os.getuid() != 0, reason="mounts a file system")
def test_a_full_disk_while_a_zip_is_unpacked(tmp_path):
    path = tmp_path / "work.zip"
    path.write_bytes(zip_bytes(("double.py", WORK), ("data.csv", "1,2\n" * (1 << 20))))
    done = grade_on_a_small_disk(tmp_path, path)
    assert done.returncode == 3
    assert "No space left on device (on this machine)" in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(os.getuid() != 0, reason="mounts a file system")
def test_a_full_disk_while_files_are_copied_for_a_worker(tmp_path):
    (tmp_path / "data.csv").write_text("1,2\n" * (1 << 20))
    (tmp_path / "double.py").write_text(WORK)
    done = grade_on_a_small_disk(tmp_path, "--json", tmp_path / "double.py")
    assert done.returncode == 3
    (exercise,) = json.loads(done.stdout)["exercises"]
    assert {check["verdict"] for check in exercise["checks"]} == {"not_graded"}
    assert "No space left on device" in exercise["message"]


def test_a_server_that_is_warm_is_not_waited_for_again(monkeypatch):
    launcher = ForkLauncher(confinement("process"))
    waited, receive = [], launcher._receive
    monkeypatch.setattr(launcher, "_receive", lambda s: waited.append(s) or receive(s))
    launcher.warm_up()
    launcher.warm_up()
    launcher.close()
    assert waited == [STARTUP_S]
