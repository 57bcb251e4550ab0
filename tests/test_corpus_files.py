"""The right and wrong answers that an author has written, as files."""

import ast
from pathlib import Path

import pytest
from handed_in import write

from grader.authoring.corpus import (
    Overlay,
    explanations,
    explanations_path,
    laid_over,
    mistakes,
    options,
    source_path,
    variants,
)
from grader.course import open_course
from grader.errors import AuthorError

WRONG = '''"""It adds
   two.

Fails: first,
   second third
"""


def double(x):
    return x + 2
'''
EXPLAINED = '[why]\na = """Too\n   loud."""\nc = "Too late."\n\n[how]\nb = "No."\n'


@pytest.fixture
def course(mini_course):
    return open_course(mini_course)


@pytest.fixture
def entry(course):
    return course.entry("double")


@pytest.fixture
def folder(course, entry):
    """The folder of the solution."""
    return course.solutions_dir / entry.folder


def listed(course, entry, folder, kind, content):
    """The overlays of that kind after one file was added, as the one added."""
    path = write(folder / kind / "double_anew.py", content)
    find = {"variants": variants, "mistakes": mistakes}[kind]
    return next(overlay for overlay in find(course, entry) if overlay.path == path)


def test_the_source_is_the_solution_as_a_module(course, entry):
    assert source_path(course, entry).read_text().startswith("# %% [markdown]")


def test_the_files_are_listed_by_name(course, entry):
    found = [overlay.id for overlay in variants(course, entry)]
    assert found == sorted(found)
    assert {"double_numpy", "double_sum"} <= set(found)


def test_an_exercise_without_the_folders_has_no_answers(course, entry, folder):
    for kind in ("variants", "mistakes"):
        for path in (folder / kind).iterdir():
            path.unlink()
        (folder / kind).rmdir()
    assert variants(course, entry) == mistakes(course, entry) == []


def test_a_docstring_is_one_sentence_for_the_student(course, entry, folder):
    overlay = listed(course, entry, folder, "mistakes", WRONG)
    assert (overlay.id, overlay.sentence) == ("double_anew", "It adds two.")
    assert overlay.code == WRONG


def test_the_checks_that_fail_may_stand_on_several_lines(course, entry, folder):
    overlay = listed(course, entry, folder, "mistakes", WRONG)
    assert overlay.fails == ("first", "second", "third")


def test_a_variant_fails_nothing(course, entry, folder):
    overlay = listed(course, entry, folder, "variants", '"""Added up."""\ndouble = sum\n')
    assert (overlay.sentence, overlay.fails) == ("Added up.", ())


@pytest.mark.parametrize(
    ("kind", "content", "remedy"),
    [
        ("mistakes", '"""It adds two."""\n', "end the docstring with `Fails: check_id, ...`"),
        ("mistakes", '"""Fails: first"""\n', "begin with a docstring that says what is different"),
        ("mistakes", '"""It adds.\n\nFails:\n"""\n', "end the docstring with `Fails: "),
        ("variants", "double = sum\n", "begin with a docstring"),
        ("variants", '"""  """\n', "begin with a docstring"),
        ("variants", '"""Open."""\ndouble = (\n', "line 2: "),
    ],
)
def test_a_broken_answer_is_told_with_its_file(course, entry, folder, kind, content, remedy):
    with pytest.raises(AuthorError) as error:
        listed(course, entry, folder, kind, content)
    assert str(error.value).startswith(f"{folder / kind / 'double_anew.py'}")
    assert remedy in str(error.value)


def test_an_answer_is_laid_over_the_solution_in_a_cell_of_its_own(course, entry, folder):
    overlay = listed(course, entry, folder, "mistakes", WRONG)
    text = laid_over("# %%\ndef double(x):\n    return 2 * x\n", overlay)
    assert text.count("# %%") == 2
    assert ast.unparse(ast.parse(text).body[-1]) == "def double(x):\n    return x + 2"


@pytest.mark.parametrize(
    "code",
    [
        "def f(x):\n    return x\n",
        "class f:\n    pass\n",
        "f = sum\n",
        "f: object = sum\n",
        "g, f = sum, max\n",
        "f['why'] = 'b'\n",
        "f.update(why='b')\n",
        "f += 1\n",
        "from math import sin as f\n",
    ],
)
def test_an_answer_gives_what_it_defines_or_changes(code):
    assert Overlay("a", Path("a.py"), code, "It.").gives("f")


@pytest.mark.parametrize("code", ["def g():\n    f = 1\n", "g = f\n", "from f import g\n", ""])
def test_an_answer_does_not_give_what_it_only_uses(code):
    assert not Overlay("a", Path("a.py"), code, "It.").gives("f")


# Explanations of wrong options.


def test_each_explained_option_is_a_mistake(course, entry, folder):
    path = write(folder / "explanations.toml", EXPLAINED)
    assert explanations_path(course, entry) == path
    assert list(options(course, entry, "answers")) == [
        Overlay("why_a", path, "answers['why'] = 'a'\n", "Too loud.", ("why",)),
        Overlay("why_c", path, "answers['why'] = 'c'\n", "Too late.", ("why",)),
        Overlay("how_b", path, "answers['how'] = 'b'\n", "No.", ("how",)),
    ]


def test_an_exercise_without_questions_has_no_explanations(course, entry, tmp_path):
    assert explanations(tmp_path / "explanations.toml") == {}
    assert list(options(course, entry, "answers")) == []


def test_an_answer_that_is_no_utf8_is_told_with_its_file(course, entry, folder):
    path = write(folder / "variants" / "double_latin.py", '"""Für."""'.encode("latin-1"))
    with pytest.raises(AuthorError) as error:
        variants(course, entry)
    assert str(error.value) == f"{path}: cannot be read: it is not UTF-8"


@pytest.mark.parametrize(
    "text", ['why = "a"', "[why]\na = 3", '[why]\na = " "', "[why\n", '[why]\nA = "no"']
)
def test_broken_explanations_name_their_file(tmp_path, text):
    path = write(tmp_path / "explanations.toml", text)
    with pytest.raises(AuthorError) as error:
        explanations(path)
    assert str(error.value).startswith(f"{path}: ")
