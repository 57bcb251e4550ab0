"""The magics of `%load_ext grader` in an IPython without a kernel."""

import subprocess
import sys

import pytest
from handed_in import MINI_COURSE

from grader.live import magics


@pytest.fixture
def shell(monkeypatch, tmp_path):
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("GRADER_COURSE", str(MINI_COURSE))
    config = Config()
    config.HistoryManager.enabled = False
    yield InteractiveShell.instance(config=config)
    InteractiveShell.clear_instance()


def test_outside_of_a_kernel_the_text_is_printed(shell, capsys):
    shell.run_cell("%load_ext grader")
    shell.run_cell("%grade tripel")
    shell.run_cell("%hint double tripel")
    shell.run_cell("%hint double double again, please")
    assert capsys.readouterr().out.splitlines() == [
        "tripel: no such name; the exercises are double",
        "tripel: no such name; the names of double are double",
        "again please: too much; %hint takes an exercise and a name in it",
    ]


def test_without_a_course_it_says_what_can_be_done_in_a_notebook(shell, capsys, monkeypatch):
    monkeypatch.setenv("GRADER_COURSE", "/nowhere")
    shell.run_cell("%load_ext grader")
    shell.run_cell("%grade")
    told = "/nowhere: no course.toml here; name the course's folder with %env GRADER_COURSE=DIR\n"
    assert capsys.readouterr().out == told


def test_in_a_folder_that_is_gone_it_says_so(shell, capsys, monkeypatch, tmp_path):
    monkeypatch.delenv("GRADER_COURSE")
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    shell.run_cell("%load_ext grader")
    shell.run_cell("%grade")
    told = "the current folder is gone; go to one that is there\n"
    assert capsys.readouterr().out == told


def test_loading_imports_next_to_nothing(shell):
    """What the magics need is imported when they are used."""
    code = (
        "import sys, grader\nbefore = set(sys.modules)\n"
        "class Shell:\n    def register_magic_function(self, *arguments): pass\n"
        "grader.load_ipython_extension(Shell())\n"
        "print(sorted(m for m in set(sys.modules) - before if m.startswith('grader')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['grader.live', 'grader.live.magics']\n"


def test_unloading_takes_the_magics_away(shell):
    magics.load_ipython_extension(shell)
    assert shell.find_line_magic("grade") and shell.find_line_magic("hint")
    magics.unload_ipython_extension(shell)
    assert not shell.find_line_magic("grade") and not shell.find_line_magic("hint")
