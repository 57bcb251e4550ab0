"""One function that misbehaves costs its own checks, and no other's."""

import time

import pytest
from submissions import verdicts

FUNCTION = "mean_loss"
OWN = {"mean_matches_documents", "mean_takes_other_batches", "mean_of_hidden_logits"}

BEHAVIOURS = {
    "endless_loop": ("while True: pass", "timeout"),
    "endless_tensorflow_loop": (
        "return tf.function(lambda: tf.while_loop(\n"
        "        lambda i: i >= 0, lambda i: [i * 0], [tf.constant(0)]))()",
        "timeout",
    ),
    "deaf_endless_loop": (
        "while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass",
        "timeout",
    ),
    "os_exit": ("import os; os._exit(0)", "error"),
    "sys_exit": ("import sys; sys.exit(0)", "error"),
    "kill_itself": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory"),
    "segmentation_fault": ("import ctypes; ctypes.string_at(0)", "error"),
    "raises": ("raise KeyError('labels')", "error"),
    "recursion": (f"return {FUNCTION}(labels, logits)", "error"),
    "memory_error": ("raise MemoryError", "memory"),
    "none": ("return None", "fail"),
    "string": ("return '16.478533'", "fail"),
    "equals_everything": (
        "return type('Same', (), {'__eq__': lambda s, o: True, '__array__': lambda s, *a: 1})()",
        "fail",
    ),
    "lying_subclass": (
        "class Liar(np.ndarray):\n"
        "        def __eq__(self, other): return True\n"
        "        def __sub__(self, other): return np.zeros(self.shape)\n"
        "    return np.zeros(()).view(Liar)",
        "fail",
    ),
    "ragged": ("return [[1.0], [2.0, 3.0]]", "fail"),
    "huge": ("return np.zeros((20_000, 20_000), np.float32)", "output"),
    "endless_list": (
        "class Endless(list):\n"
        "        def __iter__(self):\n            while True: yield 1.0\n"
        "    return Endless()",
        "output",
    ),
    "nan": ("return float('nan')", "fail"),
    "infinity": ("return float('inf')", "fail"),
    "boolean": ("return True", "fail"),
    "complex": ("return 16.478533 + 0j", "fail"),
    "generator": ("yield 16.478533", "fail"),
}


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_a_bad_function_costs_its_own_checks_with_the_right_verdict(bench, behaviour):
    body, verdict = BEHAVIOURS[behaviour]
    overlay = f"import numpy as np\n\ndef {FUNCTION}(labels, logits):\n    {body}\n"
    found = verdicts(bench.module("softmax_cross_entropy", overlay, hidden=True))
    assert {check: found[check] for check in OWN} == dict.fromkeys(OWN, verdict)
    others = {check: v for check, v in found.items() if check not in OWN}
    assert others.pop("leaves_inputs_alone") == "skipped"  # it builds on each function
    assert set(others.values()) == {"pass"}


@pytest.mark.parametrize("behaviour", ["endless_loop", "os_exit", "raises", "none", "huge"])
def test_a_bad_function_in_a_notebook_costs_its_own_checks(bench, behaviour):
    body, verdict = BEHAVIOURS[behaviour]
    overlay = f"import numpy as np\n\ndef {FUNCTION}(labels, logits):\n    {body}\n"
    result = bench.notebook(
        "softmax_cross_entropy",
        bench.functions("softmax_cross_entropy"),
        overlay,
    )
    found = verdicts(result)
    own = OWN - {"mean_of_hidden_logits"}
    assert {check: found[check] for check in own} == dict.fromkeys(own, verdict)
    others = {check: v for check, v in found.items() if check not in own}
    assert others.pop("leaves_inputs_alone") == "skipped"
    assert set(others.values()) == {"pass"}


def test_a_function_that_is_missing_is_said_to_be_and_a_near_name_is_offered(bench):
    text = bench.source("learning_rate_decay").replace("def descend(", "def Descend(")
    result = bench.text("learning_rate_decay", text)
    check = next(check for check in result.checks if check.id == "updates_w_as_documented")
    assert check.verdict.value == "missing"
    assert "Descend" in (check.message or "")


def test_one_endless_exercise_leaves_time_for_the_others(bench, tmp_path):
    """Reserves are kept for the exercises to come, however many checks loop for ever."""
    folder = tmp_path / "work"
    folder.mkdir()
    names = ("exponential_decay", "descend")
    endless = "\n".join(f"def {n}(*a):\n    while True: pass" for n in names)
    (folder / "learning_rate_decay.py").write_text(endless)
    (folder / "custom_loss.py").write_text(bench.source("custom_loss"))
    begin = time.monotonic()
    report = bench.paths(folder)
    scores = {exercise.id: exercise.score for exercise in report.exercises}
    assert scores["learning_rate_decay"] == 0
    assert scores["custom_loss"] == 20
    assert time.monotonic() - begin < bench.course.limits.submission_s


@pytest.mark.parametrize(
    "statement",
    [
        "import module_that_does_not_exist",
        "import sys; sys.exit()",
        "raise SystemExit",
        "import os; os._exit(3)",
        "while True: pass",
        "input('name? ')",
        "assert exponential_decay(1, 1, 1, 1) == 7",
    ],
)
def test_a_stray_line_at_the_top_level_costs_nothing_but_is_said(bench, quick_limits, statement):
    source = bench.source("learning_rate_decay")
    result = quick_limits.text("learning_rate_decay", f"{statement}\n{source}")
    assert result.score == result.max_score
    assert "line 1" in (result.message or "")


def test_printing_without_end_is_cut_off_said_and_costs_nothing(bench):
    text = bench.source("learning_rate_decay").replace(
        "# <solution>", "print('x' * 10_000)\n    # <solution>"
    )
    result = bench.text("learning_rate_decay", text)
    assert result.score == result.max_score
    assert len(result.output) < 70_000
    assert "cut off" in result.output
