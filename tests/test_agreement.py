"""The same class by every way of grading it: in processes, on a cluster, on platforms, by `grade`.

`pytest tests/test_agreement.py --class-size 300` takes most answers and mistakes of the course.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from commands import Kept
from course_class import course_class, hand_in
from platform_agreement import told_by_all
from submissions import ROOT

from grader.course import open_course
from grader.platforms.platform import NAMES
from grader.platforms.running import Terms, run

COURSE = open_course(ROOT)
BATCH = "from grader.cli.grader import main; main()"
GRADE = "from grader.cli.grade import main; main()"
WAYS = {
    "one at a time": ("--jobs", "1"),
    "all cores": (),
    "several processes": ("--jobs", "5"),
    "a cluster": ("--engine", "dask"),
}

PATIENT = Terms(limit_s=600.0)


def ignored(standing):
    """Only the last standing is looked at."""


def ran(code, *arguments, statuses=(0,)):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in statuses, done.stdout + done.stderr
    return done.stdout


def judged(report):
    """All that must be the same, by exercise and check."""
    return {
        (exercise["id"], check["id"]): (check["points"], check["verdict"], check["mistake"])
        for exercise in report["exercises"]
        for check in exercise["checks"]
    }


@pytest.fixture(scope="module")
def made(request):
    return course_class(COURSE, request.config.getoption("--class-size"))


@pytest.fixture(scope="module")
def folder(made, tmp_path_factory):
    return hand_in(made, tmp_path_factory.mktemp("class") / "class")


@pytest.fixture(scope="module")
def alone(made, folder):
    """The report of each student by `grade`, a process each."""

    def report(key):
        how = ("--json", "--all", "--course", ROOT)
        return json.loads(ran(GRADE, *how, folder / key, statuses=(0, 1)))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(made, pool.map(report, made), strict=True))


def test_each_is_worth_what_it_was_made_to_be(made, alone):
    for key, pieces in made.items():
        graded = {exercise["id"]: exercise for exercise in alone[key]["exercises"]}
        for id, piece in pieces.items():
            assert piece.fits(graded.pop(id)), (key, id, piece.kind)
        assert {exercise["score"] for exercise in graded.values()} == {0}


def test_each_platform_tells_what_grade_gives(alone, folder, launcher, tmp_path):
    """Graded as on a platform, and read back from what each of them would read."""
    for key, report in alone.items():
        standing = run(COURSE, lambda course: Kept(launcher), folder / key, PATIENT, ignored)
        assert judged(standing.report) == judged(report)
        told = told_by_all(standing.report, tmp_path / key, ROOT)
        assert told == dict.fromkeys(NAMES, pytest.approx(report["score"], abs=1e-9))


@pytest.mark.parametrize("way", WAYS)
def test_each_way_gives_what_grade_gives(way, alone, folder, tmp_path):
    out = tmp_path / "out"
    ran(BATCH, "batch", folder, "--out", out, "--course", ROOT, *WAYS[way])
    of_batch = json.loads(ran(BATCH, "export", out, "--format", "json"))
    assert {one["student"]: judged(one["report"]) for one in of_batch} == {
        key: judged(report) for key, report in alone.items()
    }
