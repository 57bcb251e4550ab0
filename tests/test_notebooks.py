"""Notebooks: what students do to them, and what becomes of it."""

import json

import nbformat
import pytest
from submissions import ROOT, lost

DECAY = ROOT / "solutions" / "01_learning_rate_decay" / "learning_rate_decay.ipynb"


def write(bench, notebook):
    path = bench.folder / "learning_rate_decay.ipynb"
    path.write_text(json.dumps(notebook))
    return path


@pytest.fixture
def notebook():
    return json.loads(DECAY.read_text())


def graded(bench, notebook):
    return bench.paths(write(bench, notebook)).exercises[0]


def code_cell(source, **metadata):
    cell = nbformat.v4.new_code_cell(source, metadata=metadata)
    return json.loads(json.dumps(cell))


def test_cells_without_ids(bench, notebook):
    for cell in notebook["cells"]:
        del cell["id"]
    assert lost(graded(bench, notebook)) == {}


def test_duplicated_ids(bench, notebook):
    for cell in notebook["cells"]:
        cell["id"] = "same"
    assert lost(graded(bench, notebook)) == {}


def test_copied_and_reordered_cells(bench, notebook):
    cells = notebook["cells"]
    notebook["cells"] = [
        cells[0],
        *[c for c in reversed(cells) if c["cell_type"] == "code"],
        *cells,
    ]
    assert lost(graded(bench, notebook)) == {}


def test_version_3(bench):
    path = bench.folder / "learning_rate_decay.ipynb"
    nbformat.write(nbformat.convert(nbformat.read(DECAY, as_version=4), 3), path)
    assert json.loads(path.read_text())["nbformat"] == 3
    assert lost(bench.paths(path).exercises[0]) == {}


def test_magics_shell_lines_and_plots(bench, notebook):
    notebook["cells"].insert(
        0, code_cell("%matplotlib inline\n!true\nimport matplotlib.pyplot as p")
    )
    notebook["cells"].append(code_cell("%%time\np.plot([1, 2])\np.show()"))
    notebook["cells"].append(
        code_cell("if __name__ == '__main__':\n    exponential_decay(1, 1, 1, 1)")
    )
    result = graded(bench, notebook)
    assert lost(result) == {}
    assert result.message is None


def test_a_cell_that_raises_stops_only_itself_and_is_named(bench, notebook):
    notebook["cells"].insert(0, code_cell("a = 1\nundefined_name"))
    result = graded(bench, notebook)
    assert lost(result) == {}
    assert result.message is not None
    assert result.message.startswith("code cell 1, line 2 raised NameError")


def test_a_cell_with_a_syntax_error_stops_only_itself(bench, notebook):
    notebook["cells"].append(code_cell("def broken(:\n    pass"))
    result = graded(bench, notebook)
    assert lost(result) == {}
    assert "SyntaxError" in (result.message or "")


def test_tagged_cells_are_not_run(bench, notebook):
    notebook["cells"].append(code_cell("del exponential_decay", tags=["skip-grading"]))
    result = graded(bench, notebook)
    assert lost(result) == {}
    assert result.message is None


@pytest.mark.parametrize(
    "cell", ["while True: pass", "import os; os._exit(0)", "import time; time.sleep(1e6)"]
)
def test_a_cell_that_does_not_end_or_ends_all_costs_only_itself(quick_limits, notebook, cell):
    notebook["cells"].insert(1, code_cell(cell))
    result = graded(quick_limits, notebook)
    assert lost(result) == {}
    assert (result.message or "").startswith("code cell 1 ")


def test_a_cell_that_cannot_be_interrupted_costs_only_itself(quick_limits, notebook):
    deaf = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    notebook["cells"].append(code_cell(deaf))
    result = graded(quick_limits, notebook)
    assert lost(result) == {}
    assert "was stopped" in (result.message or "")


