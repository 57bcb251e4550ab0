"""Ways of grading a class: what each runs, and how it says what a submission is worth."""

from __future__ import annotations

import contextlib
import functools
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import others
from handing_in import NAME, ROOT, SOLUTION, Shares, hand_in

from grader.course import open_course
from grader.gradebook.store import Gradebook
from grader.grading import Options, grade
from grader.sandbox import launcher_for
from grader.student import Student
from grader.submission import find

FLOOR = """
import os, pickle, sys, tensorflow
from grader.worker.values import build
calls, *paths = sys.argv[1:]
with open(calls, "rb") as file:
    calls = pickle.load(file)
for path in paths:
    pid = os.fork()
    if pid == 0:
        namespace = {"__name__": "work"}
        with open(path) as file:
            exec(compile(file.read(), path, "exec"), namespace)
        for name, arguments in calls:
            namespace[name](*(build(argument, tensors=True) for argument in arguments))
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
"""


@dataclass(frozen=True)
class Way:
    """A way of grading a class.

    Attributes:
        prepare: lays out a class, given as code to put before the solution by student, in a folder;
            returns the commands to run there, one after the other.
        shares: after that, what each student got of all points; None where nothing says it.
        each: whether it starts anew for each submission, so that a class takes as long as its
            members do one by one, and a few of them tell how long.
    """

    prepare: Callable[[Path, Mapping[str, str]], list[list[str]]]
    shares: Callable[[Path, Mapping[str, str]], Shares]
    each: bool = False


def ways_with(programs: Mapping[str, Path]) -> dict[str, Way]:
    """All of them, by name; the programs of the other graders are in these folders."""
    nbgrader = functools.partial(others.nbgrader, programs=programs["nbgrader"])
    otter = functools.partial(others.otter, programs=programs["otter"])
    return {
        "floor": Way(floor, of_floor),
        "batch modules": Way(batch, of_batch),
        "pytest": Way(others.pytest_each, others.of_pytest, each=True),
        "batch notebooks": Way(batch_notebooks, of_batch),
        "nbgrader": Way(nbgrader, others.of_nbgrader, each=True),
        "otter": Way(otter, others.of_otter, each=True),
    }


def batch(folder: Path, works: Mapping[str, str], form: str = "module") -> list[list[str]]:
    hand_in(folder, works, form)
    program = str(Path(sys.executable).parent / "grader")
    course = course_of_one(NAME, folder / "course")
    return [
        [program, "batch", str(folder / "class"), "--out", str(folder / "out"), "--course", course]
    ]


def of_batch(folder: Path, works: Mapping[str, str]) -> Shares:
    gradebook = Gradebook(f"sqlite:///{folder / 'out' / 'gradebook.sqlite'}")
    with contextlib.closing(gradebook):
        reports = {one.student.key: one.attempt.report for one in gradebook.grades()}
    shares: Shares = dict.fromkeys(works)
    return {**shares, **{key: one["score"] / one["max_score"] for key, one in reports.items()}}


def batch_notebooks(folder: Path, works: Mapping[str, str]) -> list[list[str]]:
    return batch(folder, works, "notebook")


def course_of_one(name: str, folder: Path) -> str:
    """The course with that exercise alone, made in a folder."""
    for kind in ("exercises", "solutions"):
        (source,) = (ROOT / kind).glob(f"*_{name}")
        shutil.copytree(source, folder / kind / source.name)
    shutil.copy(ROOT / "exercises" / "numbers.json", folder / "exercises")
    manifest = (ROOT / "exercises" / "course.toml").read_text()
    head, *entries = manifest.split("[[exercise]]")
    kept = [entry for entry in entries if f'"{name}"' in entry]
    (folder / "exercises" / "course.toml").write_text("[[exercise]]".join([head, *kept]))
    return str(folder)


def floor(folder: Path, works: Mapping[str, str]) -> list[list[str]]:
    """One process: for each submission a fork that makes the calls which this grader makes."""
    paths = hand_in(folder, works, "module")
    calls = folder / "calls.pickle"
    calls.write_bytes(pickle.dumps(recorded_calls()))
    return [[sys.executable, "-c", FLOOR, str(calls), *map(str, paths)]]


def of_floor(folder: Path, works: Mapping[str, str]) -> Shares:
    return dict.fromkeys(works, 1.0)  # it compares nothing, and ends where a call raises


@functools.cache
def recorded_calls() -> list[tuple[str, tuple[Any, ...]]]:
    """(function, arguments) of all that this grader calls of the solution, in order."""
    calls = []
    call = Student.call

    def note(student: Student, function: str, *arguments: Any) -> Any:
        calls.append((function, arguments))
        return call(student, function, *arguments)

    course = open_course(ROOT)
    with (
        contextlib.closing(launcher_for(course)) as launcher,
        mock.patch.object(Student, "call", note),
        tempfile.TemporaryDirectory() as folder,
    ):
        submission = find([SOLUTION / f"{NAME}.py"], course, None, Path(folder))
        report = grade(submission, course, launcher, Options(hidden=True))
    assert report.score == report.max_score
    return calls
