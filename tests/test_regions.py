"""The marked regions of a source: no solution reaches students, and nothing else is lost."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.authoring.forms import stub_source, without_markers
from grader.authoring.regions import parts
from grader.errors import AuthorError

NAMES = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
STATEMENTS = st.lists(
    st.builds("kept_{} = {}".format, NAMES, st.integers(0, 9)) | st.just(""), max_size=3
)
SECRETS = st.lists(
    st.builds("secret_{} = {}".format, NAMES, st.integers(0, 9))
    | st.builds("# secret: {}".format, NAMES)
    | st.just("return secret")
    | st.just(""),
    min_size=1,
    max_size=4,
)


def indented(lines, depth):
    return [f"{' ' * depth}{line}" if line else "" for line in lines]


@st.composite
def functions(draw):
    """A function with a region: its head, the solution, the marked lines, and the stub."""
    depth = draw(st.sampled_from([4, 8]))
    head = [f"def f_{draw(NAMES)}(x):", *indented(draw(STATEMENTS), 4)]
    head += ["    if x:"] if depth == 8 else []
    secret = indented(draw(SECRETS), depth)
    instead = draw(st.none() | st.lists(NAMES.map("kept_{}".format), min_size=1, max_size=2))
    mark = " " * depth
    stub = [] if instead is None else [f"{mark}# <stub>", *(f"{mark}# {i}" for i in instead)]
    body = [f"{mark}# <solution>", *secret, *stub, f"{mark}# </solution>"]
    return head, secret, body, instead and indented(instead, depth)


def source_of(written, middle):
    return "".join(f"{line}\n" for head, *rest in written for line in [*head, *middle(head, *rest)])


SOURCES = st.lists(functions(), min_size=1, max_size=3)


@given(SOURCES)
def test_no_line_of_a_solution_is_in_the_stub(written):
    stub = stub_source(source_of(written, lambda head, secret, body, instead: body))
    assert "secret" not in stub
    assert "solution>" not in stub
    assert "<stub>" not in stub


@given(SOURCES)
def test_a_stub_is_the_source_with_each_region_replaced(written):
    def replaced(head, secret, body, instead):
        name = head[0].split("(")[0].removeprefix("def ")
        depth = body[0].index("#")
        raised = f'{" " * depth}raise NotImplementedError("{name} is not written yet")'
        return instead if instead is not None else [raised]

    source = source_of(written, lambda head, secret, body, instead: body)
    assert stub_source(source) == source_of(written, replaced)


@given(SOURCES)
def test_a_stub_can_be_parsed(written):
    ast.parse(stub_source(source_of(written, lambda head, secret, body, instead: body)))


@given(SOURCES)
def test_a_solution_is_the_source_without_the_marks(written):
    source = source_of(written, lambda head, secret, body, instead: body)
    assert without_markers(source) == source_of(written, lambda head, secret, *_: secret)


@given(st.text(alphabet="abc #<>/=\n\t\x0c\u2028"))
def test_a_source_without_regions_comes_out_as_it_went_in(source):
    assert "".join(parts(source)) == source


MARKS = st.sampled_from(
    ["    # <solution>", "    # <stub>", "    # </solution>", "    # x = 1", "def f(x):", "y = 2"]
)


@given(st.lists(MARKS).map("\n".join))
def test_marks_in_any_order_either_make_a_stub_or_are_the_authors_error(source):
    try:
        stub = stub_source(source)
    except AuthorError:
        return
    assert "solution>" not in stub
    assert source.count("# <solution>") == source.count("# </solution>")


@pytest.mark.parametrize(
    "line",
    [
        "#<solution>",
        "# < solution >",
        "# <Solution>",
        "# <solution> here",
        "## <solution>",
        "x = 1  # <solution>",
        "# <stub >",
        "# </stub>",
        "# <solutions>",
    ],
)
def test_a_mark_that_is_slightly_off_is_the_authors_error(line):
    with pytest.raises(AuthorError, match="line 2: write `# <solution>`"):
        list(parts(f"def f(x):\n    {line}\n"))


@pytest.mark.parametrize(
    ("marks", "line"),
    [
        (["</solution>"], 1),
        (["<stub>"], 1),
        (["<solution>", "<solution>"], 2),
        (["<solution>", "<stub>", "<stub>"], 3),
        (["<solution>", "</solution>", "</solution>"], 3),
    ],
)
def test_a_mark_out_of_order_is_told_with_its_line(marks, line):
    with pytest.raises(AuthorError, match=f"^line {line}: .* where the other mark is due"):
        list(parts("".join(f"# {mark}\n" for mark in marks)))


def test_a_region_that_is_not_closed_is_told():
    with pytest.raises(AuthorError, match="the last `# <solution>` is not closed"):
        list(parts("def f(x):\n    # <solution>\n    return x\n"))


def test_a_region_at_the_top_level_after_a_function_needs_a_stub_of_its_own():
    source = "def f(x):\n    return x\n\n\n# %%\n# <solution>\ny = 1\n# </solution>\n"
    with pytest.raises(AuthorError, match="line 6: `# <solution>` outside of all functions"):
        stub_source(source)


def test_a_stub_of_its_own_cannot_be_empty():
    with pytest.raises(AuthorError, match="line 2: nothing stands after `# <stub>`"):
        stub_source("def f(x):\n    # <solution>\n    return x\n    # <stub>\n    # </solution>\n")


def test_what_the_stub_has_instead_must_be_comments():
    source = (
        "def f(x):\n    # <solution>\n    return x\n    # <stub>\n    return 0\n    # </solution>"
    )
    with pytest.raises(AuthorError, match="line 2: after `# <stub>` each line must be a comment"):
        stub_source(source)


def test_a_comment_keeps_the_indentation_that_it_has_within():
    source = """def f(x):
    # <solution>
    return x
    # <stub>
    # if x:
    #     # why?
    #     return ...

    # </solution>
"""
    assert stub_source(source) == "def f(x):\n    if x:\n        # why?\n        return ...\n\n"


def test_a_region_belongs_to_the_top_level_function_around_it():
    source = """@decorated
def outer(
    x,
):
    def inner(y):
        # <solution>
        return y
        # </solution>
    return inner(x)


class Later:
    pass
"""
    assert 'raise NotImplementedError("outer is not written yet")' in stub_source(source)


def test_a_region_after_a_function_is_not_in_it():
    source = "def f(x):\n    return x\n\n\ny = 1\n# <solution>\nz = 2\n# </solution>\n"
    with pytest.raises(AuthorError, match="line 6: `# <solution>` outside of all functions"):
        stub_source(source)
