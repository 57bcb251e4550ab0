"""The uploaded zip in a clean Ubuntu 22.04 root, with Gradescope's memory and processor."""

import json
import os
import shutil

import jsonschema
import pytest
from commands import ran
from gradescope import GIVEN, LIMIT_S, Harness, points, set_up
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
HOG = "\n\n# %%\ndef {function}(*arguments):\n    kept = []\n    while True:\n"
HOG += "        kept.append(bytearray(1 << 24))\n"
LOOP = "\n\n# %%\ndef {function}(*arguments):\n    while True:\n        pass\n"


def solutions() -> dict[str, str]:
    return {
        f"{one.id}.py": (COURSE.solutions_dir / one.folder / f"{one.id}.py").read_text()
        for one in COURSE.entries
    }


@pytest.fixture(scope="module")
def harness(tmp_path_factory):
    packed = tmp_path_factory.mktemp("packed") / "pack.zip"
    status, told, said = ran("pack", "gradescope", "--out", packed, "--course", ROOT)
    assert status == 0, told + said
    with set_up(packed) as harness:
        yield harness


def graded(harness: Harness, files, **options):
    """What came of it, and results in the form that Gradescope documents."""
    done, found = harness.grade(files, **options)
    jsonschema.validate(found, SCHEMA)
    return done, found


FULL = {one.id: one.points + one.hidden_points for one in COURSE.entries}


def test_the_whole_course_fits_into_memory_processor_and_time(harness):
    done, found = graded(harness, solutions())
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
    done, found = graded(harness, files)
    scores = points(found)
    attacked = ("mse", "custom_loss", "cross_entropy", "double_softmax")
    assert {id: scores[id] for id in FULL if id not in attacked} == {
        id: most for id, most in FULL.items() if id not in attacked
    }
    assert (scores["mse"], scores["custom_loss"]) == (0, 0)
    assert 0 < scores["cross_entropy"] < FULL["cross_entropy"]
    assert 0 < scores["double_softmax"] < FULL["double_softmax"]
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
    _, found = graded(harness, solutions(), timeout_s=3)
    assert sum(points(found).values()) == 0
    assert "not your fault" in json.dumps(found)
