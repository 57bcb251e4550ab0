"""The engine of a machine with many cores, here with two small processes."""

import multiprocessing
import os
import signal

import pytest
from handed_in import COURSE, write
from made_class import lay_out, made_class

from grader.batch.hashing import of_course
from grader.batch.job import Job
from grader.batch.local import LocalEngine
from grader.batch.marking import Marked
from grader.batch.processes import THREADS, ProcessEngine
from grader.batch.run import Basis, Run
from grader.cli.classes import Means, engine_for, opened
from grader.course import open_course
from grader.errors import AuthorError, SandboxError
from grader.gradebook.store import Gradebook
from grader.intake.layouts import read
from grader.intake.source import open_source

SIZE = 26


class Watcher:
    """Does something when so many results have come."""

    def __init__(self, after=0, act=lambda: None):
        self._left, self._act = after, act

    def kept(self, handed):
        raise AssertionError("nothing was there")

    def graded(self, handed, attempt):
        self._left -= 1
        if self._left == 0:
            self._act()


@pytest.fixture
def grade(tmp_path):
    """Grades a class with two processes; (tally, scores)."""
    engines = []

    def grade(path, watch=lambda engine: Watcher(), course=COURSE):
        source, gradebook = open_source(path), Gradebook(f"sqlite:///{tmp_path / 'g.sqlite'}")
        engine = ProcessEngine(course, "process", source, 2, threads=1)
        engines.append(engine)
        try:
            handed = read(source, COURSE.ids, None).handed
            tally = Run(source, gradebook, Basis(of_course(COURSE), "e"), layout="plain").execute(
                handed, engine, watch(engine)
            )
            return tally, {g.student.key: g.attempt.report["score"] for g in gradebook.grades()}
        finally:
            engine.close()
            gradebook.close()
            source.close()

    yield grade
    assert not any(is_there(pid) for engine in engines for pid in processes(engine))


def processes(engine):
    return [helper._process.pid for helper in engine._helpers]


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_class_is_graded_by_several_processes(grade, tmp_path):
    made = made_class(SIZE)
    used = []
    path = lay_out("moodle", made, tmp_path / "class")
    tally, scores = grade(
        path, lambda engine: Watcher(SIZE, lambda: used.extend(processes(engine)))
    )
    assert (tally.graded, tally.not_graded) == (SIZE, [])
    assert scores == {one.key: one.score for one in made}
    assert len(set(used)) == 2


@pytest.mark.parametrize(("jobs", "kind"), [(THREADS, LocalEngine), (THREADS + 1, ProcessEngine)])
def test_more_than_one_process_serves_well_has_several(jobs, kind, tmp_path):
    write(tmp_path / "class" / "jane" / "double.py")
    with opened(tmp_path / "class") as source:
        engine = engine_for(Means(COURSE, "process", jobs, "local", None), source)
        assert type(engine) is kind
        engine.close()


def test_what_a_process_that_dies_was_grading_is_graded_by_another(grade, tmp_path):
    made = made_class(SIZE)
    path = lay_out("plain", made, tmp_path / "class")

    def kill(engine):
        return lambda: os.kill(processes(engine)[0], signal.SIGKILL)

    tally, scores = grade(path, lambda engine: Watcher(5, kill(engine)))
    assert (tally.graded, tally.not_graded) == (SIZE, [])
    assert scores == {one.key: one.score for one in made}


def test_no_process_that_is_left_ends_the_run(grade, tmp_path):
    path = lay_out("plain", made_class(SIZE), tmp_path / "class")

    def kill(engine):
        return lambda: [os.kill(pid, signal.SIGKILL) for pid in processes(engine)]

    with pytest.raises(SandboxError, match="were lost; run it again to go on"):
        grade(path, lambda engine: Watcher(5, kill(engine)))


class Answering:
    """Stands for a process that gives the same answer to all at once."""

    def __init__(self, answer):
        self.waiting, self._answer = {}, answer
        self.connection, self._theirs = multiprocessing.Pipe()

    def hand(self, number, job, parcel):
        self.waiting[number] = job
        self._theirs.send((number, self._answer))

    def close(self):
        self.connection.close()
        self._theirs.close()


def test_what_arrives_together_with_a_failure_is_kept(tmp_path):
    for key in ("jane", "li"):
        write(tmp_path / "class" / key / "double.py")
    with opened(tmp_path / "class") as source:
        jobs = [Job(handed, "", "") for handed in read(source, COURSE.ids, None).handed]
        engine = ProcessEngine(COURSE, "process", source, 2, threads=1)
        engine._helpers = [Answering(SandboxError("too late")), Answering(Marked({}, ()))]
        came = engine.run(jobs)
        assert next(came) == (jobs[1], Marked({}, ()))
        with pytest.raises(SandboxError, match="too late"):
            next(came)
        engine.close()


def test_a_broken_course_is_told_as_what_it_is(grade, mini_course, tmp_path):
    course = open_course(mini_course)
    (mini_course / "exercises" / "01_double" / "checks.py").write_text("broken(")
    write(tmp_path / "class" / "jane" / "double.py")
    with pytest.raises(AuthorError, match=r"checks\.py"):
        grade(tmp_path / "class", course=course)
