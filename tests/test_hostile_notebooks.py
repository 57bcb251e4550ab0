"""A notebook that is made to cost memory or time is read or refused, quickly, in one line."""

import contextlib
import json
import time
import tracemalloc

import pytest

from grader.errors import SubmissionError
from grader.notebook import MAX_BYTES, code_of, read_notebook

TREE = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
CELL = {"cell_type": "code", "metadata": {}, "outputs": [], "source": "x = 1"}
MAX_PEAK = 12 * MAX_BYTES
SMALLEST = b'{"cell_type":"code"},'


def notebook(**changes):
    return json.dumps({**TREE, "cells": [{**CELL, **changes}]})


def around(content, *, key=b"metadata"):
    return b'{"nbformat": 4, "cells": [], "%s": ' % key + content + b"}"


@pytest.fixture
def code(tmp_path):
    """The code in a notebook of that text; time and memory are looked at."""

    def code(content):
        path = tmp_path / "work.ipynb"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        tracemalloc.start()
        begin = time.perf_counter()
        try:
            return code_of(read_notebook(path))
        finally:
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert peak < MAX_PEAK
            assert time.perf_counter() - begin < 30  # tracing makes it some ten times slower

    return code


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b" " * (100 << 20), "larger than 20 MiB"),
        (around(b"[" + SMALLEST * 900_000 + b"0]", key=b"cells"), "lists and objects"),
        (around(b"[" + SMALLEST * 400_000 + b"0]", key=b"cells"), "no list of cells"),
        (around(b"[" * 100_000 + b"]" * 100_000), "nested too deeply"),
        (around(b'{"a":' * 100_000 + b"0" + b"}" * 100_000), "nested too deeply"),
        (around(b"[" + b"[]," * 6_000_000 + b"0]"), "lists and objects"),
        (around(b"[]", key=b"nbformat"), "does not state its nbformat"),
        (around(b"9" * 1_000_000, key=b"nbformat"), "unknown version"),
        (around(b"1e999", key=b"nbformat"), "does not state its nbformat"),
        (around(b"0") + b"]" * 1_000, "Extra data"),
        (b"\xff" * 1_000, "not text in UTF-8"),
        (around(b"[[0]]", key=b"cells"), "no list of cells"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_it_is_refused(code, content, match):
    with pytest.raises(SubmissionError, match=match) as refusal:
        code(content)
    assert str(refusal.value).startswith("work.ipynb: ")
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(
    "metadata",
    [
        b"9" * 5_000_000,
        b"-" + b"9" * 5_000_000 + b".5e-3",
        b"[NaN, Infinity, -Infinity, 1e999]",
        b'["\\ud800", "\\u0000"]',
        b"[" + b"1," * 2_000_000 + b"1]",
        b'{"a": 1, "a": 2}',
    ],
    ids=["huge integer", "huge fraction", "no numbers", "odd text", "numbers", "same keys"],
)
def test_what_is_not_graded_does_not_matter(code, metadata):
    assert code(around(metadata)) == []


def test_of_two_lists_of_cells_the_last_counts_as_in_jupyter(code):
    assert code(b'{"nbformat": 4, "cells": 3, "cells": []}') == []


@pytest.mark.parametrize("source", [5, None, {"a": 1}, [["x"]], [None, 3]], ids=repr)
def test_a_source_that_is_no_text_holds_no_code(code, source):
    assert code(notebook(source=source)) == [""]


@pytest.mark.parametrize("depth", [100, 500, 900, 990])
def test_a_source_of_nested_lists_holds_no_code_or_is_refused(code, depth):
    content = notebook(source="X").replace('"X"', "[" * depth + "]" * depth)
    with contextlib.suppress(SubmissionError):
        assert code(content) == [""]


def test_a_nul_in_a_source_is_left_to_python(code):
    assert code(notebook(source="x = '\0'")) == ["x = '\0'"]


def test_half_a_surrogate_pair_becomes_a_question_mark(code, tmp_path):
    assert code(notebook(source="\ud800", metadata={"tags": ["\ud800"]})) == ["?"]
    assert read_notebook(tmp_path / "work.ipynb").cells[0].metadata.tags == ["?"]


def test_few_of_thousands_of_tags_are_kept(code, tmp_path):
    code(notebook(metadata={"tags": ["x" * 10_000, *map(str, range(100_000))]}))
    tags = read_notebook(tmp_path / "work.ipynb").cells[0].metadata.tags
    assert len(tags) == 100
    assert max(map(len, tags)) < 100


def test_a_name_with_control_codes_is_shown_without(tmp_path):
    path = tmp_path / "a\x1b[2J\n.ipynb"
    path.write_text("")
    with pytest.raises(SubmissionError) as refusal:
        read_notebook(path)
    assert str(refusal.value).isprintable()
