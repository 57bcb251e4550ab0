"""How time and memory grow with a class: `grader batch` on classes of several sizes.

    python benchmarks/curve.py [--sizes 100 1000 10000 1000 100]

Everybody hands in the solution of `learning_rate_decay` as a module. The time for a submission is
that between the first and the last result, divided by those in between: what starting takes is
printed beside it. Memory is the peak of the trusted side: the process that reads the class, hands
out work, compares and stores.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from handing_in import ROOT, environment_for
from ways import course_of_one

from grader.authoring.forms import module_text
from grader.gradebook.store import Gradebook

NAME = "learning_rate_decay"
SAMPLE_S = 0.2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000, 1_000, 100])
    print(f"{'submissions':>12} {'ms each':>8} {'other s':>8} {'peak MB':>8}")
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as folder:
            each_s, total_s, peak_mb = measured(size, Path(folder))
        other_s = total_s - size * each_s
        print(f"{size:12,} {1_000 * each_s:8.1f} {other_s:8.1f} {peak_mb:8.1f}", flush=True)


def measured(size: int, folder: Path) -> tuple[float, float, float]:
    """(seconds for a submission, seconds in all, peak memory of the trusted side in MB)."""
    work = module_text((ROOT / "solutions" / f"01_{NAME}" / f"{NAME}.py").read_text())
    for number in range(size):
        place = folder / "class" / f"student{number:05d}" / f"{NAME}.py"
        place.parent.mkdir(parents=True)
        place.write_text(f"# {number}\n{work}")
    course = course_of_one(NAME, folder / "course")
    program = str(Path(sys.executable).parent / "grader")
    command = [program, "batch", str(folder / "class"), "--out", str(folder / "out")]
    begin = time.monotonic()
    with (folder / "said").open("w") as said:
        run = subprocess.Popen(
            [*command, "--course", course],
            stdout=said,
            stderr=said,
            env=environment_for(command),
        )
        peak_mb = watched(run)
    total_s = time.monotonic() - begin
    assert run.returncode == 0, (folder / "said").read_text()[-2_000:]
    return seconds_each(folder / "out", size), total_s, peak_mb


def watched(run: subprocess.Popen[bytes]) -> float:
    """The largest resident memory of a process, until it ends, in MB."""
    peak_kb = 0
    while run.poll() is None:
        for line in Path(f"/proc/{run.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                peak_kb = int(line.split()[1])
        time.sleep(SAMPLE_S)
    return peak_kb / 1_024


def seconds_each(out: Path, size: int) -> float:
    """Between two results, on the average; all must have full marks."""
    gradebook = Gradebook(f"sqlite:///{out / 'gradebook.sqlite'}")
    attempts = [grade.attempt for grade in gradebook.grades()]
    gradebook.close()
    assert len(attempts) == size
    assert all(one.report["score"] == one.report["max_score"] for one in attempts)
    times = sorted(one.graded_at for one in attempts)
    return (times[-1] - times[0]).total_seconds() / (size - 1)


if __name__ == "__main__":
    main()
