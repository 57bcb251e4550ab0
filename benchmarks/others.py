"""Other ways of grading: pytest in a process each, nbgrader, otter-grader. They compare little."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import nbformat
from handing_in import NAME, Shares, environment_for, hand_in, notebook

POINTS = 10
CELL_S = 30

CALLS = """
import numpy as np
logits = np.array([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]], np.float32)
labels = np.eye(3, dtype=np.float32)[[0, 1]]
powers = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
losses = -np.log(powers[[0, 1], [0, 1]])
def near(got, wanted):
    assert np.allclose(np.asarray(got), wanted, rtol=1e-5, atol=1e-6), (got, wanted)
near(softmax(logits), powers)
near(softmax(logits + 100), powers)
near(cross_entropy_stepwise(labels, logits), losses)
near(softmax_cross_entropy(labels, logits), losses)
near(softmax_cross_entropy(labels, logits + 100), losses)
near(sparse_softmax_cross_entropy(np.array([0, 1]), logits), losses)
near(mean_loss(labels, logits), losses.mean())
near(mean_loss(labels, logits + 100), losses.mean())
"""


def pytest_each(folder: Path, works: Mapping[str, str]) -> list[list[str]]:
    paths = hand_in(folder, works, "module")
    body = "".join(f"    {line}\n" for line in CALLS.strip().splitlines())
    commands = []
    for path in paths:
        test, result = path.with_name("test_work.py"), path.with_name("result.xml")
        test.write_text(f"from {NAME} import *\n\n\ndef test_work():\n{body}")
        options = ["-q", "-p", "no:cacheprovider", f"--junitxml={result}"]
        commands.append([sys.executable, "-m", "pytest", *options, str(test)])
    return commands


def of_pytest(folder: Path, works: Mapping[str, str]) -> Shares:
    return {key: passed(folder / "class" / key / "result.xml") for key in works}


def passed(result: Path) -> float | None:
    """The share of tests that passed, by a file of JUnit's."""
    if not result.exists():
        return None
    suite = ElementTree.parse(result).find("testsuite")
    assert suite is not None
    tests, failed, errors = (int(suite.attrib[n]) for n in ("tests", "failures", "errors"))
    return 1 - (failed + errors) / tests


def nbgrader(folder: Path, works: Mapping[str, str], programs: Path) -> list[list[str]]:
    """A course whose assignment has the solution to be written, and one cell of tests."""
    source = folder / "source" / "hw" / f"{NAME}.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(with_tests(notebook("")), source)
    (folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'course'\n"
        f"c.ExecutePreprocessor.timeout = {CELL_S}\n"
    )
    run = [str(programs / "nbgrader")]
    made = [*run, "generate_assignment", "hw", "--create", "--force"]
    done = subprocess.run(
        made, cwd=folder, env=environment_for(made), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    released = nbformat.read(folder / "release" / "hw" / source.name, 4)
    for key, extra in works.items():
        place = folder / "submitted" / key / "hw"
        place.mkdir(parents=True)
        work = json.loads(nbformat.writes(released))
        if extra:
            work["cells"].insert(0, json.loads(json.dumps(nbformat.v4.new_code_cell(extra))))
        (place / source.name).write_text(json.dumps(work))
    return [[*run, "autograde", "hw", "--create"]]


def of_nbgrader(folder: Path, works: Mapping[str, str]) -> Shares:
    query = (
        "SELECT student_id, auto_score FROM grade "
        "JOIN submitted_notebook n ON n.id = grade.notebook_id "
        "JOIN submitted_assignment a ON a.id = n.assignment_id"
    )
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as gradebook:
        scores = dict(gradebook.execute(query))
    given = {key: score / POINTS for key, score in scores.items() if score is not None}
    return {key: given.get(key) for key in works}


def with_tests(work: nbformat.NotebookNode) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(CALLS)
    cell.metadata["nbgrader"] = {
        "grade": True,
        "grade_id": "tests",
        "locked": True,
        "points": POINTS,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    work.cells.append(cell)
    return work


def otter(folder: Path, works: Mapping[str, str], programs: Path) -> list[list[str]]:
    paths = hand_in(folder, works, "notebook")
    tests = folder / "tests"
    tests.mkdir()
    code = "".join(f">>> {line}\n" if line[0] != " " else f"... {line}\n" for line in lines())
    case = {"code": code, "hidden": False, "locked": False}
    suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    test = {"name": "q1", "points": POINTS, "suites": [suite]}
    (tests / "q1.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n")
    with zipfile.ZipFile(folder / "autograder.zip", "w") as archive:
        archive.write(tests / "q1.py", "tests/q1.py")
        archive.writestr("otter_config.json", json.dumps({"lang": "python"}))
    run = [str(programs / "otter"), "run", "-a", str(folder / "autograder.zip"), "--no-logo"]
    return [[*run, "-o", str(path.parent), str(path)] for path in paths]


def of_otter(folder: Path, works: Mapping[str, str]) -> Shares:
    return {key: otter_share(folder / "class" / key / "results.json") for key in works}


def otter_share(results: Path) -> float | None:
    """The share of points that otter's results say."""
    if not results.exists():
        return None
    return sum(test.get("score", 0) for test in json.loads(results.read_text())["tests"]) / POINTS


def lines() -> list[str]:
    """The calls as doctest reads them: a function's body ends with an empty line."""
    found = CALLS.strip().splitlines()
    end = next(n for n, line in enumerate(found) if line.startswith("    "))
    return [*found[: end + 1], " ", *found[end + 1 :]]
