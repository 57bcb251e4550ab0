"""The same class graded by other graders and by this one, taking turns in one run.

    python benchmarks/peers.py --environments DIR [--submissions 6] [--turns 3]

DIR gets an environment with nbgrader and one with otter-grader, which see this environment's
packages, when they are not there yet. What is graded: `softmax_cross_entropy`, as modules and as
notebooks. The other graders run the calls of `CALLS`; this one runs all visible and hidden checks.

    nbgrader    `nbgrader autograde` of a class, notebooks
    otter       `otter run` for each submission, notebooks
    pytest      a process of pytest for each submission, modules
    batch       `grader batch` of a class, both
    floor       one process that has imported TensorFlow: a fork for each submission, which executes
                the file and makes the same calls; no isolation, no deadlines

Wall and processor seconds of a submission are medians over the turns, what a bare import of
TensorFlow takes stands beside them. Peak memory is that of all processes together. In the end each
grader gets an endless loop, an `os._exit` and an error at the top level.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
SOLUTION = ROOT / "solutions" / "07_softmax_cross_entropy"
NAME = "softmax_cross_entropy"
PACKAGES = {"nbgrader": "nbgrader", "otter": "otter-grader"}
SAMPLE_S = 0.1
PATIENCE_S = 60

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
FAULTS = {
    "an endless loop": "while True: pass",
    "os._exit": "import os; os._exit(0)",
    "an error at the top level": "raise ValueError('top level')",
}
FLOOR = """
import os, sys, tensorflow, numpy
calls, *paths = sys.argv[1:]
for path in paths:
    pid = os.fork()
    if pid == 0:
        namespace = {"__name__": "work"}
        exec(compile(open(path).read(), path, "exec"), namespace)
        exec(calls, namespace)
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
"""


@dataclass
class Taken:
    """What one way of grading took, a turn at a time; seconds for a submission."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory_mb: float = 0.0


