"""`%grade` and `%hint` in a notebook: real kernels, real cells."""

import shutil
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from handed_in import MINI_COURSE
from live_kernel import Ran
from live_kernel import kernel as kernel_in
from live_meddling import MEDDLER, STATE

from grader.course import open_course
from grader.live.grading import begun

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
