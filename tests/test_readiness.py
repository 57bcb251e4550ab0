"""In the course's own folder a stub is what is worked on: there is nothing to compare it with."""

import pytest
from handed_in import WORK, notebook_of, write

from grader.course import open_course
from grader.readiness import standings
from grader.submission import find

UNTOUCHED = "still the stub"


def trouble_of(root, path):
    """What keeps the one exercise of a course from being handed in."""
    course = open_course(root)
    (state,) = standings(find([path], course, None, root / "scratch"), course, course.ids)
    return state.trouble


@pytest.fixture
def in_place(mini_course):
    """What is wrong with a file of that name and text in the exercise's folder."""

    def in_place(text, name="double.py"):
        return trouble_of(mini_course, write(mini_course / "exercises" / "01_double" / name, text))

    return in_place


@pytest.mark.parametrize("body", ["pass", "...", '"""Twice."""', "raise NotImplementedError()"])
def test_what_is_unwritten_is_untouched(in_place, body):
    text = f"def double(x):\n    {body}\n"
    assert in_place(text) == UNTOUCHED
    assert in_place(notebook_of(f"{text}\nhalf = 0.5"), "double.ipynb") == UNTOUCHED


WRITTEN = [WORK, "double = lambda x: 2 * x\n", "from tools import double\n"]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_written_is_ready(in_place, text):
    assert in_place(text) is None
    assert in_place(notebook_of(text), "double.ipynb") is None


@pytest.mark.parametrize(("letter", "trouble"), [("", UNTOUCHED), ("b", None)])
def test_an_answer_is_work(tmp_path, letter, trouble):
    folder = tmp_path / "exercises" / "01_asked"
    path = write(folder / "asked.py", f'answers = {{"what": "{letter}", "why": ""}}\n')
    write(
        folder / "checks.py",
        "from grader import Exercise\n"
        'exercise = Exercise("asked", values=["answers"])\n'
        'exercise.question("what", "What?", points=1)\n',
    )
    manifest = 'schema = "grader/course/v1"\n[[exercise]]\nid = "asked"\nfolder = "01_asked"\n'
    write(tmp_path / "exercises" / "course.toml", f"{manifest}points = 1\n")
    assert trouble_of(tmp_path, path) == trouble
