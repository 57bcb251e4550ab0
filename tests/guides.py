"""The commands of a page of docs/, to be run as a reader would."""

from __future__ import annotations

import re
import shlex

from submissions import ROOT


def commands(page: str, language: str = "sh") -> list[str]:
    """The blocks of a page in that language, in their order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, f"{page}: no {language}"
    return found


def block(page: str, name: str) -> str:
    """What stands in the block of a page that a comment before it names."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"{page}: no {name}"
    return found[1]


def command(page: str, name: str) -> list[str]:
    """The arguments of the one `grader` command in such a block."""
    program, *arguments = shlex.split(block(page, name))
    assert program == "grader"
    return arguments
