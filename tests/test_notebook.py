"""A notebook is read as data: any version, any damage, never more than a `SubmissionError`."""

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import SubmissionError
from grader.notebook import MAX_BYTES, MAX_CELLS, code_of, code_of_text, read_notebook


def cell(source="x = 1", **changes):
    plain = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    return {**plain, "source": source, **changes}


def tree(*cells, **changes):
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells), **changes}


def version_3(*cells):
    metadata = {"name": ""}
    return {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": metadata,
        "worksheets": [{"cells": list(cells)}],
    }


@pytest.fixture
def read(tmp_path):
    """The notebook in that text or tree."""

    def read(content):
        path = tmp_path / "work.ipynb"
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_notebook(path)

    return read


# What can be read.


@pytest.mark.parametrize(
    "notebook",
    [
        tree(cell(id="a"), cell("y = 2", id="b")),
        tree(cell(), cell("y = 2")),
        tree(cell(id="a"), cell("y = 2", id="a")),
        tree(cell(id="not an id!"), cell("y = 2", id="")),
        tree(cell(), cell("y = 2"), nbformat_minor=0),
        tree(cell(), cell("y = 2"), nbformat_minor=99),
        tree(cell(extra=1), cell("y = 2"), extra={}),
        version_3(
            {"cell_type": "code", "input": ["x = 1"], "language": "python", "outputs": []},
            {"cell_type": "heading", "level": 1, "source": "A title"},
            {"cell_type": "code", "input": "y = 2", "language": "python", "outputs": []},
        ),
    ],
    ids=["ids", "no ids", "same ids", "odd ids", "4.0", "4.99", "extra", "3.0"],
)
def test_notebooks_of_all_ages_give_their_code(read, notebook):
    assert code_of(read(notebook)) == ["x = 1", "y = 2"]


def test_every_cell_has_an_id_of_its_own(read):
    ids = [c.id for c in read(tree(cell(id="a"), cell(id="a"), cell())).cells]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    "source", ["a = 1\nb = 2", ["a = 1\n", "b = 2"], ["a = 1", "\nb = 2"]], ids=repr
)
def test_a_source_may_be_text_or_lines(read, source):
    assert code_of(read(tree(cell(source)))) == ["a = 1\nb = 2"]


def test_a_byte_order_mark_is_no_part_of_it(read):
    assert code_of(read("\ufeff" + json.dumps(tree(cell())))) == ["x = 1"]


def test_text_that_is_not_ascii_stays_as_it_is(read):
    assert code_of(read(json.dumps(tree(cell("π = 'ü'")), ensure_ascii=False))) == ["π = 'ü'"]


def test_markdown_and_raw_cells_are_no_code(read):
    others = [{"cell_type": kind, "source": "x", "metadata": {}} for kind in ("markdown", "raw")]
    assert code_of(read(tree(*others, cell("y")))) == ["y"]


def test_a_notebook_without_cells_has_no_code(read):
    assert code_of(read(tree())) == []


@pytest.mark.parametrize(
    "tags",
    [
        ["skip-grading"],
        ["skip-grading", "skip-grading"],
        ["a,b", "skip-grading"],
        ["skip-grading", 5],
    ],
    ids=repr,
)
def test_tags_are_kept_whatever_else_is_among_them(read, tags):
    notebook = read(tree(cell(metadata={"tags": tags})))
    assert "skip-grading" in notebook.cells[0].metadata.tags


@pytest.mark.parametrize("metadata", [{}, {"tags": "skip-grading"}, {"tags": None}, {"a": [1]}])
def test_metadata_that_is_odd_gives_no_tags(read, metadata):
    assert read(tree(cell(metadata=metadata))).cells[0].metadata.tags == []


def test_old_outputs_are_dropped(read):
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 1_000}
    assert "xxx" not in json.dumps(read(tree(cell(outputs=[output]))))


def test_thousands_of_broken_outputs_take_no_time(read):
    """They are dropped anyway; to look at each of the million that fit would take an hour."""
    begin = time.perf_counter()
    read(tree(cell(outputs=[{"output_type": "x"}] * 5_000)))
    assert time.perf_counter() - begin < 1


