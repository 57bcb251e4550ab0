"""What every worker is started with."""

import os

from grader.sandbox.launching import environment


def test_relative_paths_to_modules_mean_the_same_in_another_folder(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["here", "/there"]))
    paths = environment("/home")["PYTHONPATH"].split(os.pathsep)
    assert paths == [os.path.abspath("here"), os.path.abspath("/there")]


def test_secrets_of_the_environment_stay_here(monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "canary")
    assert "canary" not in environment("/home").values()
