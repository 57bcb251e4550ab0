"""What follows from the solutions: made anew, or found to have drifted."""

import dataclasses
import json

import pytest
from handed_in import write

from grader.authoring.build import Product, products
from grader.authoring.examining import Examiner
from grader.course import open_course
from grader.errors import AuthorError
from grader.sealed import Opened, unseal

QUESTIONS = """# %% [markdown]
# ## Why?

# %%
answers = {
    # <solution>
    "why": "b",
    # <stub>
    # "why": "",
    # </solution>
}
"""
CHECKS = """
from grader import Exercise

exercise = Exercise("double", values=["answers"])
exercise.question("why", "Why is it so?", points=5)
"""
MANIFEST = (
    'schema = "grader/course/v1"\n\n[[exercise]]\nid = "double"\nfolder = "01_double"\npoints = 5\n'
)


@pytest.fixture
def built(launcher):
    """The products of a course, by their paths within it."""

    def built(folder):
        course = open_course(folder)
        made = products(course, course.entries, Examiner(course, launcher, jobs=1))
        return {str(p.path.relative_to(folder.resolve())): p for p in made}

    return built


@pytest.fixture
def asking(mini_course):
    """The miniature course with a question for its exercise, `why` explained by that text."""

    def asking(explained, key="b"):
        exercise, solution = (
            mini_course / part / "01_double" for part in ("exercises", "solutions")
        )
        write(mini_course / "exercises/course.toml", MANIFEST)
        write(exercise / "checks.py", CHECKS)
        write(solution / "double.py", QUESTIONS.replace('"b"', f'"{key}"'))
        write(solution / "explanations.toml", explained)
        (solution / "hidden.py").unlink()
        for path in (solution / "mistakes").iterdir():
            path.unlink()
        return mini_course

    return asking


def test_the_products_of_the_miniature_course_are_current(mini_course, built):
    made = built(mini_course)
    assert [path for path, product in made.items() if not product.is_current] == []
    assert set(made) == {
        "exercises/01_double/double.py",
        "exercises/01_double/double.ipynb",
        "exercises/01_double/expected.json",
        "exercises/01_double/mistakes.json",
        "solutions/01_double/double.ipynb",
        "solutions/01_double/hidden.json",
        "solutions/01_double/hidden_mistakes.json",
    }


def test_another_solution_changes_what_is_recorded_and_its_notebook(mini_course, built):
    source = mini_course / "solutions/01_double/double.py"
    source.write_text(source.read_text().replace("2 * x", "2 * x + 0.001"))
    checks = mini_course / "exercises/01_double/checks.py"
    checks.write_text(checks.read_text().replace("row, rtol=1e-6", "row, rtol=1e-2"))
    stale = {path for path, product in built(mini_course).items() if not product.is_current}
    assert "exercises/01_double/expected.json" in stale
    assert "solutions/01_double/double.ipynb" in stale
    assert "exercises/01_double/double.py" not in stale


def test_another_sentence_of_a_mistake_changes_the_known_mistakes_alone(mini_course, built):
    path = mini_course / "solutions/01_double/mistakes/double_halves.py"
    path.write_text(path.read_text().replace("divided by two", "halved"))
    stale = [path for path, product in built(mini_course).items() if not product.is_current]
    assert stale == [
        "exercises/01_double/mistakes.json",
        "solutions/01_double/hidden_mistakes.json",
    ]


def test_a_product_that_is_written_is_current(tmp_path):
    product = Product(tmp_path / "new" / "double.py", "x = 1\n")
    assert not product.is_current
    product.write()
    assert product.is_current
    assert not dataclasses.replace(product, text="x = 2\n").is_current


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("solutions/01_double/double.py", "    # <solution>\n", "", "is due"),
        ("solutions/01_double/double.py", "2 * x", "3 * x", "the solution fails its own check"),
        ("solutions/01_double/double.py", "2 * x", "(", "double.py"),
        ("solutions/01_double/mistakes/double_halves.py", "Fails:", "Fail:", "end the docstring"),
    ],
)
def test_a_broken_source_is_the_authors_error(mini_course, built, name, old, new, fault):
    path = mini_course / name
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(AuthorError, match=fault):
        built(mini_course)


def test_a_source_without_a_region_is_refused(mini_course, built):
    write(mini_course / "solutions/01_double/double.py", "def double(x):\n    return 2 * x\n")
    with pytest.raises(AuthorError, match=r"double\.py: no `# <solution>` region to take out"):
        built(mini_course)


def test_a_missing_source_is_refused(mini_course, built):
    (mini_course / "solutions/01_double/double.py").unlink()
    with pytest.raises(AuthorError, match=r"double\.py: cannot be read"):
        built(mini_course)


# Questions.


def test_the_options_of_a_question_are_sealed(asking, built):
    made = built(asking('[why]\na = "Too loud."\nc = "Too late."\n'))
    sealed = json.loads(made["exercises/01_double/options.json"].text)["why"]
    assert unseal("why", "a", sealed) == Opened(False, "Too loud.")
    assert unseal("why", "b", sealed) == Opened(True, "")
    assert unseal("why", "d", sealed) is None


def test_no_file_for_students_holds_the_answer_or_an_explanation(asking, built):
    made = built(asking('[why]\na = "Too loud."\n'))
    texts = [product.text for path, product in made.items() if path.startswith("exercises/")]
    assert not any("loud" in text or '"b"' in text for text in texts)


def test_a_module_of_questions_asks_them(asking, built):
    made = built(asking('[why]\na = "Too loud."\n'))
    module = made["exercises/01_double/double.py"].text
    assert module == '# ## Why?\n\n\nanswers = {\n    "why": "",\n}\n'


@pytest.mark.parametrize("key", ["a", "c"])
def test_the_right_option_may_not_be_explained(asking, built, key):
    with pytest.raises(AuthorError, match=f"the solution's answer is '{key}'; make them agree"):
        built(asking('[why]\na = "Too loud."\nc = "Too late."\n', key))


def test_a_question_that_the_solution_does_not_answer_is_refused(asking, built):
    with pytest.raises(AuthorError, match="the solution's answer is None; make them agree"):
        built(asking('[how]\na = "Too loud."\n'))