def test_what_is_made_of_an_interruption_is_no_error_of_the_cell(quick_limits, notebook):
    notebook["cells"][:0] = [code_cell("%%bash\nsleep 100"), code_cell("raise KeyboardInterrupt")]
    result = graded(quick_limits, notebook)
    assert lost(result) == {}
    assert "code cell 1 ran longer than" in (result.message or "")
    assert "TypeError" not in (result.message or "")
    assert "code cell 2, line 1 raised KeyboardInterrupt" in (result.message or "")


def test_a_flood_of_output_is_cut_off_and_costs_nothing(bench, notebook):
    notebook["cells"].append(code_cell("for i in range(20_000): print('x' * 100)"))
    result = graded(bench, notebook)
    assert lost(result) == {}
    assert len(result.output) < 70_000


def test_the_last_definition_counts(bench, notebook):
    notebook["cells"].append(code_cell("def exponential_decay(*a):\n    return 0.0"))
    assert "decays_as_documented" in lost(graded(bench, notebook))


def test_an_unreadable_notebook_in_a_folder_is_a_result(bench, tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "custom_loss.py").write_text(bench.source("custom_loss"))
    (folder / "learning_rate_decay.ipynb").write_text('{"cells": [')
    report = bench.paths(folder)
    scores = {exercise.id: exercise.score for exercise in report.exercises}
    assert scores == dict.fromkeys(bench.course.ids, 0) | {"custom_loss": 20}
    assert "not a notebook" in (report.exercises[0].message or "")


LOUD = {
    "prints": "print('x' * 20_000_000)",
    "shows": "'x' * 20_000_000",
    "shows data": "from IPython.display import JSON; JSON([{'x': list(range(3_000_000))}])",
    "shows a picture": "from IPython.display import HTML, display; display(HTML('x' * 20_000_000))",
    "shows bytes": (
        "import numpy as np\nfrom PIL import Image\n"
        "Image.fromarray(np.random.randint(0, 255, (1800, 1800, 3), np.uint8))"
    ),
    "shows many": (
        "from IPython.display import JSON, display\n"
        "display(JSON({n: ['x' * 60_000] * 60 for n in 'abc'}))"
    ),
    "fails": "raise ValueError('x' * 20_000_000)",
    "is impatient": "for number in range(20_000): print(number, flush=True)",
    "has buffers": (
        "from comm import create_comm\ncreate_comm('widget', data={}, buffers=[bytes(20_000_000)])"
    ),
}


@pytest.mark.parametrize("source", LOUD.values(), ids=LOUD)
def test_a_cell_that_shows_a_lot_costs_nothing(bench, notebook, source):
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    first["source"] = f"{''.join(first['source'])}\n{source}"
    notebook["cells"].insert(0, code_cell(source))
    assert lost(graded(bench, notebook)) == {}


COUNTED = """
import sys
sent, send = [], sys.stdout._flush
sys.stdout._flush = lambda: (sent.append(1), send())
for number in range(2_000): print(number, flush=True)
print("sent:", len(sent))
"""


def test_flushes_that_follow_each_other_closely_are_sent_together(bench, notebook):
    notebook["cells"].append(code_cell(COUNTED))
    output = graded(bench, notebook).output
    assert "1999\n" in output
    assert int(output.partition("sent:")[2]) < 1_000


def test_a_long_chain_of_long_errors_is_told_as_what_it_is(bench, notebook):
    """What a traceback takes leaves room for the error's own name."""
    chain = "def f(n):\n    try:\n        1 / 0 if n == 0 else f(n - 1)\n"
    chain += "    except Exception:\n        raise ValueError('x' * 300_000)\nf(8)"
    notebook["cells"].append(code_cell(chain))
    result = graded(bench, notebook)
    assert lost(result) == {}
    assert "raised ValueError: xxx" in result.message


def test_an_interrupt_that_the_student_raises_is_told_as_what_it_is(bench, notebook):
    notebook["cells"].append(code_cell("raise KeyboardInterrupt('enough')"))
    result = graded(bench, notebook)
    assert lost(result) == {}
    assert "raised KeyboardInterrupt: enough" in result.message
