"""The uploaded zip in a clean Ubuntu 22.04 root, with Gradescope's memory and processor.

A stand-in of its harness: the zip is unpacked, `setup.sh` run as root, a submission and its
metadata put in place, `run_autograder` run with 768 MB and half a processor, `results.json` read.
"""

import json
import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from commands import ran
from container import Limits, Ran, make_root, run, temporary_root
from on_platform import FORGING, READING
from submissions import ROOT
from test_on_gradescope import SCHEMA

from grader.course import open_course

pytestmark = [
    pytest.mark.skipif(
        os.getuid() != 0 or shutil.which("debootstrap") is None, reason="needs root and debootstrap"
    ),
    pytest.mark.xdist_group("container"),
]
COURSE = open_course(ROOT)
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
HOG = "\n\n# %%\ndef {function}(*arguments):\n    kept = []\n    while True:\n"
HOG += "        kept.append(bytearray(1 << 24))\n"
LOOP = "\n\n# %%\ndef {function}(*arguments):\n    while True:\n        pass\n"


@dataclass(frozen=True)
class Harness:
    """A root in which the zip is set up."""

    root: Path

    def grade(self, files: dict[str, str], **options) -> tuple[Ran, dict]:
        """What `run_autograder` leaves of a submission."""
        autograder = self.root / "autograder"
        for name in ("submission", "results"):
            shutil.rmtree(autograder / name, ignore_errors=True)
            (autograder / name).mkdir()
        for name, text in files.items():
            (autograder / "submission" / name).write_text(text)
        (autograder / "submission_metadata.json").write_text(json.dumps(METADATA))
        done = run(self.root, ["/autograder/run_autograder"], GIVEN, **options)
        found = json.loads((autograder / "results" / "results.json").read_text())
        jsonschema.validate(found, SCHEMA)
        return done, found


def solutions() -> dict[str, str]:
    return {
        f"{one.id}.py": (COURSE.solutions_dir / one.folder / f"{one.id}.py").read_text()
        for one in COURSE.entries
    }


@pytest.fixture(scope="module")
def harness():
    with temporary_root() as folder:
        root = Path(folder, "root")
        make_root(root)
        source = root / "autograder" / "source"
        source.mkdir(parents=True)
        status, told, said = ran(
            "pack", "gradescope", "--out", f"{folder}/pack.zip", "--course", ROOT
        )
        assert status == 0, told + said
        _unpack(Path(folder, "pack.zip"), source)
        shutil.copy2(source / "run_autograder", root / "autograder" / "run_autograder")
        done = run(
            root, ["bash", "-c", "apt-get update -q && exec bash /autograder/source/setup.sh"]
        )
        assert done.status == 0, done.output
        yield Harness(root)


def _unpack(path: Path, folder: Path) -> None:
    """As `unzip` does it: with the modes that the zip states."""
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            Path(archive.extract(member, folder)).chmod(member.external_attr >> 16 & 0o777)


def points(found: dict) -> dict[str, float]:
    """Points by exercise."""
    summed: dict[str, float] = {}
    for test in found["tests"]:
        exercise = test["name"].partition(":")[0]
        summed[exercise] = summed.get(exercise, 0.0) + test["score"]
    return summed


FULL = {one.id: one.points + one.hidden_points for one in COURSE.entries}


def test_the_whole_course_fits_into_memory_processor_and_time(harness):
    done, found = harness.grade(solutions())
    assert points(found) == FULL
    assert (done.status, done.kills) == (0, 0)
    assert done.peak_mb < GIVEN.memory_mb
    assert done.seconds < LIMIT_S  # what the platform gives, not a speed
    assert found["extra_data"]["isolation"] == "landlock"


def test_attacks_cost_their_own_exercise(harness):
    """One forges, one reads what is hidden, one loops for ever, one takes all the memory."""
    files = solutions()
    files["mse.py"] = FORGING.replace("{root}", "/")
    files["custom_loss.py"] = READING.replace("{root}", "/autograder").replace(
        "{course}", "/autograder/source/course"
    )
    files["cross_entropy.py"] += LOOP.format(function="closest")
    files["double_softmax.py"] += HOG.format(function="fixed_loss")
    done, found = harness.grade(files)
    graded = points(found)
    attacked = ("mse", "custom_loss", "cross_entropy", "double_softmax")
    assert {id: graded[id] for id in FULL if id not in attacked} == {
        id: most for id, most in FULL.items() if id not in attacked
    }
    assert (graded["mse"], graded["custom_loss"]) == (0, 0)
    assert 0 < graded["cross_entropy"] < FULL["cross_entropy"]
    assert 0 < graded["double_softmax"] < FULL["double_softmax"]
    assert done.status == 0
    assert done.kills > 0  # the memory was used up, and it was the worker that the kernel chose
    _no_hidden_word(found)


def _no_hidden_word(found: dict) -> None:
    told = json.dumps(found)
    for one in COURSE.entries:
        loaded = COURSE.load(one.id, hidden=True)
        for check, group in loaded.checks():
            assert group.visibility == "visible" or check.id not in told


def test_a_run_that_is_ended_leaves_a_result_that_says_so(harness):
    _, found = harness.grade(solutions(), timeout_s=3)
    assert sum(points(found).values()) == 0
    assert "not your fault" in json.dumps(found)
