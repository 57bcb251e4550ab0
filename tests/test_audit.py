"""`grader audit`: the course passes it, and whatever is broken in a course is found by it."""

import json
import shutil

import numpy as np
import pytest
from submissions import ROOT

from grader.authoring.audit import Audit
from grader.authoring.build import products
from grader.authoring.examining import Examiner
from grader.course import open_course


@pytest.fixture
def audit(launcher):
    """The breaches that an audit of one exercise of a course finds."""

    def audit(folder, exercise_id="double"):
        course = open_course(folder)
        audited = Audit(course, Examiner(course, launcher), lambda line: None)
        return audited.exercise(course.entry(exercise_id)).breaches

    return audit


@pytest.fixture
def drifted(launcher):
    """The names of the files that `grader build --check` finds drifted."""

    def drifted(folder):
        course = open_course(folder)
        made = products(course, course.entries, Examiner(course, launcher))
        return [product.path.name for product in made if not product.is_current]

    return drifted


def edit(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_an_intact_course_has_no_breach(audit, drifted, mini_course):
    assert audit(mini_course) == []
    assert drifted(mini_course) == []


SOLVED = "solutions/01_double"
BREAKAGES = {
    "a variant that loses its shape": (
        f"{SOLVED}/variants/double_numpy.py",
        "np.multiply(x, 2)",
        "np.multiply(x, 2).ravel()",
        "variant double_numpy: doubles_every_shape is fail",
    ),
    "an edited stub": (
        "exercises/01_double/double.py",
        "raise NotImplementedError",
        "return 2 * x\n    raise NotImplementedError",
        "double.py has drifted",
    ),
    "a stub that is half written": (
        f"{SOLVED}/double.py",
        "# </solution>",
        "# <stub>\n    # return 0 * x\n    # </solution>",
        "the stub as module: doubles_the_documented_row is fail",
    ),
    "a wrong solution": (
        f"{SOLVED}/double.py",
        "return 2 * x",
        "return 2.1 * x",
        "the solution as module: doubles_the_documented_row is fail",
    ),
    "a mistake that is none": (
        f"{SOLVED}/mistakes/double_halves.py",
        "x / 2",
        "x * 2",
        "mistake double_halves: does not fail doubles_the_documented_row",
    ),
    "a mistake that fails an unknown check": (
        f"{SOLVED}/mistakes/double_halves.py",
        "Fails: ",
        "Fails: doubles_everything, ",
        "mistake double_halves: is to fail doubles_everything, which is no check",
    ),
    "a mistake that does what another does": (
        f"{SOLVED}/mistakes/double_halves.py",
        "x / 2",
        "x + 2",
        "mistake double_halves: the student is told double_adds_two",
    ),
    "a mistake whose sentence was edited": (
        f"{SOLVED}/mistakes/double_halves.py",
        "The number",
        "Each number",
        "mistakes.json has drifted from the mistakes",
    ),
    "a check that no mistake fails": (
        f"{SOLVED}/mistakes/double_overwrites.py",
        "Fails: leaves_its_argument_alone",
        "Fails: doubles_every_shape",
        "check leaves_its_argument_alone: no mistake is said to fail it",
    ),
    "a tolerance near wrong answers": (
        "exercises/01_double/checks.py",
        "row, rtol=1e-6, atol=0.0",
        "row, rtol=0.3, atol=0.0",
        "check doubles_the_documented_row: a wrong answer is only",
    ),
    "a tolerance near right answers": (
        f"{SOLVED}/variants/double_sum.py",
        "x + x",
        "x * 2.000001",
        "check doubles_the_documented_row: a right answer is",
    ),
    "a branch that no check reaches": (
        f"{SOLVED}/double.py",
        "return 2 * x",
        "return 2 * x if x is not None else 0",
        "return 2 * x if x is not None else 1` survives",
    ),
    "too few variants": (
        "exercises/course.toml",
        "[limits]",
        "[audit]\nvariants = 6\n\n[limits]",
        "double: 5 variants, at least 6 are asked for",
    ),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_breakage_is_a_breach(audit, mini_course, name):
    path, old, new, said = BREAKAGES[name]
    edit(mini_course / path, old, new)
    assert any(breach.startswith(said) or said in breach for breach in audit(mini_course))


def test_an_equivalent_mutant_needs_to_be_listed_and_only_those(audit, mini_course):
    solution = mini_course / SOLVED / "double.py"
    edit(solution, "return 2 * x", "return max(2, 1) * x")
    survivors = [b for b in audit(mini_course) if b.endswith("survives")]
    assert survivors
    listed = mini_course / SOLVED / "equivalent.toml"
    texts = [breach.split("`")[1] for breach in survivors]
    reason = '"The larger of the two stays 2."'
    listed.write_text("".join(f"{json.dumps(t, ensure_ascii=False)} = {reason}\n" for t in texts))
    assert not [b for b in audit(mini_course) if "mutant" in b]
    listed.write_text(listed.read_text() + f'"double: no such line" = {reason}\n')
    assert "equivalent.toml: there is no mutant `double: no such line`" in audit(mini_course)


def shifted(array, rtol, atol):
    """One value moved by twice its tolerance."""
    values = np.array(array["values"])
    values[0] += 2 * (atol + rtol * abs(values[0]))
    return {**array, "values": values.tolist()}


# Exercise, check, the tolerance that the check states.
TOLERANCES = [
    ("double", "doubles_every_shape", 1e-6, 0.0),
    ("learning_rate_decay", "decays_between_steps", 3e-5, 0.0),
    ("cross_entropy", "takes_soft_labels", 2e-5, 2e-5),
    ("gradients", "differentiates_the_cross_entropy", 1e-5, 2e-6),
]


@pytest.mark.parametrize(("exercise_id", "check", "rtol", "atol"), TOLERANCES)
def test_an_expected_value_off_by_twice_its_tolerance_is_found(
    launcher, drifted, mini_course, tmp_path, exercise_id, check, rtol, atol
):
    if exercise_id != "double":
        only_this_exercise(tmp_path / "course", exercise_id)
    course = open_course(tmp_path / "course")
    path = course.recorded_path(course.entry(exercise_id), "visible")
    tree = json.loads(path.read_text())
    tree[check][0] = shifted(tree[check][0], rtol, atol)
    path.write_text(json.dumps(tree))
    assert path.name in drifted(tmp_path / "course")
    course = open_course(tmp_path / "course")
    audit = Audit(course, Examiner(course, launcher), lambda line: None)
    breaches = audit.exercise(course.entry(exercise_id)).breaches
    assert any(b.startswith(f"the solution as module: {check} is fail") for b in breaches)


def only_this_exercise(folder, exercise_id):
    """A course of one exercise, with few variants and mistakes so that an audit is quick."""
    shutil.rmtree(folder, ignore_errors=True)
    name = open_course(ROOT).entry(exercise_id).folder
    for side in ("exercises", "solutions"):
        shutil.copytree(ROOT / side / name, folder / side / name)
    shutil.copy(ROOT / "exercises" / "numbers.json", folder / "exercises")
    head, *entries = (ROOT / "exercises" / "course.toml").read_text().split("[[exercise]]")
    entry = next(text for text in entries if f'id = "{exercise_id}"' in text)
    (folder / "exercises" / "course.toml").write_text(f"{head}[[exercise]]{entry}")
    for kind in ("variants", "mistakes"):
        for path in sorted((folder / "solutions" / name / kind).glob("*.py"))[3:]:
            path.unlink()