def test_reading_prints_nothing(read, capfd):
    read(tree(cell(id="not an id!", extra=1), cell(outputs=[{"output_type": "x"}])))
    assert capfd.readouterr() == ("", "")


# What cannot.


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        '{"cells": [',
        "x = 1",
        b"\xff\xfe{\x00}\x00",
        b"\x89PNG\r\n",
        "null",
        "3",
        '"text"',
        "[]",
        "{}",
        '{"error": "sign in"}',
        '{"nbformat": 4}',
        tree(nbformat=99),
        tree(nbformat="4"),
        tree(nbformat=-1),
        tree(cells={}),
        tree(cells=None),
        tree(1),
        tree(None),
        tree({}),
        {**version_3(), "worksheets": 3},
    ],
    ids=lambda content: repr(content)[:30],
)
def test_what_is_no_notebook_is_refused(read, content):
    with pytest.raises(SubmissionError, match=r"^work.ipynb: "):
        read(content)


def test_a_notebook_without_its_version_is_not_taken_for_an_empty_one(read):
    with pytest.raises(SubmissionError):
        read({"cells": [cell("def double(x): ...")]})


@pytest.mark.parametrize("depth", [300, 1_000, 100_000])
def test_deep_nesting_is_read_or_refused(read, depth):
    text = json.dumps(tree(metadata={"a": 0})).replace("0}", "[" * depth + "]" * depth + "}")
    with contextlib.suppress(SubmissionError):
        assert code_of(read(text)) == []


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "work.ipynb"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(SubmissionError, match="larger than 20 MiB; clear outputs"):
        read_notebook(path)


def test_too_many_cells_are_refused(read):
    raw = {"cell_type": "raw", "source": "", "metadata": {}}
    with pytest.raises(SubmissionError, match="more than 5000 cells"):
        read(tree(*[raw] * (MAX_CELLS + 1)))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(SubmissionError, match="cannot be read: No such file"):
        read_notebook(tmp_path / "work.ipynb")


def test_a_refusal_is_one_line(read):
    with pytest.raises(SubmissionError) as refusal:
        read(tree({"a": 1}))
    assert "\n" not in str(refusal.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
KEYS = st.sampled_from(["nbformat", "nbformat_minor", "metadata", "cells", "worksheets"])
CELL_KEYS = st.sampled_from(["cell_type", "source", "metadata", "outputs", "execution_count", "id"])
TAGS = st.fixed_dictionaries({"tags": st.lists(JSON, max_size=3) | JSON})


@given(
    notebook=st.dictionaries(KEYS, JSON | st.integers(1, 5), max_size=2),
    inner=st.dictionaries(CELL_KEYS, JSON | TAGS | st.just("code"), max_size=3),
)
def test_any_json_in_place_of_a_part_is_read_or_refused(tmp_path_factory, notebook, inner):
    path = tmp_path_factory.getbasetemp() / "work.ipynb"
    path.write_text(json.dumps({**tree(cell(**inner)), **notebook}))
    try:
        assert all(isinstance(source, str) for source in code_of(read_notebook(path)))
    except SubmissionError:
        return


# The same work.


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("def f():\n    return 1\n", "def f():\r\n    return  1", True),
        ("def f():\n    return 1\n", "def f():\n    return 2\n", False),
        (tree(cell(id="a")), tree(cell(id="b"), cell("")), True),
        (tree(cell(id="a")), tree(cell("x = 2", id="a")), False),
    ],
)
def test_two_files_are_the_same_work_when_their_code_is(tmp_path, one, other, same):
    paths = []
    for name, content in (("a", one), ("b", other)):
        paths.append(tmp_path / (f"{name}.py" if isinstance(content, str) else f"{name}.ipynb"))
        paths[-1].write_text(content if isinstance(content, str) else json.dumps(content))
    assert (code_of_text(paths[0]) == code_of_text(paths[1])) == same
