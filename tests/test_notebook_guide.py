"""The cells of docs/notebook.md, run one after the other, show what it says."""

import re

import pytest
from live_kernel import kernel as kernel_in
from submissions import ROOT

GUIDE = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The blocks of text that follow a cell, each with what that cell showed."""
    pairs, last = [], None
    with kernel_in(tmp_path_factory.mktemp("guide")) as kernel:
        kernel.run(f"%env GRADER_COURSE={ROOT}")
        for kind, text in BLOCK.findall(GUIDE):
            if kind == "python":
                last = kernel.run(text)
                assert (last.status, last.printed) == ("ok", ""), text
            elif last is not None and last.displays:
                pairs.append((text, last.text))
                last = None
    return pairs


def test_each_cell_shows_what_the_guide_says(shown):
    assert len(shown) == 2
    for text, found in shown:
        assert found.startswith(text.rstrip("\n"))
