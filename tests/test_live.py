"""`%grade` and `%hint` in a notebook: real kernels, real cells."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pytest
from handed_in import MINI_COURSE
from live_kernel import Ran
from live_kernel import kernel as kernel_in
from live_results import told
from submissions import ROOT, verdicts

from grader.authoring.corpus import mistakes, options, variants
from grader.course import open_course
from grader.live import magics
from grader.live.execution import LiveExecution
from grader.live.grading import begun

COURSE = open_course(ROOT)
RIGHT = "def double(x):\n    return x + x"
WRONG = "def double(x):\n    return 3 * x"
CALLS_S = 2
"""A call's deadline where it is to pass; what is no endless loop is far quicker."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the kernel works, beside the miniature course with a short deadline."""
    folder = tmp_path_factory.mktemp("live")
    course = Path(shutil.copytree(MINI_COURSE, folder / "course"))
    manifest = course / "exercises" / "course.toml"
    manifest.write_text(manifest.read_text().replace("call_s = 5", f"call_s = {CALLS_S}"))
    (course / "exercises/01_double/hints.toml").write_text('double = ["Look.", "Think.", "Do."]')
    (folder / "work").mkdir()
    return folder


@pytest.fixture(scope="module")
def kernel(folder):
    """One kernel for all cells, with the extension loaded."""
    with kernel_in(folder / "work") as kernel:
        kernel.run(f"%env GRADER_COURSE={folder / 'course'}")
        assert kernel.run("%load_ext grader").printed == ""
        yield kernel


def grade(kernel, code, line="%grade double"):
    assert kernel.run(code) == Ran("ok")
    ran = kernel.run(line)
    assert ran.status == "ok"
    assert ran.printed == ""
    return ran


def test_a_result_is_one_display_as_html_and_as_text(kernel):
    ran = grade(kernel, RIGHT)
    assert set(ran.displays[0]) == {"text/html", "text/plain"}
    assert "5 / 5" in ran.html
    assert ran.text.splitlines()[0] == "double  5 / 5"
    assert "✓ pass: double gives the document's numbers.  2 / 2" in ran.text
    assert "without isolation" in ran.html
    assert "without isolation" in ran.text


def test_what_is_wrong_is_explained(kernel):
    ran = grade(kernel, WRONG)
    assert "1 / 5" in ran.html or "0 / 5" in ran.html
    assert "<strong>fail</strong>" in ran.html
    assert "Twice each number, no more." in ran.html
    assert "expected 2" in ran.text


def test_the_live_function_is_graded_not_what_it_was(kernel):
    grade(kernel, WRONG)
    assert "5 / 5" in grade(kernel, RIGHT).html


def test_hidden_checks_take_no_part(kernel):
    assert "double follows its argument" not in grade(kernel, WRONG).html


def test_without_a_name_what_is_defined_is_graded(kernel):
    assert "5 / 5" in grade(kernel, RIGHT, "%grade").html
    ran = grade(kernel, "del double", "%grade")
    assert ran.text.startswith("This session defines no function of an exercise")


@pytest.mark.parametrize(
    ("code", "own"),
    [
        ("def double(x): return 2 * x", True),
        ("double = lambda x: 2 * x", True),
        ("import functools\n@functools.cache\ndef double(x): return 2 * x", True),
        ("import functools, operator\ndouble = functools.partial(operator.mul, 2)", True),
        ("class double: pass", True),
        ("from math import exp as double", False),
        ("from numpy import double", False),
        ("from shutil import copytree as double", False),
    ],
)
def test_what_is_imported_begins_no_exercise(code, own):
    namespace = {"__name__": "__main__"}
    exec(code, namespace)
    double = open_course(MINI_COURSE).load("double", hidden=False)
    assert bool(begun(namespace, [double])) is own


