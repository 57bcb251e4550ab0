"""Notebooks that are not quite: their code or a `SubmissionError` of one line."""

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fuzz.bounds import bounded, is_one_line
from fuzz.mutations import DEEP, mutated_bytes, mutated_trees
from grader.errors import SubmissionError
from grader.notebook import MAX_TAG, MAX_TAGS, code_of_text, read_notebook

MULTIPLE = 150
"""A cell takes 21 bytes and becomes seven objects, of the largest kind that Python has."""
CONSTANT = 2 << 20
TEXTS = st.text(max_size=20) | st.sampled_from(["x = 1\n", "\0", "\ud800", "π"])
SOURCES = TEXTS | st.lists(TEXTS, max_size=3)
OUTPUTS = st.lists(st.fixed_dictionaries({"output_type": TEXTS, "text": SOURCES}), max_size=2)
METADATA = st.fixed_dictionaries({}, optional={"tags": st.lists(TEXTS, max_size=3), "a": TEXTS})
KINDS = st.sampled_from(["code", "code", "code", "markdown", "raw", "heading", "x"])
CELLS = st.fixed_dictionaries(
    {"cell_type": KINDS, "source": SOURCES, "metadata": METADATA},
    optional={"outputs": OUTPUTS, "id": TEXTS, "input": SOURCES, "execution_count": st.integers()},
)
NEW = st.fixed_dictionaries(
    {"nbformat": st.just(4), "nbformat_minor": st.integers(0, 9), "cells": st.lists(CELLS)}
)
SHEETS = st.lists(st.fixed_dictionaries({"cells": st.lists(CELLS, max_size=3)}), max_size=2)
OLD = st.fixed_dictionaries({"nbformat": st.integers(1, 3), "worksheets": SHEETS})
NOTEBOOKS = NEW | OLD


def check(content):
    """Read; what is accepted is a notebook that Jupyter takes and that can be encoded."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "work.ipynb"
        path.write_bytes(content)
        try:
            with bounded("notebook", CONSTANT + MULTIPLE * len(content)):
                notebook = read_notebook(path)
        except SubmissionError as refusal:
            return str(refusal)
        code_of_text(path)
    json.dumps(notebook, ensure_ascii=False).encode()
    for cell in notebook.cells:
        assert type(cell.source) is str
        tags = cell.metadata.get("tags", [])
        assert len(tags) <= MAX_TAGS
        assert all(type(tag) is str and len(tag) <= MAX_TAG for tag in tags)
    return None


def refused_in_one_line(refusal):
    return refusal is None or (refusal.startswith("work.ipynb: ") and is_one_line(refusal))


@given(NOTEBOOKS)
def test_a_notebook_gives_its_code(tree):
    refusal = check(json.dumps(tree).encode())
    assert refusal is None or tree["nbformat"] == 1


@given(mutated_trees(NOTEBOOKS), st.booleans())
def test_a_mutated_notebook(tree, ascii_only):
    text = json.dumps(tree, ensure_ascii=ascii_only)
    assert refused_in_one_line(check(text.encode("utf-8", "surrogatepass")))


@given(mutated_bytes(NOTEBOOKS.map(lambda tree: json.dumps(tree).encode())))
def test_a_notebook_of_mutated_bytes(content):
    assert refused_in_one_line(check(content))


@given(st.binary(max_size=500))
def test_any_bytes(content):
    assert refused_in_one_line(check(content))


@given(NOTEBOOKS, DEEP | st.integers(900, 1_100), st.sampled_from(["[]", "{}"]), st.data())
def test_deep_parts(tree, levels, brackets, data):
    """Also where a depth that can be parsed is too much for what looks at it afterwards."""
    text = json.dumps(tree)
    place = data.draw(st.sampled_from([i for i, c in enumerate(text) if c in "[{"]))
    opening, closing = ("[", "]") if brackets == "[]" else ('{"a":', "}")
    part = opening * levels + "0" + closing * levels
    try:
        at = json.JSONDecoder().raw_decode(text, place)[1]
    except ValueError:  # the bracket is part of a text
        return
    assert refused_in_one_line(check((text[:place] + part + text[at:]).encode()))
