"""The same class on a real cluster of Dask's: a scheduler and two workers, one of which dies."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading

import pytest
from handed_in import COURSE, WORK, write
from made_class import lay_out, made_class

from grader.batch.cluster import DaskEngine
from grader.batch.hashing import of_course
from grader.batch.parcels import packed, packed_course, unpacked_course
from grader.batch.run import Basis, Run
from grader.gradebook.store import Gradebook
from grader.intake.handed import File, Handed, Student
from grader.intake.layouts import read
from grader.intake.source import open_source

RUN = "from grader.cli.grader import main; main()"


@contextlib.contextmanager
def process(*arguments):
    command = [sys.executable, "-m", *arguments]
    running = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield running
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def told(running, pattern):
    """Reads on until a line matches; the rest is read and dropped."""
    for line in running.stderr:
        if found := re.search(pattern, line):
            threading.Thread(target=running.stderr.read, daemon=True).start()
            return found[1]
    raise AssertionError("it ended")


@pytest.fixture
def scheduler():
    arguments = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with process("distributed.cli.dask_scheduler", *arguments) as running:
        yield told(running, r"Scheduler at:\s+(tcp://\S+)")


@pytest.fixture
def workers(scheduler):
    """Two processes, without a nanny that would start them again."""
    with contextlib.ExitStack() as kept:
        found = []
        for _ in range(2):
            arguments = (scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard")
            found.append(kept.enter_context(process("distributed.cli.dask_worker", *arguments)))
        for one in found:
            told(one, r"(Registered to)")
        yield found


class Killer:
    """Kills a worker when so many results have come."""

    def __init__(self, victim, after):
        self._victim = victim
        self._left = after
        self.graded_students = []

    def kept(self, handed):
        raise AssertionError("nothing was there")

    def graded(self, handed, attempt):
        self.graded_students.append(handed.students[0].key)
        self._left -= 1
        if self._left == 0:
            os.killpg(self._victim.pid, signal.SIGKILL)


def scores(url):
    gradebook = Gradebook(url)
    try:
        return {g.student.key: g.attempt.report["score"] for g in gradebook.grades()}
    finally:
        gradebook.close()


def test_a_worker_that_dies_costs_nobody_anything(scheduler, workers, tmp_path):
    made = made_class(40)
    source = open_source(lay_out("moodle", made, tmp_path / "class"))
    url = f"sqlite:///{tmp_path / 'gradebook.sqlite'}"
    gradebook, killer = Gradebook(url), Killer(workers[0], 8)
    engine = DaskEngine(COURSE, "process", source, scheduler, 1)
    try:
        handed = read(source, COURSE.ids, None).handed
        run = Run(source, gradebook, Basis(of_course(COURSE), "e"), layout="moodle")
        tally = run.execute(handed, engine, killer)
    finally:
        engine.close()
        gradebook.close()
    assert (tally.graded, tally.not_graded) == (40, [])
    assert sorted(killer.graded_students) == sorted(one.key for one in made)
    assert scores(url) == {one.key: one.score for one in made}


def run_batch(*arguments, status=0):
    command = [sys.executable, "-c", RUN, "batch", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout, done.stderr


def test_a_local_cluster_gives_what_one_machine_gives(tmp_path):
    made = made_class(26, seed=3)
    source = lay_out("canvas", made, tmp_path / "class")
    how = ("--course", COURSE.exercises_dir, "--isolation", "process")
    run_batch(source, "--out", tmp_path / "dask", "--engine", "dask", *how)
    run_batch(source, "--out", tmp_path / "local", *how)
    of_dask, of_local = (
        scores(f"sqlite:///{tmp_path / name / 'gradebook.sqlite'}") for name in ("dask", "local")
    )
    assert of_dask == of_local == {one.key: one.score for one in made}


def test_a_scheduler_that_is_not_there_is_said_in_one_line(tmp_path):
    write(tmp_path / "class" / "jane" / "double.py")
    address = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    _, said = run_batch(
        tmp_path / "class",
        "--out",
        tmp_path / "out",
        "--course",
        COURSE.exercises_dir,
        *address,
        status=3,
    )
    assert "--scheduler tcp://127.0.0.1:1" in said
    assert "Traceback" not in said


def test_a_course_that_is_sent_holds_no_solution(tmp_path):
    course = unpacked_course(packed_course(COURSE), tmp_path)
    assert course.load("double", hidden=True).max_score == 6
    texts = [path.read_text() for path in tmp_path.rglob("*.py")]
    solution = (COURSE.solutions_dir / "01_double" / "double.py").read_text()
    assert texts and solution not in texts
    assert of_course(course) == of_course(COURSE)


def test_a_parcel_has_what_can_be_read(tmp_path):
    write(tmp_path / "jane" / "double.py")
    source = open_source(tmp_path)
    source.members()
    files = (File("jane/double.py", "double.py"), File("jane/gone.py", "gone.py"))
    parcel = packed(Handed((Student("jane"),), files), source)
    (saved,) = parcel.contents.values()
    assert saved == (WORK.encode(), 1_700_000_000)
