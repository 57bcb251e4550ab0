"""The forms of an exercise that are made from its one source."""

import json

import nbformat
import pytest
from handed_in import MINI_COURSE

from grader.authoring.forms import module_text, notebook_text, stub_source, without_markers
from grader.errors import AuthorError

SOURCE = '''# %% [markdown]
# # Two functions

# %%
def first(x):
    """One."""
    # <solution>
    def inner(y):
        return y

    return inner(x)
    # </solution>


# %%
def second(x):
    """Two."""
    y = x
    if y:
        # <solution>
        y = 2
        # </solution>
    return y


# %% tags=["skip-grading"]
print(first(1))
'''


def test_a_region_becomes_a_line_that_names_its_function():
    assert stub_source(SOURCE).count("raise NotImplementedError") == 2
    assert '    """One."""\n    raise NotImplementedError("first is not written yet")\n' in (
        stub_source(SOURCE)
    )


def test_what_stands_around_a_region_stays():
    assert """    y = x
    if y:
        raise NotImplementedError("second is not written yet")
    return y
""" in stub_source(SOURCE)


def test_a_source_without_regions_stays_as_it_is():
    assert stub_source("x = 1\n") == "x = 1\n"


def stub_or_nothing(source):
    """The stub, or nothing where the author is told of a wrong mark."""
    try:
        return stub_source(source)
    except AuthorError:
        return ""


@pytest.mark.parametrize(
    "region",
    [
        "    # <solution>\n    return 42\n    # </solution>\n",
        "    # <solution>\n    return 42\n    # </solution>",
        "    # <solution> \n    return 42\n    # </solution>\n",
        "    # <solution>\n    return 42\n    # </solution>  \n",
        "    # <solution>\n    return 42\n",
        "\t# <solution>\n\treturn 42\n\t# </solution>\n",
        "    #<solution>\n    return 42\n    #</solution>\n",
    ],
    ids=["right", "file ends", "space", "space at the end", "not closed", "tab", "no space"],
)
def test_no_solution_leaks_into_a_stub(region):
    """A mark that is slightly off must not hand the solution to students in silence."""
    stub = stub_or_nothing(f"{SOURCE}\n\n# %%\ndef third(x):\n{region}")
    assert "42" not in stub
    assert "solution>" not in stub


def test_a_region_may_say_what_the_stub_has_instead():
    source = """answers = {
    # <solution>
    "why": "b",
    # <stub>
    # "why": "",
    # </solution>
}
"""
    assert stub_source(source) == 'answers = {\n    "why": "",\n}\n'
    assert without_markers(source) == 'answers = {\n    "why": "b",\n}\n'


def test_a_region_that_is_not_closed_does_not_swallow_the_next_function():
    stub = stub_or_nothing(SOURCE.replace("    # </solution>\n", "", 1))
    assert not stub or "def second" in stub


def test_a_region_outside_of_all_functions_is_the_authors_error():
    with pytest.raises(AuthorError):
        stub_source("# <solution>\nx = 1\n# </solution>\n")


def test_a_solution_keeps_everything_but_the_marks():
    lines = [line for line in SOURCE.splitlines() if "solution>" not in line]
    assert without_markers(SOURCE).splitlines() == lines


def test_a_module_holds_the_code_but_for_demonstrations():
    text = module_text(without_markers(SOURCE))
    assert text.startswith("def first(x):")
    assert text.endswith("    return y\n")
    assert "print" not in text
    assert "Two functions" not in text


@pytest.mark.parametrize("source", [SOURCE, stub_source(SOURCE), without_markers(SOURCE)])
def test_a_module_can_be_compiled(source):
    compile(module_text(source), "first.py", "exec")


def test_a_module_of_questions_keeps_the_questions_as_comments():
    text = module_text("# %% [markdown]\n# ## Why?\n#\n# a) So.\n\n# %%\nx = 1\n", prose=True)
    assert text == "# ## Why?\n#\n# a) So.\n\n\nx = 1\n"


def test_a_module_with_prose_leaves_demonstrations_out_all_the_same():
    assert "print" not in module_text(SOURCE, prose=True)


def test_a_notebook_holds_every_cell_with_its_tags():
    notebook = nbformat.reads(notebook_text(SOURCE), as_version=4)
    assert [cell.cell_type for cell in notebook.cells] == ["markdown", "code", "code", "code"]
    assert notebook.cells[0].source == "# Two functions"
    assert notebook.cells[3].metadata.tags == ["skip-grading"]


def test_a_notebook_is_valid_and_each_of_its_cells_has_an_id():
    notebook = json.loads(notebook_text(SOURCE))
    nbformat.validate(notebook)
    assert len({cell["id"] for cell in notebook["cells"]}) == 4


def test_a_notebook_has_never_been_run():
    codes = [c for c in json.loads(notebook_text(SOURCE))["cells"] if c["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in codes)


def test_the_same_source_gives_the_same_text():
    assert notebook_text(SOURCE) == notebook_text(SOURCE)


def test_the_forms_of_the_miniature_course_have_not_drifted():
    solutions, exercises = (MINI_COURSE / part / "01_double" for part in ("solutions", "exercises"))
    source = (solutions / "double.py").read_text()
    assert (exercises / "double.py").read_text() == module_text(stub_source(source))
    assert (exercises / "double.ipynb").read_text() == notebook_text(stub_source(source))
    assert (solutions / "double.ipynb").read_text() == notebook_text(without_markers(source))


def test_a_commented_magic_stays_a_comment_in_the_module():
    assert module_text("# %%\n# %matplotlib inline\nx = 1\n") == "# %matplotlib inline\nx = 1\n"
