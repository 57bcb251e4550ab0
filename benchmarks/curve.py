"""How time and memory grow with a class: `grader batch` on classes of several sizes.

    python benchmarks/curve.py [--sizes 100 1000 10000 1000 100] [--work one|modules|notebooks]

Everybody hands in the solution of `learning_rate_decay` as a module or, for sums, those of the
whole course. The time for a submission is that between the first and the last result, divided by
those in between: what starting takes is printed beside it. Processor time is that of the machine,
which should have nothing else to do. Memory is the peak of the trusted side: the process that
reads the class, hands out work, compares and stores.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from handing_in import ROOT, busy_s, environment_for
from ways import course_of_one

from grader.authoring.forms import module_text
from grader.course import open_course
from grader.gradebook.store import Gradebook

NAME = "learning_rate_decay"
SAMPLE_S = 0.2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000, 1_000, 100])
    parser.add_argument("--work", choices=["one", "modules", "notebooks"], default="one")
    options = parser.parse_args()
    print(f"{'submissions':>12} {'ms each':>8} {'core ms':>8} {'other s':>8} {'peak MB':>8}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            before = busy_s()
            each_s, total_s, peak_mb = measured(size, options.work, Path(folder))
            used_s = (busy_s() - before) / size
        other_s = total_s - size * each_s
        figures = f"{1_000 * each_s:8.1f} {1_000 * used_s:8.1f} {other_s:8.1f} {peak_mb:8.1f}"
        print(f"{size:12,} {figures}", flush=True)


def works(kind: str) -> dict[str, str]:
    """What everybody hands in: texts by the names of files."""
    if kind == "one":
        path = ROOT / "solutions" / f"01_{NAME}" / f"{NAME}.py"
        return {path.name: module_text(path.read_text())}
    course = open_course(ROOT)
    folders = {entry.id: course.solutions_dir / entry.folder for entry in course.entries}
    if kind == "notebooks":
        return {f"{id}.ipynb": (f / f"{id}.ipynb").read_text() for id, f in folders.items()}
    return {f"{id}.py": module_text((f / f"{id}.py").read_text()) for id, f in folders.items()}


def measured(size: int, kind: str, folder: Path) -> tuple[float, float, float]:
    """(seconds for a submission, seconds in all, peak memory of the trusted side in MB)."""
    texts = works(kind)
    for number in range(size):
        place = folder / "class" / f"student{number:05d}"
        place.mkdir(parents=True)
        (place / "notes.txt").write_text(f"{number}")
        for name, text in texts.items():
            (place / name).write_text(text)
    course = course_of_one(NAME, folder / "course") if kind == "one" else str(ROOT)
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
