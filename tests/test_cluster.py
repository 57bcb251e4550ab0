"""The same class on a real cluster of Dask's: a scheduler and two workers, one of which dies."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from handed_in import COURSE, WORK, write
from made_class import lay_out, made_class

from grader.batch.cluster import CERTIFICATES, DaskEngine, Marking
from grader.batch.hashing import of_course
from grader.batch.parcels import packed, packed_course, unpacked_course
from grader.batch.run import Basis, Run
from grader.cli.classes import Means, engine_for
from grader.errors import SandboxError
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


@contextlib.contextmanager
def scheduling(host, *more):
    """The process of a scheduler, and its address."""
    arguments = ("--host", host, "--port", "0", "--no-dashboard", *more)
    with process("distributed.cli.dask_scheduler", *arguments) as running:
        yield running, told(running, r"Scheduler at:\s+(\S+)")


@contextlib.contextmanager
def working(scheduler, count, *more):
    """Processes of workers, without a nanny that would start them again."""
    with contextlib.ExitStack() as kept:
        found = []
        for _ in range(count):
            arguments = (scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard", *more)
            found.append(kept.enter_context(process("distributed.cli.dask_worker", *arguments)))
        for one in found:
            told(one, r"(Registered to)")
        yield found


@pytest.fixture
def scheduler():
    with scheduling("127.0.0.1") as (_, address):
        yield address


@pytest.fixture
def workers(scheduler):
    with working(scheduler, 2) as found:
        yield found


class Killer:
    """Kills a process when so many results have come."""

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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_scheduler_that_is_lost_ends_the_run_and_what_is_there_is_kept(number, tmp_path):
    source = lay_out("plain", made_class(60), tmp_path / "class")
    how = ("--course", COURSE.exercises_dir, "--isolation", "process", "--engine", "dask")
    book = tmp_path / "out" / "gradebook.sqlite"
    url = f"sqlite:///{book}"
    with scheduling("127.0.0.1") as (running, address), working(address, 1):
        options = ("--out", tmp_path / "out", *how, "--scheduler", address)
        command = [sys.executable, "-c", RUN, "batch", str(source), *map(str, options)]
        batch = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        while not book.exists() or not scores(url):
            time.sleep(0.1)
        running.send_signal(number)
        _, said = batch.communicate(timeout=120)
    *before, last = said.splitlines()
    assert last == f"error: --scheduler {address}: lost; run again to go on"
    assert all(re.match(r"\d+ of 60: ", line) for line in before), said
    assert batch.returncode == 3
    assert 0 < len(scores(url)) < 60


def openssl(*arguments, cwd):
    subprocess.run(["openssl", *arguments], cwd=cwd, check=True, stderr=subprocess.DEVNULL)


@pytest.fixture
def certificates(tmp_path):
    """The files of an authority and of a certificate that it has signed."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    new = ("req", "-newkey", "rsa:2048", "-nodes", "-subj")
    openssl(*new, "/CN=ca", "-x509", "-keyout", "ca.key", "-out", "ca.pem", cwd=tmp_path)
    openssl(*new, "/CN=node", "-keyout", "key.pem", "-out", "request.pem", cwd=tmp_path)
    signing = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "cert.pem")
    openssl("x509", "-req", "-in", "request.pem", *signing, cwd=tmp_path)
    return [str(tmp_path / name) for name in ("ca.pem", "cert.pem", "key.pem")]


def jobs_of(source, tmp_path):
    gradebook = Gradebook(f"sqlite:///{tmp_path / 'none.sqlite'}")
    run = Run(source, gradebook, Basis(of_course(COURSE), "e"), layout="plain")
    gradebook.close()
    return [run.job(one) for one in read(source, COURSE.ids, None).handed]


def not_judged(results):
    return [
        check["message"]
        for _, marked in results
        for exercise in marked.report["exercises"]
        for check in exercise["checks"]
        if check["verdict"] == "not_graded"
    ]


def test_runs_on_one_cluster_leave_each_other_alone(at_once, scheduler, workers, tmp_path):
    for number in range(12):
        write(tmp_path / "class" / f"s{number}" / "double.py")
    source = open_source(tmp_path / "class")
    jobs = jobs_of(source, tmp_path)
    with contextlib.ExitStack() as kept:
        first = DaskEngine(COURSE, "process", source, scheduler, 1)
        kept.callback(first.close)
        going_on = first.run(jobs)
        results = [next(going_on)]
        second = DaskEngine(COURSE, "process", source, scheduler, 1)
        try:
            results += second.run(jobs)
        finally:
            second.close()
        results += going_on
    assert len(results) == 24
    assert not_judged(results) == []


def test_a_worker_ends_a_server_that_has_nothing_to_do(at_once, monkeypatch, tmp_path):
    monkeypatch.setattr("grader.batch.cluster.IDLE_S", 0.0)
    source = open_source(write(tmp_path / "class" / "jane" / "double.py").parent.parent)
    marking = Marking(packed_course(COURSE), "process")
    marking.setup(None)
    handed = read(source, COURSE.ids, None).handed[0]
    for _ in range(2):
        assert not_judged([(None, marking.mark(packed(handed, source)))]) == []
        marking._timer.join()
        assert marking._marker is None
    marking.teardown(None)


def test_a_cluster_that_asks_for_certificates(certificates, monkeypatch, tmp_path):
    write(tmp_path / "class" / "jane" / "double.py")
    names = ("--tls-ca-file", "--tls-cert", "--tls-key")
    tls = [word for pair in zip(names, certificates, strict=True) for word in pair]
    for name, path in zip(CERTIFICATES, certificates, strict=True):
        monkeypatch.setenv(name, path)
    how = ("--course", COURSE.exercises_dir, "--isolation", "process", "--engine", "dask")
    with scheduling("tls://127.0.0.1", *tls) as (_, address), working(address, 1, *tls):
        assert address.startswith("tls://")
        where = ("--out", tmp_path / "out", "--scheduler", address)
        told, _ = run_batch(tmp_path / "class", *where, *how)
    assert "graded now 1, there already 0, not graded 0" in told


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


def test_a_worker_without_this_package_is_said_in_one_line(scheduler, monkeypatch, tmp_path):
    write(tmp_path / "other" / "grader" / "__init__.py", "")
    write(tmp_path / "class" / "jane" / "double.py")
    with monkeypatch.context() as there:
        there.chdir(tmp_path / "other")  # which `python -m` looks into first
        with working(scheduler, 1), pytest.raises(SandboxError) as error:
            DaskEngine(COURSE, "process", open_source(tmp_path / "class"), scheduler, 1)
    assert "No module named" in str(error.value)
    assert str(error.value).endswith("install this package there, in the same version")


def test_that_there_are_no_workers_to_wait_for_is_told(scheduler, tmp_path, capsys):
    write(tmp_path / "class" / "jane" / "double.py")
    source = open_source(tmp_path / "class")
    engine_for(Means(COURSE, "process", 1, "dask", scheduler), source).close()
    assert capsys.readouterr().err == f"--scheduler {scheduler}: no workers yet; waiting for them\n"
    with working(scheduler, 1):
        engine_for(Means(COURSE, "process", 1, "dask", scheduler), source).close()
    assert capsys.readouterr().err == ""


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
