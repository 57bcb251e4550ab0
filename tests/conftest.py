"""Fixtures. One warm server serves all tests that execute submissions."""

import dataclasses
import os
import shutil
from pathlib import Path

import pytest
from commands import Kept, Servers, ran
from handed_in import COURSE, MINI_COURSE
from hypothesis import HealthCheck, settings
from on_platform import Trial
from submissions import ROOT, Bench

from grader.cli.grade import grade_command
from grader.course import open_course
from grader.sandbox import launcher_for
from grader.submission import find


@pytest.fixture(scope="session")
def launcher(course):
    launcher = launcher_for(course)
    yield launcher
    launcher.close()


@pytest.fixture
def at_once(monkeypatch):
    """Servers that start within the test have a stand-in for TensorFlow and are there at once."""
    stand_in = Path(__file__).parent / "without_tensorflow"
    monkeypatch.syspath_prepend(stand_in)  # where packages are that workers may see
    paths = [str(stand_in), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))


@pytest.fixture(scope="session")
def course():
    return open_course(ROOT)


@pytest.fixture
def bench(course, launcher, tmp_path):
    """Grades submissions of this repository's course."""
    return Bench(course, launcher, tmp_path)


@pytest.fixture
def quick_limits(bench):
    """A bench that does not wait long for what never ends."""
    limits = dataclasses.replace(bench.course.limits, load_s=3, call_s=3)
    return dataclasses.replace(bench, course=dataclasses.replace(bench.course, limits=limits))


SLOW = [HealthCheck.too_slow]  # says more of the machine than of a test
settings.register_profile("quick", max_examples=200, deadline=None, suppress_health_check=SLOW)
settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=SLOW)


def pytest_addoption(parser):
    parser.addoption("--class-size", type=int, default=3, help="students of made-up classes")


def pytest_configure(config):
    """The quick profile, unless `--hypothesis-profile` names another; see `tests/fuzz`."""
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("quick")


@pytest.fixture
def mini_course(tmp_path):
    """The folder of a copy of `tests/course`, which a test may break."""
    return Path(shutil.copytree(MINI_COURSE, tmp_path / "course"))


@pytest.fixture
def intake(tmp_path):
    """Finds the files in paths, for the miniature course."""

    def intake(*paths, only=None):
        return find(paths, COURSE, only, tmp_path / "scratch")

    return intake


@pytest.fixture(scope="session")
def servers():
    servers = Servers()
    yield servers
    servers.close()


@pytest.fixture
def grader(servers, monkeypatch):
    """The command, in this process; what it says on standard output, and on standard error."""
    monkeypatch.setattr("grader.cli.classes.guarded_launcher_for", servers.launcher_for)

    def grader(*arguments, status=0):
        found, told, said = ran(*arguments)
        assert found == status, told + said
        return told, said

    return grader


@pytest.fixture(scope="session")
def mini_launcher():
    """Workers for the miniature course, at the highest level of this machine."""
    launcher = launcher_for(COURSE)
    yield launcher
    launcher.close()


@pytest.fixture
def trial(mini_launcher, monkeypatch, tmp_path):
    """Makes a `Trial` of a platform, whose workers come from a server that is warm."""
    monkeypatch.setattr(
        "grader.cli.run_platform.guarded_launcher_for", lambda course, level: Kept(mini_launcher)
    )

    def trial(platform, submission):
        return Trial(platform, tmp_path / "root", submission)

    return trial


@pytest.fixture
def submit(tmp_path, monkeypatch):
    """`grade --submit` in the folder `work`; what it says, on either stream."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    def submit(*arguments, status=0, course=MINI_COURSE):
        options = ("--submit", "--course", course)
        found, told, said = ran(*arguments, *options, command=grade_command)
        assert found == status, told + said
        return told + said

    submit.folder = tmp_path / "work"
    return submit


@pytest.fixture
def same_points(launcher, tmp_path):
    """Grades a folder and its zip; the points of both."""

    def same_points(folder, path, course=COURSE):
        bench = Bench(course, launcher, tmp_path / "scratch")
        reports = [bench.paths(place) for place in (folder, path)]
        scores = [[exercise.score for exercise in report.exercises] for report in reports]
        assert scores[0] == scores[1]
        return reports[1].score

    return same_points
