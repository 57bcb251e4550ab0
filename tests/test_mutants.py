"""Wrong answers made by a machine: each is a program, differs, and is told from the others."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from submissions import ROOT

from grader.authoring.mutants import mutants_of

LEAVES = st.sampled_from(["x", "y", "0", "1", "2.5", "0.0", "True", "'text'", "None", "x[0]"])
SOURCES = [
    path
    for path in sorted(ROOT.glob("solutions/[0-9]*_*/*.py"))
    if path.stem == path.parent.name[3:] and "\ndef " in path.read_text(encoding="utf-8")
]


def _larger(inner):
    operators = st.sampled_from(["+", "-", "*", "/", "//", "**", "@", "%"])
    comparisons = st.sampled_from(["<", "<=", ">", ">=", "==", "!=", "is", "in"])
    calls = st.sampled_from(["exp", "tf.reduce_mean", "x.sum", "f", "tf.maximum"])
    return st.one_of(
        st.builds("({} {} {})".format, inner, operators | comparisons, inner),
        st.builds("({} {})".format, st.sampled_from(["-", "not", "+"]), inner),
        st.builds("{}({}, {}, axis={})".format, calls, inner, inner, inner),
        st.builds("{}({})".format, calls, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("({}, {})".format, inner, inner),
        st.builds("[{} for x in {}]".format, inner, inner),
        st.builds("(lambda y: {})".format, inner),
    )


EXPRESSIONS = st.recursive(LEAVES, _larger, max_leaves=4)
STATEMENTS = st.one_of(
    st.builds("x = {}".format, EXPRESSIONS),
    st.builds("x += {}".format, EXPRESSIONS),
    st.builds("return {}".format, EXPRESSIONS),
    st.builds("if {}:\n        x = {}\n    else:\n        pass".format, EXPRESSIONS, EXPRESSIONS),
    st.builds("for i in {}:\n        x -= {}".format, EXPRESSIONS, EXPRESSIONS),
    st.builds("try:\n        {}\n    except E:\n        x = {}".format, EXPRESSIONS, EXPRESSIONS),
    st.builds("def g(z, k=1):\n        return {}".format, EXPRESSIONS),
)
PARAMETERS = st.sampled_from(["", "x", "x, y", "x, y=1, z=2"])
FUNCTIONS = st.builds(
    lambda parameters, body: "\n    ".join([f"def f({parameters}):", '"""Doc."""', *body]) + "\n",
    PARAMETERS,
    st.lists(STATEMENTS, min_size=1, max_size=2),
)


def texts(body, parameters="x"):
    """What is changed in a function of that body, without the function's name."""
    source = f"def f({parameters}):\n    {body}\n"
    return [mutant.text.removeprefix("f: ") for mutant in mutants_of(source, "f")]


@given(FUNCTIONS)
def test_every_mutant_is_a_program_that_defines_the_function(source):
    for mutant in mutants_of(source, "f"):
        (definition,) = ast.parse(mutant.code).body
        assert definition.name == mutant.function == "f"


@given(FUNCTIONS)
def test_every_mutant_differs_from_the_original_and_from_the_others(source):
    trees = [ast.dump(ast.parse(mutant.code)) for mutant in mutants_of(source, "f")]
    assert ast.dump(ast.parse(source)) not in trees
    assert len(set(trees)) == len(trees)


@given(FUNCTIONS)
def test_no_two_mutants_are_listed_by_the_same_text(source):
    listed = [mutant.text for mutant in mutants_of(source, "f")]
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_mutants_of_each_solution_are_programs_that_differ(path):
    source = path.read_text(encoding="utf-8")
    names = [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    for name in names:
        mutants = mutants_of(source, name)
        assert mutants
        assert len({mutant.text for mutant in mutants}) == len(mutants)
        assert len({ast.dump(ast.parse(mutant.code)) for mutant in mutants}) == len(mutants)


def test_the_same_source_gives_the_same_mutants():
    source = "def f(x, y):\n    if x > y:\n        return x + y\n    return g(y, x)\n"
    assert mutants_of(source, "f") == mutants_of(source, "f")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("return x + y", "return x - y"),
        ("return x - y", "return y - x"),
        ("return x / y", "return x // y"),
        ("return x @ y", "return y @ x"),
        ("x += y", "x -= y"),
        ("return x < y", "return x <= y"),
        ("return x == y", "return x != y"),
        ("return -x", "return +x"),
        ("return not x", "return not not x"),
        ("return 3", "return 4"),
        ("return 3", "return 2"),
        ("return 0.5", "return 1.0"),
        ("return 0.0", "return -1.0"),
        ("return tf.reduce_mean(x)", "return tf.reduce_sum(x)"),
        ("return max(x, y)", "return min(x, y)"),
        ("return g(x, y)", "return g(y, x)"),
        ("return g(x, y, z)", "return g(x, z, y)"),
        ("return g(x, axis=y)", "return g(x)"),
        ("return g(x, keepdims=True)", "return g(x, keepdims=False)"),
        ("return (x, y)", "return (y, x)"),
        ("return x if y else z", "return z if y else x"),
        ("x = y", "pass"),
        ("if x > 0:\n        return y", "if x >= 0:"),
        ("while x:\n        y = 1", "pass"),
    ],
)
def test_a_slip_that_students_make_is_among_the_mutants(before, after):
    assert f"{before.splitlines()[0]} → {after}" in texts(before)


def test_parameters_are_exchanged():
    assert "def f(a, b, c): → def f(a, c, b):" in texts("return a", "a, b, c")


def test_a_statement_within_a_block_is_changed_by_itself():
    assert "y = x + 1 → y = x - 1" in texts("for i in x:\n        y = x + 1\n    return y")


def test_neither_docstrings_nor_texts_are_changed():
    assert texts('"""Doc."""', "") == []
    assert texts("return 'mean'") == ["return 'mean' → pass"]


def test_changes_of_one_text_are_numbered():
    assert texts("return (x + 1) - (x + 1)").count("return x + 1 - (x + 1) → pass") == 1
    both = texts("if x:\n        y = 1\n    else:\n        y = 1")
    assert {"y = 1 → y = 2", "y = 1 → y = 2 #2"} <= set(both)


def test_only_a_function_at_the_top_level_is_changed():
    source = (
        "def g(x):\n    return x\n\n\nclass A:\n    def f(self):\n        return 1\n\n\nh = g\n"
    )
    assert mutants_of(source, "f") == mutants_of(source, "h") == []


def test_a_mutant_is_the_function_alone():
    (mutant,) = mutants_of("import os\n\n\ndef g():\n    pass\n\n\ndef f():\n    return\n", "f")
    assert mutant.code == "def f():\n    pass"
