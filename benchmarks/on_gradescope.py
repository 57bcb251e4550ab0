"""What the whole course takes on Gradescope: its memory, half a processor, a clean root.

    python benchmarks/on_gradescope.py [--turns 3]

Needs root and debootstrap; the root and what is installed in it take some 3 GB for the while.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from handing_in import ROOT

sys.path.insert(0, str(ROOT / "tests"))

from gradescope import GIVEN, Harness, points, set_up

from grader.authoring.forms import module_text, notebook_text
from grader.course import open_course

FORMS = {"modules": ("py", module_text), "notebooks": ("ipynb", notebook_text)}


def solutions(form: str) -> dict[str, str]:
    course = open_course(ROOT)
    suffix, text_of = FORMS[form]
    return {
        f"{one.id}.{suffix}": text_of(
            (course.solutions_dir / one.folder / f"{one.id}.py").read_text(encoding="utf-8")
        )
        for one in course.entries
    }


def measure(harness: Harness, form: str, turns: int) -> None:
    runs = [harness.grade(solutions(form)) for _ in range(turns)]
    scores = {sum(points(found).values()) for _, found in runs}
    seconds = statistics.median(done.seconds for done, _ in runs)
    peak_mb = max(done.peak_mb for done, _ in runs)
    kills = sum(done.kills for done, _ in runs)
    print(f"| {form} | {scores} | {seconds:.0f} | {peak_mb:.0f} | {kills} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=3)
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder, "pack.zip")
        command = [sys.executable, "-c", "from grader.cli.grader import main; main()"]
        options = ["pack", "gradescope", "--out", str(packed), "--course", str(ROOT)]
        subprocess.run([*command, *options], check=True)
        with set_up(packed) as harness:
            print(f"{GIVEN.memory_mb} MB, {GIVEN.share} of a processor; medians of {turns}")
            print("| the whole course as | points | wall, s | peak, MB | ended for memory |")
            print("|---|---:|---:|---:|---:|")
            for form in FORMS:
                measure(harness, form, turns)


if __name__ == "__main__":
    main()
