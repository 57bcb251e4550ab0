"""A run that is killed, again and again, ends with the same gradebook as one that is not."""

import os
import random
import signal
import subprocess
import sys
import time

import postgresql
import pytest
from handed_in import COURSE
from made_class import lay_out, made_class

from grader.gradebook.store import Gradebook

KILLS, SIZE = 20, 120
LONGEST_S = 8.0
RUN = "from grader.cli.grader import main; main()"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """A URL; None for the default."""
    if request.param == "sqlite":
        yield None
        return
    folder = postgresql.programs()
    if folder is None:
        pytest.skip("needs PostgreSQL")
    with postgresql.running(folder) as url:
        yield url


def start(source, out, database=None, *more):
    command = [sys.executable, "-c", RUN, "batch", source, "--out", out, "--isolation", "process"]
    command += ["--course", COURSE.exercises_dir, *more]
    if database:
        command += ["--database", database]
    return subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finished(running):
    """The exit status and what was said on standard output and error."""
    out, err = running.communicate(timeout=300)
    return running.returncode, out, err


def contents(url):
    """All that must be the same: scores, verdicts, notes; who counts, and hashes."""
    gradebook = Gradebook(url)
    try:
        return {grade.student.key: _timeless(grade.attempt) for grade in gradebook.grades()}
    finally:
        gradebook.close()


def _timeless(attempt):
    exercises = [
        {**exercise, "checks": [{**check, "seconds": 0} for check in exercise["checks"]]}
        for exercise in attempt.report["exercises"]
    ]
    report = {**attempt.report, "seconds": 0, "exercises": exercises}
    return attempt.work, attempt.notes, attempt.superseded, attempt.is_late, report


def url_of(folder):
    return f"sqlite:///{folder / 'gradebook.sqlite'}"


def test_killed_at_random_moments_and_resumed(database, tmp_path):
    source = lay_out("canvas", made_class(SIZE), tmp_path / "class")
    status, _, said = finished(start(source, tmp_path / "whole"))
    assert status == 0, said
    chance = random.Random(7)
    for _ in range(KILLS):
        running = start(source, tmp_path / "out", database, "--jobs", "1")
        time.sleep(chance.uniform(0, LONGEST_S))
        os.kill(running.pid, signal.SIGKILL)
        running.communicate()
    status, _, said = finished(start(source, tmp_path / "out", database))
    assert status == 0, said
    assert contents(database or url_of(tmp_path / "out")) == contents(url_of(tmp_path / "whole"))
