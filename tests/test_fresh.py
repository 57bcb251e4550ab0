"""Where forking is missing or unsafe, a process of its own serves the same protocol."""

import dataclasses

import pytest
from submissions import lost, verdicts

from grader.sandbox.fresh import FreshLauncher


@pytest.fixture(scope="module")
def fresh_launcher():
    launcher = FreshLauncher()
    yield launcher
    launcher.close()


@pytest.fixture
def fresh(bench, fresh_launcher):
    return dataclasses.replace(bench, launcher=fresh_launcher)


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
def test_solutions_get_full_marks(fresh, suffix):
    folder = fresh.course.solutions_dir / "07_softmax_cross_entropy"
    result = fresh.paths(folder / f"softmax_cross_entropy{suffix}", hidden=True).exercises[0]
    assert lost(result) == {}


def test_what_one_module_changes_does_not_reach_the_next(fresh, tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    for exercise_id in fresh.course.ids:
        (folder / f"{exercise_id}.py").write_text(fresh.source(exercise_id))
    vandal = "import numpy, tensorflow\ntensorflow.compat.v1.disable_eager_execution()\n"
    vandal += "numpy.array = print\n"
    (folder / "learning_rate_decay.py").write_text(vandal)
    report = fresh.paths(folder)
    scores = {exercise.id: exercise.score for exercise in report.exercises}
    assert scores == dict.fromkeys(fresh.course.ids, 20) | {"learning_rate_decay": 0}


@pytest.mark.parametrize(
    ("body", "verdict"), [("while True: pass", "timeout"), ("import os; os._exit(0)", "error")]
)
def test_a_bad_function_costs_its_own_checks(fresh, body, verdict):
    limits = dataclasses.replace(fresh.course.limits, call_s=3)
    course = dataclasses.replace(fresh.course, limits=limits)
    quick = dataclasses.replace(fresh, course=course)
    result = quick.module("softmax_cross_entropy", f"def mean_loss(labels, logits):\n    {body}\n")
    found = verdicts(result)
    assert found["mean_matches_documents"] == verdict
    assert found["combined_matches_documents"] == "pass"
