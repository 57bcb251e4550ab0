"""`%grade` finds what `grade` finds, and `grade` passes over the magics in what is handed in."""

import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from live_results import told
from submissions import ROOT, verdicts

from grader.authoring.corpus import mistakes, options, variants
from grader.course import open_course
from grader.live.execution import LiveExecution

COURSE = open_course(ROOT)
COLLECTING = """
history = []

def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, x @ w, cost, profit)
    history.append(loss)
    w.assign_sub(lr * tape.gradient(loss, w) + 0 * tf.add_n(history[-40:]))
    return loss
"""
"""What it collects must be numbers throughout: a trace would leave something else there."""


def works():
    """Of each exercise the solution, and some right and wrong answers: (exercise, name, cells)."""
    chance = random.Random(7)
    for entry in COURSE.entries:
        right, wrong = variants(COURSE, entry), mistakes(COURSE, entry)
        wrong += options(COURSE, entry, "answers")
        chosen = [*chance.sample(right, 1), *chance.sample(wrong, 2)]
        yield entry.id, "solution", []
        for overlay in chosen:
            yield entry.id, overlay.id, [overlay.code]
    yield "custom_loss", "collecting", [COLLECTING]


WORKS = list(works())


def live(cells):
    """What is found live of these cells, all in one process."""
    text = "\n".join(json.dumps([exercise, *given]) for exercise, given in cells)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "GRADER_COURSE": str(ROOT)}
    command = [sys.executable, "-m", "live_results"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_verdicts_points_and_mistakes_are_those_of_grade(bench):
    cells = [(exercise, [bench.functions(exercise), *overlay]) for exercise, _, overlay in WORKS]
    with ThreadPoolExecutor(1) as pool:
        elsewhere = pool.submit(live, cells)
        graded = [told(bench.text(exercise, "\n\n# %%\n".join(parts))) for exercise, parts in cells]
        found = elsewhere.result()
    named = [(exercise, name) for exercise, name, _ in WORKS]
    assert dict(zip(named, found, strict=True)) == dict(zip(named, graded, strict=True))


@pytest.mark.parametrize(
    ("filename", "is_cell"),
    [
        ("<ipython-input-3-0a1b2c>", True),
        ("/tmp/ipython-input-3-1234567.py", True),  # as Colab calls them
        ("/tmp/ipykernel_12/345.py", True),
        ("/usr/lib/python3/dist-packages/tensorflow/python/ops.py", False),
    ],
)
def test_a_cell_is_a_students_whatever_a_frontend_calls_it(filename, is_cell):
    execution = LiveExecution({}, COURSE.limits)
    assert execution.is_student(filename) is is_cell


# What is handed in may hold these lines.

MAGICAL = ("%load_ext grader", "%grade", "%grade learning_rate_decay\n%hint", "%hint a b")


def test_a_notebook_with_magics_is_graded_as_without_them(bench):
    cell = bench.functions("learning_rate_decay")
    plain = bench.notebook("learning_rate_decay", cell)
    magical = bench.notebook("learning_rate_decay", MAGICAL[1], MAGICAL[0], cell, *MAGICAL[1:])
    assert plain.score == plain.max_score
    for result in (plain, magical):
        assert (result.message, result.output) == (None, "")
    assert verdicts(magical) == verdicts(plain)


def test_a_cell_goes_on_after_a_magic(bench):
    cell = "%load_ext grader\n%unload_ext grader\n%load_ext grader\n%grade\n"
    result = bench.notebook("learning_rate_decay", cell + bench.functions("learning_rate_decay"))
    assert result.score == result.max_score
    assert (result.message, result.output) == (None, "")


def test_a_module_made_of_such_a_notebook_loses_nothing_but_those_lines(bench):
    lines = "get_ipython().run_line_magic('load_ext', 'grader')\n%s\n"
    text = lines % bench.functions("learning_rate_decay")
    result = bench.text("learning_rate_decay", f"{text}get_ipython().run_line_magic('grade', '')\n")
    assert result.score == result.max_score
    assert result.output == ""
