"""What every worker is started with."""

import os

import pytest
from handed_in import COURSE

from grader.errors import SandboxError
from grader.sandbox import guarded_launcher_for
from grader.sandbox.confining import confinement
from grader.sandbox.forking import ForkLauncher
from grader.sandbox.launching import environment


def test_relative_paths_to_modules_mean_the_same_in_another_folder(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["here", "/there"]))
    paths = environment("/home")["PYTHONPATH"].split(os.pathsep)
    assert paths == [os.path.abspath("here"), os.path.abspath("/there")]


def test_an_empty_path_to_modules_is_none(monkeypatch):
    """Python takes it for unset; made absolute it would be the current folder."""
    monkeypatch.setenv("PYTHONPATH", "")
    assert "PYTHONPATH" not in environment("/home")


def test_secrets_of_the_environment_stay_here(monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "canary")
    assert "canary" not in environment("/home").values()


def test_strangers_code_needs_landlock_unless_less_is_demanded(monkeypatch):
    """A class and a platform are graded at `process` only in so many words."""
    started = []

    def least(course, level):
        started.append(ForkLauncher(confinement("process", course.limits.resources)))
        return started[-1]

    monkeypatch.setattr("grader.sandbox.launcher_for", least)
    with pytest.raises(SandboxError, match="--isolation process"):
        guarded_launcher_for(COURSE)
    with pytest.raises(ProcessLookupError):
        os.kill(started[0].server_pid, 0)
    assert guarded_launcher_for(COURSE, "process") is started[1]
    started[1].close()


def test_a_machine_that_starts_no_server_says_why_and_keeps_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path))  # a folder: not to be executed
    with pytest.raises(SandboxError, match="the server cannot be started: Permission denied"):
        ForkLauncher(confinement("process"))
    assert list(tmp_path.iterdir()) == []