@pytest.mark.parametrize("line", ["%grade tripel", "%hint tripel", "%grade double <b>x</b>"])
def test_a_wrong_name_is_one_line_with_the_exercises(kernel, line):
    ran = grade(kernel, RIGHT, line)
    assert ran.text.endswith("no such name; the exercises are double")
    assert "\n" not in ran.text
    assert "<b>" not in ran.html


def test_a_course_that_is_none_is_one_line(kernel, folder):
    kernel.run("%env GRADER_COURSE=/nowhere")
    ran = grade(kernel, RIGHT)
    kernel.run(f"%env GRADER_COURSE={folder / 'course'}")
    assert ran.text.startswith("/nowhere: no course.toml here")


def test_an_exception_is_a_verdict_not_a_traceback(kernel):
    ran = grade(kernel, "def double(x):\n    return x.nothing")
    assert "raised AttributeError" in ran.text
    assert "(line 2: return x.nothing)" in ran.text
    assert "Traceback" not in ran.text


def test_what_a_function_throws_ends_neither_grading_nor_kernel(kernel):
    ran = grade(kernel, "import sys\ndef double(x):\n    sys.exit('<i>out</i>')")
    assert "raised SystemExit" in ran.text
    assert "<i>" not in ran.html


def test_an_unwritten_function_is_not_attempted(kernel):
    ran = grade(kernel, "def double(x):\n    raise NotImplementedError")
    assert ran.text.count("not attempted") == 3


class Tags(HTMLParser):
    """Which elements there are."""

    def __init__(self, html):
        super().__init__()
        self.found = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)


def test_what_a_function_prints_is_shown_once_and_harmless(kernel):
    printing = (
        "import warnings\nfrom IPython.display import HTML, display\ndef double(x):\n"
        "    print('<script>alert(1)</script>')\n    display(HTML('<u>shown</u>'))\n"
        "    warnings.warn('careful')\n    return 2 * x"
    )
    ran = grade(kernel, printing)
    assert len(ran.displays) == 1
    assert "&lt;script&gt;alert(1)" in ran.html
    assert "<script>alert(1)</script>" in ran.text
    assert Tags(ran.html).found <= {
        *("style", "div", "span", "ul", "li", "strong", "p", "details", "summary", "pre", "code")
    }
    assert "shown" not in ran.html


def test_output_without_end_is_cut_off(kernel):
    ran = grade(kernel, "def double(x):\n    print('x' * 100_000)\n    return 2 * x")
    assert "more bytes were cut off" in ran.text
    assert len(ran.html) < 60_000


def test_an_endless_loop_is_stopped_at_its_deadline(kernel):
    ran = grade(kernel, "def double(x):\n    while True:\n        pass")
    assert f"no answer after {CALLS_S} s." in ran.text
    assert "timeout" in ran.html


def test_a_loop_that_catches_everything_it_can_is_stopped_too(kernel):
    stubborn = (
        "def double(x):\n    for _ in range(2):\n        try:\n            while True:\n"
        "                pass\n        except BaseException:\n            pass\n    return x"
    )
    assert "double  0 / 5" in grade(kernel, stubborn).text


def test_the_user_can_interrupt_and_the_session_goes_on(kernel, folder):
    begun = folder / "work" / "begun"
    kernel.run(
        f"import pathlib\ndef double(x):\n    pathlib.Path({str(begun)!r}).touch()\n"
        "    while True:\n        pass"
    )
    request = kernel.begin("%grade double")
    end = time.monotonic() + 60
    while not begun.exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    kernel.manager.interrupt_kernel()
    ran = kernel.end(request)
    assert ran.text == "Interrupted: nothing was graded to its end."
    assert "5 / 5" in grade(kernel, RIGHT).html


