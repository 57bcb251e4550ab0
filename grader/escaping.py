"""Student text in what we print: one function for each place where text can become more than text.

Pure. Each takes any `str`, also one with lone surrogates, and returns text that can be encoded.
"""

from __future__ import annotations

import html
import re
import unicodedata

REPLACEMENT = "�"
JOINER = "\u2060"
"""Word joiner: without width, and nothing breaks or matches across it."""

BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that count as letters, marks or symbols and show nothing."""

JOINERS = "\u200c\u200d"
VIRAMA = 9
"""The combining class of signs that take a vowel away: a joiner there shapes what follows."""

ENDS_JOINED = frozenset(
    "\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0671\u0698\u06c0\u06d2"
)
"""Arabic letters that join no letter after them, so that a non-joiner there would show nothing."""

FORMULA_STARTS = "=+\\-@＝＋－＠﹢﹣﹦﹫"
_FORMULA = re.compile(rf"(^|[;\n])((?:[^\S\n]|[\"'{JOINER}])*)(?=[{FORMULA_STARTS}])")
_COMMAND = re.compile(r"(^|[\r\n])(\s*:)(?=:)")
_OLD_COMMAND = re.compile(r"#(?=#\w*\[)")
_MARKUP = re.compile(r"[\\`*_\[\]|~$!^(){}]")
_LINE_START = re.compile(r"^(\d*)([-+=#:.)%])")
_REFERENCE = re.compile(r"(@|#|:(?=[/\w+-])|GH-|www(?=\.))", re.IGNORECASE)


def for_terminal(text: str) -> str:
    """The text with `�` for what could redraw a terminal or reorder and hide what it shows.

    That is: control characters (C0, DEL, C1), bidirectional marks and overrides, characters
    without width, blank letters, lone surrogates, line separators of Unicode, and what is not
    assigned. Newlines (`\\r\\n` becomes one), tabs and spaces of any width stay, and joiners where
    the spelling of a language needs them.
    """
    text = text.replace("\r\n", "\n")
    return "".join(
        c if _is_shown(c) or (c in JOINERS and _is_spelling(text, at)) else REPLACEMENT
        for at, c in enumerate(text)
    )


def for_line(text: str, limit: int = 200) -> str:
    """`for_terminal` on one line: newlines and tabs are replaced too, the middle cut out.

    Args:
        text: a name or a path, for a message.
        limit: the most characters that are left.
    """
    line = "".join(c if c not in "\n\t" else REPLACEMENT for c in for_terminal(text))
    if len(line) <= limit:
        return line
    half = (limit - 1) // 2
    return f"{line[:half]}…{line[-half:]}"


def for_html(text: str) -> str:
    """`for_terminal`, escaped for the content of an HTML element and for a quoted attribute.

    Not for scripts, styles, URLs, comments, or attributes without quotes.
    """
    return html.escape(for_terminal(text), quote=True)


def for_markdown(text: str) -> str:
    """`for_terminal` as inline text of CommonMark or GitHub's Markdown, on one line.

    Shown as it is: no emphasis, code, HTML, link, image, heading, list, footnote, formula or end
    of a table's cell begins in it. An address links to nothing, `@name` and `#1` refer to
    nobody: a word joiner without width follows what would begin them.
    """
    line = " ".join(for_terminal(text).split())
    line = _REFERENCE.sub(rf"\1{JOINER}", line)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line))


def for_csv(text: str) -> str:
    """`for_terminal` as a cell that no spreadsheet takes for a formula.

    An apostrophe stands before `=`, `+`, `-`, `@` and their wide forms at the beginning, behind
    blanks and quotes there, and behind `;` or a newline, where a careless reader would begin
    another cell. Tabs become spaces. The separators and quotes are left to `csv.writer`; numbers
    of our own must not be passed through here, -1.5 would become a text.
    """
    return _FORMULA.sub(r"\1'\2", for_terminal(text).replace("\t", " "))


def for_workflow(text: str) -> str:
    """`for_terminal` as the message of a workflow command of GitHub, such as `::error::`.

    `%`, CR and LF are encoded as its documentation asks for. No line in it, before or after the
    encoding, is a command itself: `::` at the beginning of a line and `##[`, `##vso[` anywhere
    are taken apart by a space. Not for a command's properties, where `:` and `,` count too.
    """
    text = _OLD_COMMAND.sub("# ", _COMMAND.sub(r"\1\2 ", text))
    shown = "".join(c if c == "\r" or _is_shown(c) else REPLACEMENT for c in text)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def for_workflow_property(text: str) -> str:
    """`for_workflow` as a value among a command's properties, such as `title=` of `::error`.

    `:` and `,` are encoded too, so that it ends neither the property nor the properties.
    """
    return for_workflow(text).replace(":", "%3A").replace(",", "%2C")


def _is_spelling(text: str, at: int) -> bool:
    """Whether the joiner there changes how its neighbours look (RFC 5892, A.1 and A.2).

    It follows a virama, or keeps two Arabic letters apart that would be joined.
    """
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if not before or not after or not unicodedata.category(after).startswith("L"):
        return False
    if unicodedata.combining(before) == VIRAMA:
        return True
    apart = text[at] == "\u200c" and before not in ENDS_JOINED
    return apart and all(
        unicodedata.name(c, "").startswith("ARABIC LETTER") for c in (before, after)
    )


def _is_shown(character: str) -> bool:
    if " " <= character <= "~" or character in "\n\t":
        return True
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return not hidden and character not in BLANK_LETTERS
