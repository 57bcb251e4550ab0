"""A stand-in of Gradescope's harness, in a clean root with its memory and processor.

The zip is unpacked, `setup.sh` run as root, a submission and its metadata put in place,
`run_autograder` run with 768 MB and half a processor, `results.json` read. Needs root, debootstrap.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from container import Limits, Ran, make_root, run, temporary_root

GIVEN = Limits(memory_mb=768, share=0.5)
LIMIT_S = 600
METADATA = {
    "id": 1,
    "created_at": "2026-10-02T10:11:12.000000-07:00",
    "assignment": {"title": "Homework", "total_points": "245.0", "due_date": None},
    "users": [{"email": "jane@example.org", "id": 7, "name": "Jane Doe"}],
    "submission_method": "upload",
    "previous_submissions": [],
}
SETUP = "apt-get update -q && exec bash /autograder/source/setup.sh"


@dataclass(frozen=True)
class Harness:
    """A root in which the zip is set up."""

    root: Path

    def grade(self, files: Mapping[str, str], **options: Any) -> tuple[Ran, dict[str, Any]]:
        """What `run_autograder` leaves of a submission."""
        autograder = self.root / "autograder"
        for name in ("submission", "results"):
            shutil.rmtree(autograder / name, ignore_errors=True)
            (autograder / name).mkdir()
        for name, text in files.items():
            (autograder / "submission" / name).write_text(text)
        (autograder / "submission_metadata.json").write_text(json.dumps(METADATA))
        done = run(self.root, ["/autograder/run_autograder"], GIVEN, **options)
        return done, json.loads((autograder / "results" / "results.json").read_text())


@contextlib.contextmanager
def set_up(packed: Path) -> Iterator[Harness]:
    """A clean root with an autograder zip built in it."""
    with temporary_root() as folder:
        root = Path(folder, "root")
        make_root(root)
        source = root / "autograder" / "source"
        source.mkdir(parents=True)
        _unpack(packed, source)
        shutil.copy2(source / "run_autograder", root / "autograder" / "run_autograder")
        done = run(root, ["bash", "-c", SETUP])
        if done.status != 0:
            raise RuntimeError(done.output)
        yield Harness(root)


def _unpack(path: Path, folder: Path) -> None:
    """As `unzip` does it: with the modes that the zip states."""
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            Path(archive.extract(member, folder)).chmod(member.external_attr >> 16 & 0o777)


def points(found: Mapping[str, Any]) -> dict[str, float]:
    """Points by exercise."""
    summed: dict[str, float] = {}
    for test in found["tests"]:
        exercise = test["name"].partition(":")[0]
        summed[exercise] = summed.get(exercise, 0.0) + test["score"]
    return summed
