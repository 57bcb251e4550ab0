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


def test_a_submission_of_several_files_is_served_by_one_process(fresh, tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    for exercise_id in fresh.course.ids:
        source = f"import os\nprint('in process', os.getpid())\n{fresh.source(exercise_id)}"
        (folder / f"{exercise_id}.py").write_text(source)
    report = fresh.paths(folder)
    assert [exercise.score for exercise in report.exercises] == [20, 20, 20]
    assert len({exercise.output for exercise in report.exercises}) == 1
    assert "in process" in report.exercises[0].output


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
