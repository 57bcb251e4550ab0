"""Grades the student's checkout, the current folder. Classroom 50 runs this for each submission.

Ends with 0 when all was judged, whatever the marks. Else with the grader's own status: Classroom 50
then posts an error and publishes no score.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

BEGIN = time.monotonic()
HERE = Path(__file__).resolve().parent
LIMIT_S = float("@limit@")
LEAST_S = 30
LEVEL = "@level@"
EXERCISE = "@exercise@"


def main() -> int:
    """Grade; nothing that is printed on the way is a command to the runner."""
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}", flush=True)
    try:
        return grade(Path.cwd())
    finally:
        print(f"::{token}::", flush=True)


def grade(checkout: Path) -> int:
    """Write `result.json`; the grader's exit status."""
    with tempfile.TemporaryDirectory(prefix="grader-") as folder:
        grader = shutil.which("grader") or installed(Path(folder))
        left = max(LEAST_S, LIMIT_S - (time.monotonic() - BEGIN))
        demanded = ["--isolation", LEVEL] if LEVEL else []
        demanded += ["--exercise", EXERCISE] if EXERCISE else []
        command: list[str | os.PathLike[str]] = [
            grader,
            "run-platform",
            "classroom50",
            "--course",
            HERE / "course",
        ]
        command += ["--submission", checkout]
        return ran([*command, "--limit", f"{left:.0f}", *demanded], folder)


def installed(folder: Path) -> Path:
    """A grader with the versions that are pinned for this Python."""
    pins = HERE / "pins" / f"{sys.version_info.major}.{sys.version_info.minor}.txt"
    if not pins.is_file():
        sys.exit(f"no versions are pinned for Python {pins.stem}; set another one in runtime.json")
    bin = folder / "grader" / "bin"
    wheels = sorted(HERE.glob("*.whl"))
    made = ran([sys.executable, "-I", "-m", "venv", bin.parent], str(folder))
    if made != 0 or ran([bin / "pip", "install", "-q", "-c", pins, *wheels], str(folder)) != 0:
        sys.exit("the grader could not be installed")
    return bin / "grader"


def ran(command: Sequence[str | os.PathLike[str]], folder: str) -> int:
    """Run it in a folder where nothing of the student's is; both streams are one."""
    return subprocess.run(
        [os.fspath(part) for part in command], cwd=folder, stderr=subprocess.STDOUT
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
