"""A student's module, parsed whole and executed one statement at a time."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.worker.loading import Module

SKIP = '# %% tags=["skip-grading"]\n'


@pytest.fixture
def load(tmp_path, monkeypatch):
    """A started module of that source; its traces in the interpreter are removed."""
    monkeypatch.setattr(sys, "path", list(sys.path))

    def load(source):
        path = tmp_path / "work.py"
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        module = Module(path, "work")
        module.start()
        return module

    yield load
    sys.modules.pop("work", None)


@pytest.fixture
def run(load):
    """The namespace of a source after all its statements; those that raise are passed over."""

    def run(source):
        module = load(source)
        for index in range(len(module.statements)):
            try:
                module.run(index)
            except Exception as error:
                module.namespace.setdefault("raised", []).append(type(error).__name__)
        return module.namespace

    return run


def test_nothing_runs_before_it_is_asked_to(load):
    module = load("x = 1\ny = 2\n")
    module.run(1)
    assert "x" not in module.namespace
    assert module.namespace["y"] == 2


@pytest.mark.parametrize("bad", ["1 / 0", "import nothing_of_that_name", "undefined", "return 3"])
def test_a_statement_that_raises_costs_only_itself(run, bad):
    namespace = run(f"x = 1\n{bad}\ny = x + 1\n")
    assert namespace["y"] == 2
    assert len(namespace["raised"]) == 1


def test_statements_know_their_lines(load):
    module = load("x = 1\n\n\ndef f():\n    return 1\n\n@str\ndef g(): ...\n")
    assert [statement.lineno for statement in module.statements] == [1, 4, 8]


def test_an_error_knows_its_line(load):
    module = load("x = 1\n\ny = 1 / 0\n")
    with pytest.raises(ZeroDivisionError) as error:
        module.run(1)
    assert error.traceback[-1].lineno + 1 == 3


def test_a_module_is_not_the_main_program(run):
    namespace = run("name = __name__\nif __name__ == '__main__':\n    demo = 1\n")
    assert namespace["name"] == "work"
    assert "demo" not in namespace


def test_a_module_knows_its_file_and_docstring(run, tmp_path):
    namespace = run('"""Homework."""\nx = __file__\n')
    assert namespace["__doc__"] == "Homework."
    assert namespace["x"] == str(tmp_path / "work.py")


def test_a_module_can_import_itself_and_what_stands_beside_it(run, tmp_path):
    (tmp_path / "beside_work.py").write_text("z = 3\n")
    namespace = run("x = 1\nimport work\nfrom beside_work import z\ny = work.x\n")
    assert (namespace["y"], namespace["z"]) == (1, 3)
    sys.modules.pop("beside_work")


def test_dataclasses_find_their_module(run):
    source = "from __future__ import annotations\nfrom dataclasses import dataclass\n"
    assert "raised" not in run(source + "@dataclass\nclass A:\n    x: int = 1\n")


# Future imports.


def test_a_future_import_holds_for_all_statements(run):
    source = '"""Doc."""\nfrom __future__ import annotations\ndef f(x: nothing): ...\n'
    assert run(source)["f"].__annotations__ == {"x": "nothing"}


def test_without_a_future_import_annotations_are_evaluated(run):
    """The loader's own future import does not reach the student's code."""
    assert run("def f(x: nothing): ...\n")["raised"] == ["NameError"]


def test_an_unknown_future_costs_only_itself(run):
    namespace = run("from __future__ import braces, nothing\nx = 1\n")
    assert namespace["raised"] == ["SyntaxError"]
    assert namespace["x"] == 1


# The tag.


def test_a_tagged_cell_is_not_run(run):
    namespace = run(f"x = 1\n{SKIP}y = 1\nz = 1\n# %%\nw = 1\n")
    assert {"x", "y", "z", "w"} & set(namespace) == {"x", "w"}


def test_the_tag_alone_skips_nothing(run):
    assert run('# skip-grading\nx = "skip-grading"\n')["x"] == "skip-grading"


@pytest.mark.parametrize("end", ["\x0c", "\u2028"], ids=ascii)
def test_lines_are_counted_as_python_counts_them(run, end):
    """Python ends a line at a line feed only; `str.splitlines` ends it in many places more."""
    namespace = run(f"# a page{end}{end}{end} break\n{SKIP}y = 1\n# %%\nx = 1\n")
    assert {"x", "y"} & set(namespace) == {"x"}


# What is no module.


@pytest.mark.parametrize(
    "source",
    [
        "def f(:\n",
        "x = (\n",
        "if True:\nx = 1\n",
        "print 'x'\n",
        b"x = '\xff'\n",
        b"\xff\xfex\x00",
        b"# coding: latin-1\n\xef\xbb\xbf",
        b"# coding: nothing\nx = 1\n",
        b"# coding: rot13\nk = 1\n",
        b"# coding: hex\n00\n",
        b"# coding: utf-16\nx = 1\n",
        b"# coding: undefined\nx = 1\n",
        "(" * 500,
    ],
    ids=lambda source: ascii(source)[:30],
)
def test_what_does_not_parse_is_a_syntax_error(load, source):
    with pytest.raises(SyntaxError):
        load(source)


@pytest.mark.parametrize("source", [b"x = 1\0\n", b"\0", b"x = '\0'\n"])
def test_null_bytes_do_not_parse(load, source):
    """Python 3.10 calls it a ValueError, later ones a SyntaxError; the session takes both."""
    with pytest.raises((SyntaxError, ValueError)):
        load(source)


@given(st.binary(max_size=40) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_a_module_or_refused(tmp_path_factory, source):
    path = tmp_path_factory.getbasetemp() / "work.py"
    path.write_bytes(source)
    try:
        Module(path, "work")
    except (SyntaxError, ValueError):
        return


@pytest.mark.parametrize(
    "source",
    [
        b"x = '\xc3\xbc'\n",
        b"\xef\xbb\xbfx = '\xc3\xbc'\n",
        b"# coding: latin-1\nx = '\xfc'\n",
        b"#!/usr/bin/python\n# -*- coding: cp1252 -*-\r\nx = '\xfc'\r\n",
        b"x = '\xc3\xbc'\r",
        b"x = '\xc3\xbc'",
    ],
)
def test_every_encoding_that_python_reads_is_read(run, source):
    assert run(source)["x"] == "ü"


@pytest.mark.parametrize("source", ["", "\n\n", "# only a comment", "\ufeff"])
def test_a_file_without_statements_is_a_module(load, source):
    assert load(source).statements == []
