"""Curves of `grade --html`: what is drawn of right and wrong work, and that it costs nothing."""

import dataclasses
import json
import shutil

import pytest
from curved_course import CURVES, RIGHT, STEP, STUDENT
from handed_in import MINI_COURSE

from grader.authoring.build import products
from grader.authoring.examining import Examiner
from grader.cli.grade import grade_command
from grader.cli.running import run
from grader.course import open_course
from grader.errors import AuthorError
from grader.exercise import Exercise
from grader.grading import Options, grade
from grader.model import Report
from grader.publishing.curves import picture
from grader.publishing.result import page
from grader.submission import find


@pytest.fixture(scope="module")
def built(tmp_path_factory, launcher):
    """The folder of a course with curves, built once."""
    folder = shutil.copytree(MINI_COURSE, tmp_path_factory.mktemp("built") / "course")
    checks = folder / "exercises" / "01_double" / "checks.py"
    text = checks.read_text().replace('"double(x)"]', '"double(x)", "step(w, lr)"]')
    checks.write_text(text + CURVES)
    solution = folder / "solutions" / "01_double" / "double.py"
    step = STEP.replace("lr):\n", "lr):\n    # <solution>\n") + "    # </solution>\n\n\n"
    tagged = '# %% tags=["skip-grading"]'
    solution.write_text(solution.read_text().replace(tagged, f"# %%\n{step}{tagged}"))
    opened = open_course(folder)
    for product in products(opened, opened.entries, Examiner(opened, launcher)):
        product.write()
    return folder


@pytest.fixture
def curved(built, tmp_path):
    """A course with curves, which a test may break."""
    return open_course(shutil.copytree(built, tmp_path / "course"))


@pytest.fixture
def drawn(curved, launcher, tmp_path):
    """The result of a text with its curves."""

    def drawn(text, **limits):
        changed = dataclasses.replace(curved.limits, **limits)
        path = tmp_path / "double.py"
        path.write_text(text)
        found = find((path,), curved, None, tmp_path)
        limited = dataclasses.replace(curved, limits=changed)
        return grade(found, limited, launcher, Options(curves=True)).exercises[0]

    return drawn


def test_right_work_lies_on_the_lines_that_the_build_has_recorded(drawn):
    result = drawn(RIGHT)
    assert result.score == result.max_score
    line, points = result.drawings[0].lines
    assert line.right == pytest.approx([2 * x for x in line.x], abs=1e-6)
    assert line.got == pytest.approx(line.right, abs=1e-6)
    assert (points.right_x, points.right, points.got) == ((0, 1), (0, 2), (0, 2))
    first, second = result.drawings[1].lines
    assert first.got[-1] == second.got[-1] - 1 == pytest.approx(-19)
    told = [picture("double", drawing).sentences for drawing in result.drawings]
    assert told[0][0] == "double(x): as far as can be seen here, your line lies on the right one."
    assert told[1] == (
        "w[0]: as far as can be seen here, your line goes through the right points.",
        "w[1]: as far as can be seen here, your line goes through the right points.",
    )


def test_wrong_work_is_beside_the_right_line_and_is_told_by_how_much(drawn):
    drawings = drawn(RIGHT.replace("2 * x", "3 * x").replace("+ lr", "+ 2 * lr")).drawings
    first = picture("double", drawings[0]).sentences[0]
    assert first == "double(x): your line is off the right one by up to 2, at -2."
    assert "off the right points by up to 20, at 40" in picture("double", drawings[1]).sentences[0]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise ValueError(MARKUP)", "raised ValueError: <script>"),
        ("while True: pass", "no answer after"),
        ("return [1.0, 2.0]", "2 numbers came back where 21 belong"),
        ("return 1.0", ": 1 number came back where 21 belong"),
        ("return None", "it returned None: is a `return` missing?"),
        ("return 1j * x", "the numbers are complex"),
        ("return 'text'", "it returned a str, not numbers"),
        ("raise NotImplementedError", "double is not written yet."),
        ("import os; os._exit(1)", "ended the process"),
        ("return x / 0", "of 21 values are not finite; your line has gaps there"),
        ("return x * 1e30", "your line is off the right one by up to 2e+30, at -2"),
    ],
)
def test_a_curve_that_fails_is_told_and_costs_nothing_else(drawn, body, told):
    text = f"MARKUP = {STUDENT!r}\ndef double(x):\n    {body}\n\n{STEP}"
    result = drawn(text, call_s=2)
    assert any(told in sentence for sentence in picture("d", result.drawings[0]).sentences)
    assert "<svg" in picture("d", result.drawings[1]).svg
    shown = page(Report("work", "process", 1.0, {}, (result,)))
    assert "<script" not in shown


