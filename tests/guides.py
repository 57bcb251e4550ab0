"""The commands of a page of docs/, to be run as a reader would."""

from __future__ import annotations

import re

from submissions import ROOT


def commands(page: str, language: str = "sh") -> list[str]:
    """The blocks of a page in that language, in their order."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found, f"{page}: no {language}"
    return found