@dataclass(frozen=True)
class Way:
    """A way of grading a class: what it runs, one command after the other, in a folder."""

    form: str
    prepare: Callable[[Path, dict[str, str]], list[list[str]]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--environments", type=Path, required=True)
    parser.add_argument("--submissions", type=int, default=6)
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    programs = {name: environment(options.environments / name, name) for name in PACKAGES}
    ways = ways_with(programs)
    works = {f"s{number:03d}": "" for number in range(options.submissions)}
    took = {name: Taken() for name in ["import", *ways]}
    for _ in range(options.turns):
        measure(took["import"], [[sys.executable, "-c", "import tensorflow"]], 1)
        for name, way in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                commands = way.prepare(Path(folder), works)
                measure(took[name], commands, len(works), Path(folder))
    show(took, options.submissions)
    for name, way in ways.items():
        if name != "floor":
            for fault, code in FAULTS.items():
                print(f"{name:18} {fault:28} {outcome(way, code)}", flush=True)


def environment(folder: Path, name: str) -> Path:
    """The folder of programs of an environment with that grader, made where it is missing."""
    programs = folder / "bin"
    if not programs.is_dir():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        (site,) = folder.glob("lib/python*/site-packages")
        ours = next(path for path in sys.path if path.endswith("site-packages"))
        (site / "ours.pth").write_text(ours)
        install = [programs / "pip", "install", "-q"]
        subprocess.run([*install, PACKAGES[name]], check=True)
        subprocess.run([*install, "--force-reinstall", "--no-deps", "alembic"], check=True)
    return programs


def with_path(command: list[str]) -> dict[str, str]:
    """The environment for a command: nbgrader starts alembic by its name."""
    return {**os.environ, "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ['PATH']}"}


def ways_with(programs: dict[str, Path]) -> dict[str, Way]:
    return {
        "floor": Way("module", lambda folder, works: floor(folder, works)),
        "batch modules": Way("module", batch),
        "pytest": Way("module", lambda folder, works: pytest_each(folder, works)),
        "batch notebooks": Way("notebook", batch_notebooks),
        "nbgrader": Way("notebook", lambda f, w: nbgrader(f, w, programs["nbgrader"])),
        "otter": Way("notebook", lambda f, w: otter(f, w, programs["otter"])),
    }


def module(extra: str) -> str:
    """The solution as a module, with something before the functions."""
    return f"{extra}\n{(SOLUTION / f'{NAME}.py').read_text()}"


def notebook(extra: str) -> nbformat.NotebookNode:
    """The solution as a notebook, with a cell before the others."""
    work = nbformat.read(SOLUTION / f"{NAME}.ipynb", 4)
    work.cells = [
        cell for cell in work.cells if "skip-grading" not in cell.metadata.get("tags", [])
    ]
    if extra:
        work.cells.insert(0, nbformat.v4.new_code_cell(extra))
    return work


def hand_in(folder: Path, works: dict[str, str], form: str) -> list[Path]:
    paths = []
    for key, extra in works.items():
        place = folder / "class" / key
        place.mkdir(parents=True)
        if form == "module":
            paths.append(place / f"{NAME}.py")
            paths[-1].write_text(module(extra))
        else:
            paths.append(place / f"{NAME}.ipynb")
            nbformat.write(notebook(extra), paths[-1])
    return paths


def batch(folder: Path, works: dict[str, str], form: str = "module") -> list[list[str]]:
    hand_in(folder, works, form)
    program = str(Path(sys.executable).parent / "grader")
    course = course_of_one(folder / "course")
    return [
        [program, "batch", str(folder / "class"), "--out", str(folder / "out"), "--course", course]
    ]


def batch_notebooks(folder: Path, works: dict[str, str]) -> list[list[str]]:
    return batch(folder, works, "notebook")


def course_of_one(folder: Path) -> str:
    """The course with that exercise alone."""
    for kind in ("exercises", "solutions"):
        (source,) = (ROOT / kind).glob(f"*_{NAME}")
        shutil.copytree(source, folder / kind / source.name)
    shutil.copy(ROOT / "exercises" / "numbers.json", folder / "exercises")
    manifest = (ROOT / "exercises" / "course.toml").read_text()
    head, *entries = manifest.split("[[exercise]]")
    kept = [entry for entry in entries if f'"{NAME}"' in entry]
    (folder / "exercises" / "course.toml").write_text("[[exercise]]".join([head, *kept]))
    return str(folder)


def floor(folder: Path, works: dict[str, str]) -> list[list[str]]:
    paths = hand_in(folder, works, "module")
    return [[sys.executable, "-c", FLOOR, CALLS, *map(str, paths)]]


def pytest_each(folder: Path, works: dict[str, str]) -> list[list[str]]:
    paths = hand_in(folder, works, "module")
    body = "".join(f"    {line}\n" for line in CALLS.strip().splitlines())
    commands = []
    for path in paths:
        test = path.with_name("test_work.py")
        test.write_text(f"from {NAME} import *\n\n\ndef test_work():\n{body}")
        commands.append([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)])
    return commands


def nbgrader(folder: Path, works: dict[str, str], programs: Path) -> list[list[str]]:
    """A course whose assignment has the solution to be written, and one cell of tests."""
    source = folder / "source" / "hw" / f"{NAME}.ipynb"
    source.parent.mkdir(parents=True)
    nbformat.write(with_tests(notebook("")), source)
    (folder / "nbgrader_config.py").write_text(
        "c = get_config()\nc.CourseDirectory.course_id = 'course'\n"
        f"c.ExecutePreprocessor.timeout = {PATIENCE_S}\n"
    )
    run = [str(programs / "nbgrader")]
    made = [*run, "generate_assignment", "hw", "--create", "--force"]
    done = subprocess.run(made, cwd=folder, env=with_path(made), capture_output=True, text=True)
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