def test_curves_change_no_verdict(drawn, curved, launcher, tmp_path):
    with_curves = drawn(RIGHT.replace("2 * x", "3 * x"))
    found = find((tmp_path / "double.py",), curved, None, tmp_path)
    without = grade(found, curved, launcher, Options()).exercises[0]
    assert without.drawings == ()
    assert [(c.verdict, c.points, c.message) for c in with_curves.checks] == [
        (c.verdict, c.points, c.message) for c in without.checks
    ]


def test_a_step_that_cannot_be_traced_is_followed_step_by_step(drawn):
    text = (
        RIGHT
        + "\nseen = []\n\ndef step(w, lr):\n    seen.append(1)\n    w.assign(w.numpy() - lr)\n"
    )
    lines = drawn(text).drawings[1].lines
    assert lines[0].got[-1] == pytest.approx(-19)


def test_a_fault_of_the_author_is_a_picture_less(curved, launcher, tmp_path):
    path = curved.checks_path(curved.entry("double"), "visible")
    path.write_text(path.read_text().replace('plot.line("double(x)"', "1 / 0; plot.line('x'"))
    (tmp_path / "double.py").write_text(RIGHT)
    found = find((tmp_path / "double.py",), curved, None, tmp_path)
    result = grade(found, curved, launcher, Options(curves=True)).exercises[0]
    assert result.score == result.max_score
    sentences = picture("double", result.drawings[0]).sentences
    assert sentences == (
        "This cannot be drawn: the curve raised ZeroDivisionError: division by zero.",
    )


def test_a_curve_that_was_not_built_says_so_and_a_hidden_one_is_refused(curved, launcher, tmp_path):
    curved.recorded_path(curved.entry("double"), "visible").unlink()
    (tmp_path / "double.py").write_text(RIGHT)
    found = find((tmp_path / "double.py",), curved, None, tmp_path)
    result = grade(found, curved, launcher, Options(curves=True)).exercises[0]
    assert "run `grader build`" in picture("double", result.drawings[0]).sentences[0]
    hidden = curved.checks_path(curved.entry("double"), "hidden")
    hidden.write_text(hidden.read_text() + CURVES)
    with pytest.raises(AuthorError, match=r"move it to checks\.py"):
        curved.load("double", hidden=True)


def test_a_curve_needs_a_title_and_a_name_of_its_own():
    exercise = Exercise("double", ["double(x)"])

    def doubles(student, ref, plot=None):
        """Title."""

    exercise.check(points=1)(doubles)
    with pytest.raises(AuthorError, match="the name is taken"):
        exercise.curve(x="x")(doubles)
    with pytest.raises(AuthorError, match="write a docstring"):
        exercise.curve(x="x")(lambda student, ref, plot: None)


def test_the_command_writes_the_page_beside_the_json(curved, tmp_path, capsys):
    (tmp_path / "double.py").write_text(RIGHT.replace("2 * x", "3 * x"))
    place = tmp_path / "page.html"
    arguments = [tmp_path / "double.py", "--json", "--html", place, "--isolation", "process"]
    with pytest.raises(SystemExit) as end:
        run(grade_command, [*map(str, arguments), "--course", str(curved.exercises_dir)])
    assert end.value.code == 1
    told = json.loads(capsys.readouterr().out)
    assert "drawings" not in told["exercises"][0]
    assert "off the right one by up to 2, at -2" in place.read_text()
