"""The same class graded by other graders and by this one, taking turns in one run.

    python benchmarks/peers.py --environments DIR [--submissions 100] [--few 6] [--turns 3]

DIR gets an environment with nbgrader and one with otter-grader, which see this environment's
packages, when they are not there yet. What is graded: `softmax_cross_entropy`, as modules and as
notebooks, right in all cases, and each grader must say so. The others compare eight values; this
one runs all visible and hidden checks.

    nbgrader    `nbgrader autograde` of a class, notebooks
    otter       `otter run` for each submission, notebooks
    pytest      a process of pytest for each submission, modules
    batch       `grader batch` of a class, both
    floor       one process that has imported TensorFlow: a fork for each submission, which executes
                the file and makes the calls that this grader makes; no isolation, no comparing

Graders that start anew for each submission get the first few of the class, since each one takes
as long as the next. Wall and processor seconds of a submission, with its share of what starting
takes, are medians over the turns; beside them stands what a bare import of TensorFlow takes. The
processor's are those of the machine, which should have nothing else to do. Peak memory is that of
all processes together. In the end each grader gets a class of two: a right
submission, after one with an endless loop, an `os._exit` or an error before the functions.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handing_in import busy_s, environment_for
from ways import Way, ways_with

PACKAGES = {"nbgrader": "nbgrader", "otter": "otter-grader"}
SAMPLE_S = 0.1
GIVEN_UP_S = 180

FAULTS = {
    "an endless loop": "while True: pass",
    "os._exit": "import os; os._exit(0)",
    "an error at the top level": "raise ValueError('top level')",
}


@dataclass
class Taken:
    """What one way of grading took, a turn at a time; seconds for a submission."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory_mb: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--environments", type=Path, required=True)
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--few", type=int, default=6)
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    programs = {name: environment(options.environments / name, name) for name in PACKAGES}
    ways = ways_with(programs)
    everybody = {f"s{number:03d}": "" for number in range(options.submissions)}
    few = dict(list(everybody.items())[: options.few])
    took = {name: Taken() for name in ["import", *ways]}
    for _ in range(options.turns):
        measure(took["import"], [[sys.executable, "-c", "import tensorflow"]], 1)
        for name, way in ways.items():
            take_turn(name, way, few if way.each else everybody, took[name])
    show(took, options.submissions)
    for name, way in ways.items():
        if name != "floor":
            for fault, code in FAULTS.items():
                print(f"{name:18} {fault:28} {outcome(way, code)}", flush=True)


def take_turn(name: str, way: Way, works: Mapping[str, str], taken: Taken) -> None:
    with tempfile.TemporaryDirectory() as folder:
        commands = way.prepare(Path(folder), works)
        measure(taken, commands, len(works), Path(folder))
        shares = way.shares(Path(folder), works)
        assert set(shares.values()) == {1.0}, (name, shares)
    print(f"{name} {taken.wall[-1]:.2f} s", file=sys.stderr, flush=True)


def environment(folder: Path, name: str) -> Path:
    """The folder of programs of an environment with that grader, made where it is missing."""
    programs = folder / "bin"
    if not programs.is_dir():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        (site,) = folder.glob("lib/python*/site-packages")
        ours = next(path for path in sys.path if path.endswith("site-packages"))
        (site / "ours.pth").write_text(ours)
        install = [str(programs / "pip"), "install", "-q"]
        subprocess.run([*install, PACKAGES[name]], check=True)
        subprocess.run([*install, "--force-reinstall", "--no-deps", "alembic"], check=True)
    return programs


def measure(taken: Taken, commands: list[list[str]], count: int, cwd: Path | None = None) -> None:
    ended = threading.Event()
    sampler = threading.Thread(target=sample, args=(taken, ended))
    sampler.start()
    before, begin = busy_s(), time.monotonic()
    for command in commands:
        done = run(command, cwd)
        assert done.returncode == 0, (command, done.stdout[-2_000:])
    wall, used = time.monotonic() - begin, busy_s() - before
    ended.set()
    sampler.join()
    taken.wall.append(wall / count)
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
    """What becomes of a fault: what it gets, what the next one gets, and after how long."""
    works = {"faulty": code, "right": ""}
    with tempfile.TemporaryDirectory() as folder:
        commands = way.prepare(Path(folder), works)
        begin, ends = time.monotonic(), []
        for command in commands:
            try:
                done = run(command, Path(folder), timeout=GIVEN_UP_S)
            except subprocess.TimeoutExpired:
                ends.append("given up")
            else:
                ends.append(str(done.returncode))
        took = time.monotonic() - begin
        shares = way.shares(Path(folder), works)
    told = ", ".join(f"{key} {says(share)}" for key, share in shares.items())
    return f"{told}; status {' and '.join(ends)}; {took:.0f} s"


def says(share: float | None) -> str:
    return "nothing" if share is None else f"{share:.0%}"


def run(
    command: list[str], folder: Path | None, timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run to the end, or kill it and all that it has started."""
    started = subprocess.Popen(
        command,
        cwd=folder,
        env=environment_for(command),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = started.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.communicate()
        raise
    return subprocess.CompletedProcess(command, started.returncode, said)


if __name__ == "__main__":
    main()