def with_tests(work: nbformat.NotebookNode) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(CALLS)
    cell.metadata["nbgrader"] = {
        "grade": True,
        "grade_id": "tests",
        "locked": True,
        "points": 10,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    work.cells.append(cell)
    return work


def otter(folder: Path, works: dict[str, str], programs: Path) -> list[list[str]]:
    paths = hand_in(folder, works, "notebook")
    tests = folder / "tests"
    tests.mkdir()
    code = "".join(f">>> {line}\n" if line[0] != " " else f"... {line}\n" for line in lines())
    case = {"code": code, "hidden": False, "locked": False}
    suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    test = {"name": "q1", "points": 10, "suites": [suite]}
    (tests / "q1.py").write_text(f"OK_FORMAT = True\ntest = {test!r}\n")
    with zipfile.ZipFile(folder / "autograder.zip", "w") as archive:
        archive.write(tests / "q1.py", "tests/q1.py")
        archive.writestr("otter_config.json", json.dumps({"lang": "python"}))
    run = [str(programs / "otter"), "run", "-a", str(folder / "autograder.zip"), "--no-logo"]
    return [[*run, "-o", str(path.parent), str(path)] for path in paths]


def lines() -> list[str]:
    """The calls as doctest reads them: a function's body ends with an empty line."""
    found = CALLS.strip().splitlines()
    end = next(n for n, line in enumerate(found) if line.startswith("    "))
    return [*found[: end + 1], " ", *found[end + 1 :]]


def measure(taken: Taken, commands: list[list[str]], count: int, cwd: Path | None = None) -> None:
    ended = threading.Event()
    sampler = threading.Thread(target=sample, args=(taken, ended))
    sampler.start()
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    for command in commands:
        done = subprocess.run(
            command, cwd=cwd, env=with_path(command), capture_output=True, text=True
        )
        assert done.returncode == 0, (command, done.stdout[-2_000:], done.stderr[-2_000:])
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended.set()
    sampler.join()
    taken.wall.append(wall / count)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    taken.processor.append(used / count)


def sample(taken: Taken, ended: threading.Event) -> None:
    """Note the largest proportional memory of all that this process has started."""
    while not ended.wait(SAMPLE_S):
        held = sum(map(share_mb, family(os.getpid())[1:]))
        taken.memory_mb = max(taken.memory_mb, held)


def family(pid: int) -> list[int]:
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        for thread in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            try:
                waiting += map(int, thread.read_text().split())
            except OSError:
                continue
    return found


def share_mb(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:") / 1024


def show(took: dict[str, Taken], submissions: int) -> None:
    importing = statistics.median(took["import"].wall)
    print(f"{submissions} submissions a turn; import of TensorFlow {importing:.2f} s")
    print(f"{'':18} {'wall s':>8} {'imports':>8} {'processor s':>12} {'peak MB':>8}")
    for name, taken in took.items():
        wall, used = statistics.median(taken.wall), statistics.median(taken.processor)
        ratio = wall / importing
        print(f"{name:18} {wall:8.2f} {ratio:8.2f} {used:12.2f} {taken.memory_mb:8.0f}")


def outcome(way: Way, code: str) -> str:
    """What becomes of a fault: how the grader ended, and after how long."""
    with tempfile.TemporaryDirectory() as folder:
        commands = way.prepare(Path(folder), {"faulty": code, "right": ""})
        begin = time.monotonic()
        ends = []
        for command in commands:
            try:
                limit = 5 * PATIENCE_S
                done = subprocess.run(
                    command,
                    cwd=folder,
                    env=with_path(command),
                    capture_output=True,
                    text=True,
                    timeout=limit,
                )
            except subprocess.TimeoutExpired:
                ends.append(f"did not end within {limit} s")
                continue
            said = (done.stdout + done.stderr).strip().splitlines()
            ends.append(f"status {done.returncode}: {said[-1][:80] if said else 'nothing'}")
    return f"{time.monotonic() - begin:.0f} s; " + " | ".join(ends)


if __name__ == "__main__":
    main()
