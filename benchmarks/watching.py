"""From a save to its printed result: `grade --watch` beside a plain `grade` of the same file.

    python benchmarks/watching.py [--turns N] [--plain N] [--notebooks] [EXERCISE ...]

A folder with all solutions is watched by a real process. The files are saved in turns, each time
with another comment at its end, as editors do it: written in place, or beside it and renamed. The
time runs from the end of the save to the line with the total. A plain `grade` of the same file is
run in between, so that both meet the same machine; the ratio is that of the medians.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import queue
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from grader.course import open_course

ROOT = Path(__file__).resolve().parent.parent
GRADE = [sys.executable, "-c", "from grader.cli.grade import main; main()"]
PAUSE_S = 3.0
TARGET_S = 0.3


class Watched:
    """A running `grade --watch`, and when it printed its totals."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [*GRADE, "--watch", str(folder), "--course", str(ROOT)],
            stdout=subprocess.PIPE,
            text=True,
        )
        self._totals: queue.Queue[tuple[float, str]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            if line.startswith("total"):
                self._totals.put((time.perf_counter(), line))

    def total(self) -> float:
        """When the next total came."""
        return self._totals.get(timeout=120)[0]

    def close(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(30)


@contextlib.contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    process = Watched(folder)
    try:
        process.total()
        yield process
    finally:
        process.close()


def save(path: Path, turn: int) -> float:
    """Save the file with another last line; when that was done."""
    text = path.read_text()
    if path.suffix == ".py":
        text += f"\n# {turn}\n"
    else:
        text = text.replace('"cells": [', f'"cells": [{" " * (turn + 1)}', 1)
    if turn % 2:
        path.write_text(text)
    else:
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text)
        os.replace(beside, path)
    return time.perf_counter()


def plain(path: Path) -> float:
    begin = time.perf_counter()
    command = [*GRADE, str(path), "--course", str(ROOT)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, path
    return time.perf_counter() - begin


def laid_out(folder: Path, suffix: str) -> dict[str, Path]:
    """The solutions of all exercises, in one folder, by the exercise's id."""
    course = open_course(ROOT)
    files = {}
    for entry in course.entries:
        source = course.solutions_dir / entry.folder / f"{entry.id}{suffix}"
        files[entry.id] = Path(shutil.copy(source, folder))
    return files


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("exercises", nargs="*", help="these alone are saved")
    parser.add_argument("--turns", type=int, default=15, help="saves of each file")
    parser.add_argument("--plain", type=int, default=3, help="plain runs of each file")
    parser.add_argument("--notebooks", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = laid_out(Path(folder), ".ipynb" if given.notebooks else ".py")
        files = {id: path for id, path in files.items() if id in (given.exercises or files)}
        saved: dict[str, list[float]] = {id: [] for id in files}
        whole: dict[str, list[float]] = {id: [] for id in files}
        with watched(Path(folder)) as process:
            for turn in range(given.turns):
                for id, path in files.items():
                    if turn < given.plain:
                        whole[id].append(plain(path))
                    time.sleep(PAUSE_S)  # in which the spares are made anew
                    begin = save(path, turn)
                    saved[id].append(process.total() - begin)
    report(saved, whole)


def report(saved: dict[str, list[float]], whole: dict[str, list[float]]) -> None:
    head = ("median", "least", "p90", "most", "plain", "ratio")
    print(f"{'from save to result, s':24s}" + "".join(f"{name:>8s}" for name in head))
    for id, values in saved.items():
        line(id, values, whole[id])
    within = [v for id, v in saved.items() if statistics.median(v) <= TARGET_S]
    every = [value for values in saved.values() for value in values]
    line("all", every, [value for values in whole.values() for value in values])
    share = sum(value <= TARGET_S for value in every) / len(every)
    print(f"{len(within)} of {len(saved)} exercises within {TARGET_S:g} s (median)")
    print(f"{share:.0%} of {len(every)} saves within {TARGET_S:g} s")


def line(name: str, values: list[float], plain_values: list[float]) -> None:
    median, usual = statistics.median(values), statistics.median(plain_values)
    ordered = sorted(values)
    p90 = ordered[min(len(ordered) - 1, round(0.9 * len(ordered)))]
    numbers = (median, ordered[0], p90, ordered[-1], usual, median / usual)
    print(f"{name:24s}" + "".join(f"{number:8.3f}" for number in numbers))


if __name__ == "__main__":
    main()