STATE = """
import collections, logging, os, random, signal, sys, warnings
import numpy as np
import matplotlib, matplotlib.pyplot as plt
import tensorflow as tf
import keras

def state():
    own = {name for name in globals() if name[0] != "_"}
    now = {
        "names": sorted(own - {"In", "Out"}),
        "kept": (collected, table, chosen, id(collected), untouched),
        "numbers": (random.getstate(), str(np.random.get_state())),
        "inner": (nested, id(nested["rows"][0]), ordered, recent, counted, in_tuple),
        "keras": [getattr(keras.config, name)() for name in KERAS],
        "policy": keras.config.dtype_policy().name,
        "environment": (sorted(os.environ.items()), sys.path, id(sys.path)),
        "logging": [(log.level, log.handlers, log.filters, log.disabled) for log in LOGS],
        "quiet": logging.root.manager.disable,
        "backend": matplotlib.get_backend(),
        "eager": tf.config.functions_run_eagerly(),
        "filters": list(map(str, warnings.filters)),
        "numpy": (np.geterr(), np.get_printoptions()["precision"]),
        "matplotlib": (plt.get_fignums(), plt.rcParams["lines.linewidth"]),
        "folder": os.getcwd(),
        "signals": (str(signal.getsignal(signal.SIGINT)), str(signal.getsignal(signal.SIGALRM))),
        "timer": signal.getitimer(signal.ITIMER_REAL),
        "streams": (id(sys.stdout), id(sys.stderr)),
    }
    return {name: str(value) for name, value in now.items()}

KERAS = ["floatx", "epsilon", "image_data_format"]
KERAS += ["is_interactive_logging_enabled", "is_traceback_filtering_enabled"]
LOGS = [logging.getLogger(), logging.getLogger("mine")]
collected, table, chosen, untouched = [1], {"a": 1}, {3}, 7
nested, in_tuple = {"rows": [[1, 2], {3}]}, ([1], 2)
ordered = collections.OrderedDict(a=1, b=2)
recent, counted = collections.deque([1, 2], 2), collections.Counter("aab")
"""
MEDDLER = """
def double(x):
    global untouched, made
    untouched, made = 8, 9
    collected.append(x); table["b"] = 2; chosen.clear()
    nested["rows"][0].append(x); nested["rows"][1].add(4); in_tuple[0].clear()
    ordered.move_to_end("a"); recent.append(3); counted.update("b")
    os.environ["MADE"] = "x"; os.environ.pop("PATH", None); os.environ["HOME"] = "/nowhere"
    sys.path.insert(0, "/nowhere"); sys.path = ["/elsewhere"]
    logging.basicConfig(level=1, force=True); logging.disable(50)
    LOGS[1].setLevel(2); LOGS[1].addFilter(print); LOGS[1].disabled = True
    keras.config.set_epsilon(1e-3); keras.config.set_image_data_format("channels_first")
    keras.config.disable_interactive_logging(); keras.config.disable_traceback_filtering()
    matplotlib.use("svg")
    random.seed(1); np.random.seed(1); tf.random.set_seed(1)
    keras.config.set_floatx("float64"); keras.config.set_dtype_policy("mixed_float16")
    tf.config.run_functions_eagerly(True)
    warnings.simplefilter("ignore"); np.seterr(all="raise"); np.set_printoptions(precision=2)
    plt.rcParams["lines.linewidth"] = 9.0; plt.figure()
    os.chdir("/")
    return 2 * x
"""


def test_what_grading_touches_is_put_back(kernel):
    assert kernel.run(STATE).status == "ok"
    kernel.run(f"{MEDDLER}\nbefore = after = None\nbefore = state()")
    ran = kernel.run("%grade double")
    assert "double  5 / 5" in ran.text
    kernel.run("after = state()")
    check = "print([name for name in before if before[name] != after[name]])"
    assert kernel.run(check).printed == "[]\n"


def test_a_seed_of_tensorflow_goes_on_where_it_was(kernel):
    kernel.run(f"import tensorflow as tf\n{MEDDLER}")
    numbers = "tf.random.set_seed(5)\na = tf.random.uniform([])\n"
    plain = kernel.run(f"{numbers}\nprint(a.numpy(), tf.random.uniform([]).numpy())").printed
    kernel.run(numbers)
    kernel.run("%grade double")
    assert kernel.run("print(a.numpy(), tf.random.uniform([]).numpy())").printed == plain


