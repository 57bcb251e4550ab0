"""Writes the table of attacks into docs/security.md, from the corpus. Run after changing it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from attacks import Attack, attacks  # noqa: E402  found beside this folder

from grader.confinement import LEVELS  # noqa: E402

PAGE = ROOT / "docs" / "security.md"
BEGIN, END = "<!-- attacks: made by docs/attacks.py -->\n", "<!-- end of attacks -->"


def table() -> str:
    """The attacks by family: what stops each at each level."""
    lines = [f"| | {' | '.join(f'`{level}`' for level in LEVELS)} |", "|---|---|---|---|"]
    family = ""
    for attack in attacks():
        if attack.path.parent.name != family:
            family = attack.path.parent.name
            lines.append(f"| **{family}** | | | |")
        lines.append(f"| {attack.title} | {' | '.join(_cell(attack, level) for level in LEVELS)} |")
    return "\n".join(lines) + "\n"


def _cell(attack: Attack, level: str) -> str:
    if level not in attack.stopped:
        return "**not stopped**"
    barriers = attack.stopped[level]
    return "by design" if "design" in barriers else " and ".join(f"`{b}`" for b in barriers)


def page(text: str) -> str:
    """The page with the table as it should be."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
