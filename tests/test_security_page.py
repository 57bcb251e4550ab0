"""The table of attacks in the documentation is what the corpus says."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_table_of_attacks_is_current():
    spec = importlib.util.spec_from_file_location("attacks_table", DOCS / "attacks.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    text = made.PAGE.read_text(encoding="utf-8")
    assert text == made.page(text), "run: python docs/attacks.py"