def test_each_hint_is_the_next_one(kernel):
    told = [grade(kernel, WRONG, "%hint").text for _ in range(2)]
    assert "Hint 1 of 3: Look." in told[0]
    assert "For the next one: %hint double double" in told[0]
    assert "Hint 2 of 3: Think." in told[1]
    last = grade(kernel, WRONG, "%hint double double")
    assert "Hint 3 of 3: Do." in last.html
    assert "That is all there is on it." in last.text


def test_where_no_hint_was_written_there_is_the_result(kernel, folder):
    hints = folder / "course/exercises/01_double/hints.toml"
    kept = hints.read_text()
    hints.unlink()
    told = grade(kernel, RIGHT, "%hint double double").text.splitlines()
    hints.write_text(kept)
    assert told[1:] == ["There is no hint on it.", "%grade double tells what is wrong."]


def test_who_has_it_all_right_needs_no_hint(kernel):
    assert grade(kernel, RIGHT, "%hint double").text == "All is right in double."


def test_a_wrong_function_is_one_line_with_the_functions(kernel):
    ran = grade(kernel, RIGHT, "%hint double tripel")
    assert ran.text == "tripel: no such name; the names of double are double"


def test_a_function_that_grades_is_graded_once(kernel):
    ran = grade(
        kernel, "def double(x):\n    get_ipython().run_line_magic('grade', '')\n    return x + x"
    )
    assert "5 / 5" in ran.html
    assert len(ran.displays) == 1


def test_in_a_thread_too_only_without_deadlines(kernel):
    line = "t = threading.Thread(target=get_ipython().run_line_magic, args=('grade', 'double'))"
    ran = grade(kernel, RIGHT, f"import threading\n{line}\nt.start(); t.join()")
    assert "5 / 5" in ran.html


def test_the_extension_can_be_taken_away(kernel):
    ran = kernel.run("%unload_ext grader")
    assert (ran.status, ran.printed) == ("ok", "")
    assert "not found" in kernel.run("%grade double").printed
    assert kernel.run("%load_ext grader").status == "ok"
    assert "5 / 5" in grade(kernel, RIGHT).html


# The magics in an IPython without a kernel.


@pytest.fixture
def shell(monkeypatch, tmp_path):
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("GRADER_COURSE", str(MINI_COURSE))
    config = Config()
    config.HistoryManager.enabled = False
    yield InteractiveShell.instance(config=config)
    InteractiveShell.clear_instance()


def test_outside_of_a_kernel_the_text_is_printed(shell, capsys):
    shell.run_cell("%load_ext grader")
    shell.run_cell("%grade tripel")
    shell.run_cell("%hint double tripel")
    shell.run_cell("%hint double double again, please")
    assert capsys.readouterr().out.splitlines() == [
        "tripel: no such name; the exercises are double",
        "tripel: no such name; the names of double are double",
        "again please: too much; %hint takes an exercise and a name in it",
    ]


def test_loading_imports_next_to_nothing(shell):
    """What the magics need is imported when they are used."""
    code = (
        "import sys, grader\nbefore = set(sys.modules)\n"
        "class Shell:\n    def register_magic_function(self, *arguments): pass\n"
        "grader.load_ipython_extension(Shell())\n"
        "print(sorted(m for m in set(sys.modules) - before if m.startswith('grader')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['grader.live', 'grader.live.magics']\n"


def test_unloading_takes_the_magics_away(shell):
    magics.load_ipython_extension(shell)
    assert shell.find_line_magic("grade") and shell.find_line_magic("hint")
    magics.unload_ipython_extension(shell)
    assert not shell.find_line_magic("grade") and not shell.find_line_magic("hint")


# The same verdicts as those of `grade`.


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
