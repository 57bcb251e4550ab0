"""`grade --submit`: what the graded files import goes along, whatever its name."""

import pytest
from handed_in import NOON, STUBS, WORK, names_in, notebook_of, write
from submissions import ROOT

OF_THE_OTHER = "from old.double import half\ndef double(x):\n    return half(4 * x)\n"
HALF = "def half(x):\n    return x / 2\n"


@pytest.mark.parametrize("through", ["", "tools"])
def test_what_has_an_exercises_name_and_is_imported_is_there_and_not_graded(
    submit, same_points, through
):
    """Though it was saved last; and where what imports it is itself imported."""
    if through:
        write(submit.folder / "tools.py", "from old import (\n    double,\n)\nhalf = double.half\n")
    text = OF_THE_OTHER.replace("old.double", through or "old.double")
    write(submit.folder / "double.py", text)
    write(submit.folder / "old" / "double.py", HALF, saved_at=NOON + 60)
    submit("double.py")
    assert {"double.py", "old/double.py"} <= set(names_in())
    path = submit.folder / "submission.zip"
    assert same_points(submit.folder / "double.py", path) == 5


def test_a_module_of_an_exercise_that_is_graded_as_a_notebook_is_there_where_it_is_imported(submit):
    write(submit.folder / "mse.py", "import activations\n")
    write(submit.folder / "activations.py", "def relu(x):\n    return x\n", saved_at=NOON)
    write(submit.folder / "activations.ipynb", notebook_of(WORK), saved_at=NOON + 60)
    assert "left out" not in submit("--incomplete", course=ROOT)
    assert names_in() == ["activations.ipynb", "activations.py", "mse.py"]


def test_what_is_imported_from_below_is_there_twice_where_it_is_graded_too(submit):
    write(submit.folder / "mse.py", "from parts.activations import relu\n")
    write(submit.folder / "parts" / "activations.py", "from parts.concepts import relu\n")
    write(submit.folder / "parts" / "concepts.py", "def relu(x):\n    return x\n")
    submit("--incomplete", course=ROOT)
    used = ["mse/parts/activations.py", "mse/parts/concepts.py"]
    graded = ["activations/activations.py", "activations/concepts.py", "mse/mse.py"]
    assert names_in() == [*graded, *used]


def test_another_exercise_is_there_where_one_alone_is_handed_in_that_imports_it(submit):
    write(submit.folder / "homework (1).py", "import activations\n")
    write(submit.folder / "activations.py", "x = 1\n")
    write(submit.folder / "gradients.py", "x = 1\n")
    submit("homework (1).py", "--exercise", "mse", course=ROOT)
    assert names_in() == ["activations.py", "mse.py"]


def test_what_is_older_than_a_zip_can_say_is_graded_all_the_same(submit, same_points):
    write(submit.folder / "double.ipynb", notebook_of(WORK), saved_at=1_000)
    write(submit.folder / "double.py", "def double(x):\n    return x\n", saved_at=100)
    write(submit.folder / "aid.py", "import double\n")
    submit()
    assert names_in() == ["aid.py", "double.ipynb", "double.py"]
    assert same_points(submit.folder, submit.folder / "submission.zip") == 5


@pytest.mark.parametrize(("text", "is_there"), [(WORK, False), ("open('README.md')\n", True)])
def test_a_lesson_as_it_was_handed_out_is_there_only_where_it_is_read(submit, text, is_there):
    write(submit.folder / "double.py", text)
    write(submit.folder / "README.md", (STUBS / "README.md").read_bytes())
    write(submit.folder / "notes" / "README.md", "Mine.")
    submit()
    assert names_in() == [*["README.md"] * is_there, "double.py", "notes/README.md"]
