"""Right work in forms that once cost points, and wrong work that once got some."""

import pytest
from submissions import ROOT, lost, verdicts

COLLECTS = """
history = []
def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, tf.matmul(x, w), cost, profit)
    w.assign_sub(lr * tape.gradient(loss, w))
    history.append(loss)
    print("mean loss so far", np.mean(history[-3:]))
    return loss
"""
REMEMBERS = """
last = None
def train_step(w, x, y_true, lr, cost, profit):
    global last
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, tf.matmul(x, w), cost, profit)
    w.assign_sub(lr * tape.gradient(loss, w))
    if last is not None and loss > last:
        print("went up")
    last = loss
    return loss
"""
COUNTS = """
step = 0
def train_step(w, x, y_true, lr, cost, profit):
    global step
    lr = lr * 0.9 ** (step // 100)
    step += 1
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, tf.matmul(x, w), cost, profit)
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
"""
STOPS_EARLY = """
best = []
def train_step(w, x, y_true, lr, cost, profit):
    with tf.GradientTape() as tape:
        loss = custom_loss(y_true, tf.matmul(x, w), cost, profit)
    best.append(loss)
    if len(best) > 60 and float(loss) > float(best[-30]):
        return loss
    w.assign_sub(lr * tape.gradient(loss, w))
    return loss
"""


@pytest.mark.parametrize("step", [COLLECTS, REMEMBERS], ids=["collects", "remembers"])
def test_a_right_step_that_keeps_what_it_computes(bench, step):
    """What a trace leaves in the student's variables must not meet a later call."""
    overlay = f"import numpy as np\nimport tensorflow as tf\n{step}"
    assert lost(bench.module("custom_loss", overlay, hidden=True)) == {}


@pytest.mark.parametrize("step", [COUNTS, STOPS_EARLY], ids=["counts", "stops early"])
def test_a_wrong_step_that_only_a_trace_would_take_for_right(bench, step):
    found = verdicts(bench.module("custom_loss", f"import tensorflow as tf\n{step}"))
    assert found["follows_the_documented_run"] == "fail"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def test_a_notebook_that_imports_the_module_of_the_same_name(bench, folder):
    import nbformat

    (folder / "learning_rate_decay.py").write_text(bench.functions("learning_rate_decay"))
    cell = nbformat.v4.new_code_cell("from learning_rate_decay import *")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    nbformat.write(notebook, folder / "learning_rate_decay.ipynb")
    result = bench.paths(folder / "learning_rate_decay.ipynb").exercises[0]
    assert lost(result) == {}


@pytest.mark.parametrize("place", ["helper.py", "checks.py", "package/inner/decay.py"])
def test_modules_beside_and_below(bench, folder, place):
    helper = folder / place
    helper.parent.mkdir(parents=True, exist_ok=True)
    helper.write_text(bench.functions("learning_rate_decay"))
    for number in range(80):
        (folder / f"notes_{number}.txt").write_text("")
    module = place.removesuffix(".py").replace("/", ".")
    (folder / "learning_rate_decay.py").write_text(f"from {module} import *\n")
    result = bench.paths(folder / "learning_rate_decay.py").exercises[0]
    assert lost(result) == {}
    assert result.message is None


def test_helpers_of_the_same_name_in_each_exercises_folder(bench, folder):
    for exercise_id in bench.course.ids:
        place = folder / exercise_id
        place.mkdir()
        (place / "helper.py").write_text(bench.functions(exercise_id))
        (place / f"{exercise_id}.py").write_text("from helper import *\n")
    assert bench.paths(folder).score == 20 * len(bench.course.ids)


@pytest.mark.parametrize("name", ["exit()", "quit()"])
def test_a_notebook_that_ends_with_exit(bench, name):
    source = bench.functions("custom_loss")
    result = bench.notebook("custom_loss", source, name)
    assert lost(result) == {}


@pytest.mark.parametrize(
    "vandal",
    ["import os, shutil; shutil.rmtree(os.getcwd())", "open(__file__, 'w').write('x = 1')"],
    ids=["removes its folder", "empties its file"],
)
def test_a_function_that_destroys_its_folder_costs_its_own_checks(bench, vandal):
    overlay = f"def mean_loss(labels, logits):\n    import os\n    {vandal}\n    os._exit(0)\n"
    found = verdicts(bench.module("softmax_cross_entropy", overlay))
    assert found["mean_matches_documents"] == "error"
    others = {v for check, v in found.items() if not check.startswith(("mean_", "leaves_"))}
    assert others == {"pass"}


