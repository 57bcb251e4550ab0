"""What confining a worker costs: from the request to its first word, at each level.

    python benchmarks/isolation.py [--turns N]

The levels take turns in one run. `process` is a fork with limits and little else, so the
difference from it is what the barriers cost.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from grader.confinement import LEVELS
from grader.sandbox.confining import confinement
from grader.sandbox.forking import ForkLauncher, Unconfined
from grader.sandbox.output import OutputCapture

AIM_MS = 30.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--turns", type=int, default=40)
    turns = parser.parse_args().turns
    launchers = started()
    try:
        times = {level: [] for level in launchers}
        with tempfile.TemporaryDirectory() as folder:
            for turn in range(turns + 2):
                for level, launcher in launchers.items():
                    seconds = launch(launcher, Path(folder))
                    if turn >= 2:  # the first ones wait for the server's import
                        times[level].append(1000 * seconds)
    finally:
        for launcher in launchers.values():
            launcher.close()
    base = statistics.median(times["process"])
    print(f"{'level':12s} median ms  more than process (aim: at most {AIM_MS:g})")
    for level, values in times.items():
        median = statistics.median(values)
        print(f"{level:12s} {median:9.1f}  {median - base:9.1f}")


def started() -> dict[str, ForkLauncher]:
    """A warm launcher for each level that this machine gives."""
    launchers = {}
    for level in LEVELS:
        try:
            launchers[level] = ForkLauncher(confinement(level))
        except Unconfined as reason:
            print(f"{level}: not here: {reason}")
    return launchers


def launch(launcher: ForkLauncher, folder: Path) -> float:
    """Seconds until a new worker says that it is ready."""
    begin = time.perf_counter()
    link = launcher.launch(folder, OutputCapture(1000))
    seconds = time.perf_counter() - begin
    link.close()
    return seconds


if __name__ == "__main__":
    main()
