"""Student text stays text, wherever it is printed."""

import csv
import io

import pytest
from markdown_it import MarkdownIt
from workflow_runner import obeyed

from grader.escaping import (
    JOINER,
    for_csv,
    for_html,
    for_line,
    for_markdown,
    for_terminal,
    for_workflow,
    for_workflow_property,
)

ALL = [for_terminal, for_line, for_html, for_markdown, for_csv, for_workflow]
ALL += [for_workflow_property]


@pytest.mark.parametrize(
    "character",
    ["\x1b", "\x00", "\x07", "\x08", "\r", "\x7f", "\x85", "\x9b"]
    + [chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
    + ["\u200b", "\u200d", "\u200e", "\u2060", "\ufeff", "\u061c", "\u00ad", "\u2028", "\u2029"]
    + ["\ud800", "\udfff", "\u3164", "\u2800", "\ue000", "\U000e0041"],
    ids=ascii,
)
def test_what_redraws_reorders_or_hides_is_replaced_in_a_terminal(character):
    assert for_terminal(f"a{character}b") == "a�b"


@pytest.mark.parametrize(
    "text",
    [
        *("loss = 0.5", "π ≈ 3", "été\u00a0!", "全角\u3000字", "a\n\tb", "✓ ⚠️", "नमस्ते"),
        *("علی\u200cرضا", "ක්\u200dරියා", "क्\u200dष"),
    ],
)
def test_honest_text_stays_as_it_is_in_a_terminal(text):
    assert for_terminal(text) == text


@pytest.mark.parametrize("text", ["a\u200cb", "علی\u200c", "را\u200cی", "یا\u200dی", "क\u200dष"])
def test_a_joiner_that_shows_nothing_is_replaced(text):
    """Two names that look alike would be two students."""
    assert "�" in for_terminal(text)


def test_line_ends_of_windows_are_line_ends():
    assert for_terminal("a\r\nb") == "a\nb"


@pytest.mark.parametrize("escape", ALL)
def test_whatever_comes_out_can_be_encoded(escape):
    escape("\ud800 \udfff").encode()


@pytest.mark.parametrize("escape", ALL)
def test_plain_words_are_not_changed(escape):
    assert escape("expected 0.5 and got 0.25") == "expected 0.5 and got 0.25"


def test_a_line_has_no_breaks():
    assert for_line("a\nb\tc\r\nd") == "a�b�c�d"


def test_a_long_line_keeps_its_beginning_and_its_end():
    line = for_line("a" * 5_000 + "double.py")
    assert len(line) <= 200
    assert line.startswith("aaa")
    assert line.endswith("double.py")


@pytest.mark.parametrize("text", ["<script>", "a & b", "\" onclick='x'", "&lt;"])
def test_html_has_no_markup(text):
    assert not set(for_html(text)) & set("<>\"'")


@pytest.mark.parametrize(
    "text",
    [
        "**bold** _it_ `code` ~~gone~~",
        "<b>bold</b> <!-- x --> &copy; &#64;",
        "[link](http://a.b) ![image](x.png) [a]: x",
        "<http://a.b> http://a.b www.a.b",
        "# title",
        "- item",
        "+ item",
        "* item",
        "1. item",
        "1) item",
        "> quote",
        "---",
        "===",
        "```\ncode\n```",
        "    code",
        "a\n---\nb",
        "a | b\n--|--\nc | d",
        "a\\",
        "a  \nb",
    ],
)
def test_markdown_shows_what_was_written(text):
    (paragraph, inline, end) = (
        MarkdownIt().enable(["table", "strikethrough"]).parse(for_markdown(text))
    )
    assert (paragraph.type, end.type) == ("paragraph_open", "paragraph_close")
    assert {token.type for token in inline.children} == {"text"}
    shown = "".join(token.content for token in inline.children).replace(JOINER, "")
    assert shown == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["@octocat", "a@b.org", "#12", "GH-12", "http://a.b", "www.a.b", "owner/repo#1", ":+1:"]
)
def test_markdown_refers_to_nobody(text):
    assert text not in for_markdown(text).replace("\\", "")


def test_markdown_does_not_end_a_cell_of_a_table():
    assert for_markdown("a | b\nc") == r"a \| b c"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", '"=1', "＝1", "＋1", "－1", "＠a", "\n=1"],
)
def test_no_cell_is_a_formula(text):
    assert for_csv(text).startswith(("'", "\n'", "�"))


def test_a_formula_behind_a_separator_is_none():
    assert for_csv("a;=1\n@b") == "a;'=1\n'@b"
    assert for_csv("\n=1") == "\n'=1"


def test_a_carriage_return_begins_no_cell():
    assert for_csv("\r=1") == "�=1"


def test_a_cell_is_read_as_it_was_written():
    stream = io.StringIO()
    csv.writer(stream).writerow([for_csv('say "a", b\nc'), for_csv("=1")])
    stream.seek(0)
    assert next(csv.reader(stream)) == ['say "a", b\nc', "'=1"]


@pytest.mark.parametrize("start", ["", "a\n", "a\r", "a\r\n", "  ", "\t", "a\n  "])
@pytest.mark.parametrize("command", ["::error::x", "::add-mask::x", "##[error]x", "##vso[x]y"])
def test_no_line_is_a_workflow_command(start, command):
    escaped = for_workflow(start + command)
    assert "\n" not in escaped
    assert "\r" not in escaped
    assert command not in escaped


def test_the_data_of_a_workflow_command_is_encoded():
    assert for_workflow("50%\r\n%0A") == "50%25%0D%0A%250A"


@pytest.mark.parametrize("start", ["", "a\n", "a\r", "a\r\n", "  ", "\t", "a\n  "])
@pytest.mark.parametrize("command", ["::error::x", "::add-mask::x", "##[error]x", "##vso[x]y"])
def test_no_property_of_a_workflow_command_is_one_itself(start, command):
    line = f"::error title={for_workflow_property(start + command)},file=a.py::said"
    (found,) = obeyed(line)
    assert (found.name, found.data, found.properties["file"]) == ("error", "said", "a.py")


@pytest.mark.parametrize("text", ["a,file=b.py", "a::forged", "50% %3A %253A", "a=b", "a\r\nb"])
def test_a_property_of_a_workflow_command_is_read_as_it_was_written(text):
    (found,) = obeyed(f"::error title={for_workflow_property(text)},line=3::said")
    assert found.properties == {"title": text, "line": "3"}
