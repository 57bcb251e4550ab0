"""Fixtures. One warm server serves all tests that execute submissions."""

import dataclasses

import pytest
from submissions import ROOT, Bench

from grader.course import open_course
from grader.sandbox.launching import ForkLauncher


@pytest.fixture(scope="session")
def launcher():
    launcher = ForkLauncher()
    yield launcher
    launcher.close()


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
