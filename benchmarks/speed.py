"""How long grading takes, against the bare import of TensorFlow that nobody can avoid.

    python benchmarks/speed.py [--turns 5]

Each turn times every command once, in the same order, so that a machine whose speed drifts
drifts for all of them; medians over the turns and ratios of these medians are printed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GRADE = str(Path(sys.executable).parent / "grade")
SOLUTIONS = ROOT / "solutions"
MODULES = [
    SOLUTIONS / "01_learning_rate_decay" / "learning_rate_decay.py",
    SOLUTIONS / "05_custom_loss" / "custom_loss.py",
    SOLUTIONS / "07_softmax_cross_entropy" / "softmax_cross_entropy.py",
]
SAMPLE_S = 0.05

EAGER_LOOP = """
import time
import numpy as np, tensorflow as tf
rdm = np.random.RandomState(23455)
x = rdm.rand(32, 2)
y_true = tf.constant([[a + b + (rdm.rand() / 10.0 - 0.05)] for a, b in x], tf.float32)
x = tf.constant(x, tf.float32)
w = tf.Variable([[0.01 * 1.3587774], [0.01 * 0.5417413]])
begin = time.perf_counter()
for _ in range(15_000):
    with tf.GradientTape() as tape:
        error = tf.matmul(x, w) - y_true
        loss = tf.reduce_mean(tf.where(error > 0, 1.0 * error, -99.0 * error))
    w.assign_sub(0.002 * tape.gradient(loss, w))
print(time.perf_counter() - begin)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=5)
    turns = parser.parse_args().turns
    subjects = commands()
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(turns):
        for name, command in subjects.items():
            times[name].append(wall_time(command))
    report({name: statistics.median(values) for name, values in times.items()})
    print_course(processor_time([sys.executable, "-c", "import tensorflow"]), course(turns))
    print(f"trajectory, checked     {statistics.median(trajectory(turns)):8.2f} s in a warm worker")
    print(f"trajectory, eager loop  {eager_loop():8.2f} s")
    for name in ("one module", "one notebook", "three modules"):
        print(f"peak memory, {name:14s} {peak_memory_mb(subjects[name]):5.0f} MB in all processes")


def commands() -> dict[str, list[str]]:
    """What is timed, by its name."""
    notebooks = [str(path.with_suffix(".ipynb")) for path in MODULES]
    return {
        "import tensorflow": [sys.executable, "-c", "import tensorflow"],
        "one module": [GRADE, str(MODULES[0])],
        "one notebook": [GRADE, notebooks[0]],
        "trajectory module": [GRADE, str(MODULES[1])],
        "three modules": [GRADE, *map(str, MODULES)],
        "three notebooks": [GRADE, *notebooks],
    }


def wall_time(command: list[str]) -> float:
    """Seconds that a command takes; it must succeed."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


def report(median: dict[str, float]) -> None:
    """Medians, their ratio to the bare import, and the figures that the aims are stated in."""
    bare = median["import tensorflow"]
    print(f"{'':24s}{'median':>8s}  {'/ import':>8s}")
    for name, seconds in median.items():
        print(f"{name:24s}{seconds:8.2f}s {seconds / bare:8.2f}")
    one, three = median["one module"], median["three modules"]
    print(f"one module beyond 1.3 imports  {one - 1.3 * bare:6.2f} s (aim: at most 0.50)")
    print(f"each further module            {(three - one) / 2:6.2f} s (aim: at most 0.30)")
    print(
        f"a notebook beyond its module   {median['one notebook'] - one:6.2f} s (aim: at most 0.60)"
    )


def processor_time(command: list[str]) -> float:
    """Seconds of processor time of a command and what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def course(turns: int) -> float:
    """Median seconds of processor time for all solutions, all checks, the server being warm.

    That of this process, and of the server with the workers that it has reaped.
    """
    from grader.course import open_course
    from grader.grading import Options, grade
    from grader.sandbox import launcher_for
    from grader.submission import find

    opened = open_course(ROOT)
    launcher = launcher_for(opened)
    times = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            for entry in opened.entries:
                shutil.copy(SOLUTIONS / entry.folder / f"{entry.id}.py", folder)
            submission = find([Path(folder)], opened, None, Path(folder))
            for _ in range(turns + 1):
                before = time.process_time() + _server_time(launcher.server_pid)
                report = grade(submission, opened, launcher, Options())
                assert report.score == report.max_score
                times.append(time.process_time() + _server_time(launcher.server_pid) - before)
    finally:
        launcher.close()
    return statistics.median(times[1:])  # the first one waits for the server's import


def _server_time(pid: int) -> float:
    """Seconds of processor time of a process and of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def print_course(bare: float, seconds: float) -> None:
    print(
        f"all solutions, processor time  {seconds:6.2f} s (aim: at most 2.00), "
        f"{seconds / bare:.2f} of an import's {bare:.2f} s"
    )


def trajectory(turns: int) -> list[float]:
    """Seconds of the check that follows the documented run, in warm workers."""
    from grader.course import open_course
    from grader.grading import Options, grade
    from grader.sandbox import launcher_for
    from grader.submission import find

    course = open_course(ROOT)
    launcher = launcher_for(course)
    try:
        submission = find([MODULES[1]], course, None, ROOT)
        reports = [grade(submission, course, launcher, Options()) for _ in range(turns)]
    finally:
        launcher.close()
    checks = [check for report in reports for check in report.exercises[0].checks]
    return [check.seconds for check in checks if check.id == "follows_the_documented_run"]


def eager_loop() -> float:
    """Seconds of the documents' own loop of 15,000 eager steps."""
    done = subprocess.run(
        [sys.executable, "-c", EAGER_LOOP], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def peak_memory_mb(command: list[str]) -> float:
    """The largest proportional set size of the command and all that it starts, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    samples = [0.0]
    sampler = threading.Thread(target=_sample, args=(process, samples.append))
    sampler.start()
    process.wait()
    sampler.join()
    return max(samples)


def _sample(process: subprocess.Popen[bytes], keep: Callable[[float], None]) -> None:
    while process.poll() is None:
        keep(sum(_pss_mb(pid) for pid in _tree(process.pid)))
        time.sleep(SAMPLE_S)


def _tree(root: int) -> list[int]:
    """A process and its descendants."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(fields[1])
            except OSError:
                continue
    family = [root]
    for pid in family:
        family += [child for child, parent in parents.items() if parent == pid]
    return family


def _pss_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6


if __name__ == "__main__":
    main()
