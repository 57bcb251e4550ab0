"""A thousand submissions in a row on one server, one in ten of them an attack.

    python benchmarks/endurance.py [--submissions N] [--isolation LEVEL]

Prints, every hundred, how many honest ones lost a point, how many attacks reached what they
wanted, and the resident memory of the server and of this process. Ends with status 1 where an
honest submission lost a point, an attack succeeded, or memory grew by more than 10 MB after the
first hundred.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from attacked import host_in  # noqa: E402  found in that folder
from attacks import FULL, attacks, graded, run  # noqa: E402
from handed_in import WORK, notebook_of  # noqa: E402

from grader.confinement import LEVELS  # noqa: E402
from grader.sandbox.confining import confinement  # noqa: E402
from grader.sandbox.forking import ForkLauncher  # noqa: E402
from grader.scratch import remove  # noqa: E402

HOSTILE_EVERY, NOTEBOOK_EVERY = 10, 4
GROWTH_MB = 10.0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=1000)
    parser.add_argument("--isolation", choices=LEVELS, default=LEVELS[0])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, host_in(Path(folder)) as host:
        course = host.course
        hidden = (course.exercises_dir, course.solutions_dir)
        launcher = ForkLauncher(confinement(options.isolation, hidden=hidden))
        try:
            return endure(options.submissions, options.isolation, host, launcher)
        finally:
            launcher.close()


def endure(count, level, host, launcher) -> int:
    as_root = os.getuid() == 0
    corpus = itertools.cycle(
        attack
        for attack in attacks()
        if level in attack.stopped and not attack.resources and attack.as_root in (None, as_root)
    )
    wrong = breaches = 0
    sizes = []
    begin = time.monotonic()
    print("submissions  wrong verdicts  breaches  server MB  grader MB  seconds")
    with tempfile.TemporaryDirectory() as work:
        for number in range(1, count + 1):
            form = "notebook" if number % NOTEBOOK_EVERY == 0 else "module"
            place = Path(work) / str(number)
            if number % HOSTILE_EVERY == 0:
                breaches += len(run(next(corpus), host, launcher, place, form).breaches)
            else:
                (result,) = graded(host.course, launcher, handed_in(place, form))
                wrong += result.score != FULL
            remove(place)
            if number % 100 == 0 or number == count:
                sizes.append((server_mb(launcher.server_pid), resident_mb(os.getpid())))
                server, own = sizes[-1]
                seconds = time.monotonic() - begin
                counts = f"{number:11d}  {wrong:14d}  {breaches:8d}"
                print(f"{counts}  {server:9.1f}  {own:9.1f}  {seconds:7.0f}", flush=True)
    growth = [last - first for first, last in zip(sizes[0], sizes[-1], strict=True)]
    print(f"growth after the first hundred: server {growth[0]:.1f} MB, grader {growth[1]:.1f} MB")
    return int(bool(wrong or breaches or max(growth) > GROWTH_MB))


def handed_in(place: Path, form: str) -> Path:
    """An honest submission in a folder of its own."""
    place.mkdir()
    path = place / ("double.ipynb" if form == "notebook" else "double.py")
    path.write_text(notebook_of(WORK) if form == "notebook" else WORK)
    return path


def server_mb(pid: int) -> float:
    """Resident memory of the server, which may be the only child of the process that is known."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return max(resident_mb(int(number)) for number in (pid, *children[:1]))


def resident_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


if __name__ == "__main__":
    sys.exit(main())
