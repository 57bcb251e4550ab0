"""Right answers, however written, get full marks; wrong ones never do."""

import pytest
from submissions import ROOT, expected_failures, lost, verdicts

FOLDERS = sorted((ROOT / "solutions").glob("[0-9]*_*"))
VARIANTS = [path for folder in FOLDERS for path in sorted((folder / "variants").glob("*.py"))]
MISTAKES = [path for folder in FOLDERS for path in sorted((folder / "mistakes").glob("*.py"))]
IDS = [folder.name[3:] for folder in FOLDERS]


def name(path):
    return f"{path.parent.parent.name[3:]}-{path.stem}"


def exercise_of(path):
    return path.parent.parent.name[3:]


@pytest.mark.parametrize("hidden", [False, True], ids=["visible", "all"])
@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_a_solution_gets_full_marks(bench, folder, suffix, hidden):
    result = bench.paths(folder / f"{folder.name[3:]}{suffix}", hidden=hidden).exercises[0]
    assert lost(result) == {}
    assert result.score == result.max_score == (25 if hidden else 20)
    assert result.message is None


@pytest.mark.parametrize("suffix", [".py", ".ipynb"])
@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_a_stub_is_not_attempted_throughout(bench, folder, suffix):
    stub = ROOT / "exercises" / folder.name / f"{folder.name[3:]}{suffix}"
    result = bench.paths(stub, hidden=True).exercises[0]
    assert result.score == 0
    assert set(verdicts(result).values()) == {"not_attempted"}


@pytest.mark.parametrize("body", ["pass", "...", '"""Not yet."""', "raise NotImplementedError"])
def test_every_kind_of_empty_body_is_not_attempted(bench, body):
    text = "\n".join(
        f"def {signature}:\n    {body}\n"
        for signature in ("exponential_decay(a, b, c, d)", "descend(w, a, b, c, n)")
    )
    result = bench.text("learning_rate_decay", text)
    assert set(verdicts(result).values()) == {"not_attempted"}


@pytest.mark.parametrize("path", VARIANTS, ids=name)
def test_a_right_answer_written_differently_gets_full_marks(bench, path):
    result = bench.module(exercise_of(path), path.read_text(), hidden=True)
    assert lost(result) == {}


@pytest.mark.parametrize("path", MISTAKES, ids=name)
def test_a_mistake_loses_the_points_it_should(bench, path):
    result = bench.module(exercise_of(path), path.read_text(), hidden=True)
    found = verdicts(result)
    for check in expected_failures(path):
        assert found[check] not in ("pass", "skipped", "not_graded", "missing"), found
    assert "not_graded" not in found.values()


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_every_function_has_four_variants_and_four_mistakes(bench, folder):
    exercise = bench.course.load(folder.name[3:], hidden=False)
    for kind in ("variants", "mistakes"):
        sources = [path.read_text() for path in (folder / kind).glob("*.py")]
        for function in exercise.signatures:
            written = [s for s in sources if f"def {function}(" in s or f"\n{function} = " in s]
            assert len(written) >= 4, f"{kind} of {function}"


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_every_check_is_failed_by_some_mistake(bench, folder):
    """A check that no known mistake fails may be a check that cannot fail."""
    named = {
        check for path in (folder / "mistakes").glob("*.py") for check in expected_failures(path)
    }
    hidden = bench.course.load(folder.name[3:], hidden=True)
    assert {check.id for check, _ in hidden.checks()} - named == set()