def test_a_slow_function_does_not_use_up_the_time_of_the_others(bench):
    import dataclasses

    limits = dataclasses.replace(bench.course.limits, submission_s=20)
    course = dataclasses.replace(bench.course, limits=limits)
    slow = bench.source("learning_rate_decay") + (
        "\n# %%\ndescend_alone = descend\nimport time\n"
        "rate = exponential_decay\n"
        "def descend(w, lr_base, lr_decay, lr_step, epochs):\n"
        "    rows = []\n"
        "    for epoch in range(epochs):\n"
        "        lr = rate(lr_base, lr_decay, epoch, lr_step)\n"
        "        rows.append([w - lr * 2 * (w + 1), (w + 1) ** 2, lr])\n"
        "        w = rows[-1][0]\n"
        "    return rows\n"
        "def exponential_decay(*arguments):\n    time.sleep(3)\n    return rate(*arguments)\n"
    )
    found = verdicts(dataclasses.replace(bench, course=course).text("learning_rate_decay", slow))
    assert found["decays_as_documented"] == "timeout"
    assert found["updates_w_as_documented"] == "pass"
    assert found["descends_with_other_settings"] == "pass"


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("import os; os.closerange(3, 200)", "error"),
        ("return np.broadcast_to(np.float32(1), (400_000, 100_000))", "output"),
        (
            "class Bad(list):\n        def __iter__(self): raise KeyError('no')\n"
            "    return Bad([1])",
            "error",
        ),
    ],
    ids=["closes the wire", "endless broadcast", "unreadable list"],
)
def test_odd_ways_to_go_wrong_get_the_right_verdict(bench, body, verdict):
    overlay = f"import numpy as np\ndef mean_loss(labels, logits):\n    {body}\n"
    found = verdicts(bench.module("softmax_cross_entropy", overlay))
    assert found["mean_matches_documents"] == verdict


def test_an_error_within_a_tf_function_is_told_with_its_line(bench):
    overlay = "import tensorflow as tf\n@tf.function\ndef mean_loss(labels, logits):\n"
    overlay += "    return tf.matmul(labels, logits)\n"
    result = bench.module("softmax_cross_entropy", overlay)
    message = next(c.message for c in result.checks if c.id == "mean_matches_documents")
    assert "in user code" not in message
    assert "tf.matmul(labels, logits)" in message


def test_a_name_that_was_given_to_a_value_is_said_to_be(bench):
    result = bench.module("softmax_cross_entropy", "softmax = softmax(tf.constant([[1.0, 2.0]]))")
    message = next(c.message for c in result.checks if c.id == "softmax_matches_documents")
    assert "is no function any more" in message


def test_another_function_of_the_exercise_is_no_misspelling(bench):
    text = bench.source("softmax_cross_entropy").replace(
        "def sparse_softmax_cross_entropy", "def s"
    )
    result = bench.text("softmax_cross_entropy", text)
    message = next(c.message for c in result.checks if c.id == "sparse_matches_documents")
    assert "misspelled" not in message


def test_float32_products_for_every_epoch(bench):
    overlay = (
        "import numpy as np\n"
        "def exponential_decay(lr_base, lr_decay, epoch, lr_step):\n"
        "    factor, rate = np.float32(lr_decay ** (1 / lr_step)), np.float32(lr_base)\n"
        "    for _ in range(epoch):\n        rate = rate * factor\n"
        "    return rate\n"
    )
    assert lost(bench.module("learning_rate_decay", overlay, hidden=True)) == {}


def test_a_course_that_lies_with_a_submission_is_not_used(tmp_path):
    import json

    from installed import run

    forged = tmp_path / "exercises" / "01"
    forged.mkdir(parents=True)
    (tmp_path / "exercises" / "course.toml").write_text(
        'schema = "grader/course/v1"\n[[exercise]]\nid = "learning_rate_decay"\n'
        'folder = "01"\npoints = 20\n'
    )
    (forged / "checks.py").write_text(
        f"open({str(tmp_path / 'executed')!r}, 'w')\nfrom grader import Exercise\n"
        "exercise = Exercise('learning_rate_decay')\n"
        "@exercise.check(points=20)\ndef f(student, ref):\n    'Fine.'\n"
    )
    (tmp_path / "learning_rate_decay.py").write_text("x = 1\n")
    report = json.loads(run(tmp_path, "--json", cwd=ROOT).stdout)
    assert report["score"] == 0
    assert not (tmp_path / "executed").exists()
