"""What the text of a module or a notebook says of other files. Pure."""

from __future__ import annotations

import re

MENTIONS = (
    r"\b(?:from|import|run)\b[^\n#]{0,500}?\bSTEM\b",
    r"\bimport\s*\([^)]{0,2000}?\bSTEM\b",
    r"[\"'](?:[^\"'\n]{0,200}[./\\])?STEM(?:\.\w+)?\\?[\"']",
)
"""An import on one line or in brackets, and a name in quotes, also of a notebook's JSON."""


def may_use(text: str, stem: str) -> bool:
    """Whether the text may import, run or open a file of that name, whatever its ending.

    Rather once too often than once too seldom: who says the name otherwise may be taken for it.
    """
    name = re.escape(stem)
    return stem in text and any(
        re.search(pattern.replace("STEM", name), text) for pattern in MENTIONS
    )
