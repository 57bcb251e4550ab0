"""Text of any kind: what comes out of each function has nothing active in it."""

import csv
import html
import io
import re
import unicodedata
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from grader.escaping import (
    JOINER,
    for_csv,
    for_html,
    for_line,
    for_markdown,
    for_terminal,
    for_workflow,
)

ACTIVE = [
    *("\x1b[2J", "\x9b", "\r", "\r\n", "\n", "\t", " ", "    ", "\u202e", "\u2066", "\u200b"),
    *("\ud800", "\u2028", "<b>", "</td>", "<!--", "-->", "&lt;", "&#64;", '"', "'", "`", "```"),
    *("*", "**", "_", "~~", "[a](b)", "![a](b)", "[", "]", "(", ")", "\\", "|", "--|--", "---"),
    *("===", "# ", "#1", "> ", "- ", "+ ", "1. ", "1)", "12.", "@name", "a@b.org", "GH-1", "$x$"),
    *("http://a.b", "https://", "www.a.b", "<http://a.b>", ":+1:", "[^1]", "=1+1", "+1", "-1"),
    *("@SUM(1)", "＝1", "－1", ";", ",", "::error::", "::", "##[error]", "##vso[a]", "%0A", "%"),
    *("###[", "#\n#[", "::\r::", "a", "0", "loss = 0.5"),
]
TEXTS = st.lists(st.sampled_from(ACTIVE) | st.text(max_size=3), max_size=8).map("".join)
MARKDOWN = MarkdownIt().enable(["table", "strikethrough"])
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
REFERENCE = re.compile(r"@[\w-]|#\d|GH-\d|https?://|www\.|:[\w+-]+:", re.IGNORECASE)


class Seen(HTMLParser):
    """Notes whatever a browser would not take for text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", []

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    handle_endtag = handle_decl = handle_pi = handle_comment = unknown_decl = lambda self, *parts: (
        self.tags.append(parts)
    )


def seen(text):
    parser = Seen()
    parser.feed(text)
    parser.close()
    return parser


@given(TEXTS)
def test_nothing_hidden_reaches_a_terminal(text):
    shown = for_terminal(text)
    hidden = [c for c in shown if unicodedata.category(c) in HIDDEN and c not in "\n\t"]
    assert set(hidden) <= {"\u200c", "\u200d"}
    assert not re.search("(?<![\u0600-\u0dff])[\u200c\u200d]", shown)
    assert for_terminal(shown) == shown
    shown.encode()
    assert "\n" not in for_line(text)
    assert len(for_line(text * 50)) <= 200


@given(TEXTS)
def test_html_is_one_text(text):
    escaped = for_html(text)
    assert seen(escaped).tags == []
    assert html.unescape(escaped) == for_terminal(text)
    (tag,) = seen(f'<p title="{escaped}">').tags
    assert tag == ("p", [("title", for_terminal(text))])


@given(
    TEXTS, st.sampled_from(["{}", "| {} | b |\n|---|---|\n| c | {} |", "- {}", "before {} after"])
)
def test_markdown_is_the_text_and_no_more(text, around):
    escaped = for_markdown(text)
    written = " ".join(for_terminal(text).split())
    tokens = MARKDOWN.parse(around.replace("{}", escaped))
    pattern = MARKDOWN.parse(around.replace("{}", "x" if written else ""))
    assert [token.type for token in tokens] == [token.type for token in pattern]
    parts = [child for token in tokens for child in token.children or []]
    assert {part.type for part in parts} <= {"text"}
    assert written in "".join(part.content for part in parts).replace(JOINER, "")
    assert not REFERENCE.search(html.unescape(escaped).replace("\\", ""))


@given(TEXTS)
def test_no_cell_is_a_formula(text):
    escaped = for_csv(text)
    for cell in re.split(r"[;\n\t\r]", escaped):
        begins = cell.strip().lstrip("\"' ")
        quoted = "'" in cell[: len(cell) - len(begins)] if begins else True
        assert quoted or unicodedata.normalize("NFKC", begins)[0] not in "=+-@"
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([escaped, "end"])
    stream.seek(0)
    assert list(csv.reader(stream)) == [[escaped, "end"]]


@given(TEXTS)
def test_no_line_is_a_workflow_command(text):
    data = for_workflow(text)
    assert "\n" not in data
    assert "\r" not in data
    decoded = data.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    for line in [data, *re.split(r"[\r\n]", decoded)]:
        assert not line.strip().startswith("::")
        assert not re.search(r"##\w*\[", line)
    data.encode()
