"""`grade --watch`: what a save concerns, how saves are noticed, and what is shown."""

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from handed_in import COURSE, MINI_COURSE, WORK, zip_bytes

from grader.board import Board
from grader.cli.grade import grade_command
from grader.cli.running import run
from grader.errors import SubmissionError
from grader.grading import Options
from grader.model import Verdict
from grader.saves import Saves, settle

GRADE = [sys.executable, "-c", "from grader.cli.grade import main; main()"]
WAIT_S = 240
MANY = 20
FULL = "5 / 5"


@pytest.fixture
def board(launcher, tmp_path):
    """A board over a folder, everything in it looked at and graded."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "double.py").write_text(WORK)

    def board(*paths):
        made = Board(paths or (folder,), COURSE, launcher, Options())
        made.keep(made.grade(made.begin(made.look(()))))
        return made, folder

    return board


def test_only_what_was_saved_is_old(board):
    made, folder = board()
    assert made.look([folder / "double.py"]) == frozenset()
    (folder / "double.py").write_text(WORK + "#\n")
    assert made.look([folder / "double.py"]) == {"double"}


def test_a_helper_beside_or_below_makes_all_old_and_nothing_else_does(board):
    made, folder = board()
    assert made.look([folder / "helper.py"]) == {"double"}
    assert made.look([folder / "package" / "inner.py"]) == {"double"}
    others = [
        ".double.py.swp",
        "4913",
        "double.py~",
        "__pycache__/double.pyc",
        "notes.txt",
        "a/double.py",
    ]
    for name in others:
        assert made.look([folder / name]) == frozenset(), name
    assert made.look([folder.parent / "elsewhere.py"]) == frozenset()


def test_data_that_the_text_names_makes_it_old(board):
    made, folder = board()
    (folder / "double.py").write_text(f"open('data.csv')\n{WORK}")
    made.begin(made.look(()))
    assert made.look([folder / "data.csv"]) == {"double"}


def test_a_module_of_another_exercise_counts_where_it_is_imported(board):
    made, folder = board()
    for text in (
        "from a.double import x\n",
        "import a.double as d\n",
        '   "from a import double\\n",',
    ):
        (folder / "double.py").write_text(f"{text}\n{WORK}")
        made.begin(made.look(()))
        assert made.look([folder / "a" / "double.py"]) == {"double"}, text


def test_what_is_deleted_counts_as_missing_and_is_waited_for(board):
    made, folder = board()
    (folder / "double.py").unlink()
    assert made.look([folder / "double.py"]) == {"double"}
    report = made.keep(made.grade(made.begin(["double"])))
    assert {check.verdict for check in report.exercises[0].checks} == {Verdict.MISSING}
    assert "waiting for one" in made.trouble
    (folder / "double.py").write_text(WORK)
    assert made.look([folder / "double.py"]) == {"double"}
    assert made.trouble == ""


def test_a_file_that_is_named_and_gone_is_told_by_its_name(board, tmp_path):
    made, folder = board(tmp_path / "work" / "double.py")
    folder.rename(tmp_path / "away")
    assert made.look([folder]) == {"double"}
    assert "double.py: gone; waiting for it." in made.trouble
    assert made.keep(made.grade(made.begin(["double"]))).exercises == ()


@pytest.fixture
def saves(tmp_path):
    """Watches a folder; the next paths that have changed."""
    folder = tmp_path / "watched"
    folder.mkdir()
    told = queue.Queue()
    watching = Saves([folder], told.put)
    yield folder, lambda: told.get(timeout=WAIT_S)
    watching.close()


def test_saves_in_place_and_by_renaming_are_noticed(saves):
    folder, told = saves
    (folder / "a.py").write_text("1")
    assert folder / "a.py" in told()
    (folder / ".a.new").write_text("2")
    os.replace(folder / ".a.new", folder / "a.py")
    assert folder / "a.py" in told()


def test_a_folder_that_takes_the_place_of_one_that_vanished_is_watched(saves):
    folder, told = saves
    away = folder.rename(folder.with_name("away"))
    assert folder in told()
    folder.mkdir()
    assert any(folder in told() for _ in range(MANY))
    (folder / "a.py").write_text("1")
    assert any(folder / "a.py" in told() for _ in range(MANY))
    assert away.is_dir()


def test_an_empty_file_is_given_time_to_be_written(tmp_path):
    path = tmp_path / "a.py"
    path.touch()
    writing = threading.Timer(0.02, path.write_text, ["1"])
    writing.start()
    settle([path])
    writing.join()
    assert path.read_text() == "1"
    settle([tmp_path / "gone.py"])  # and not for ever


@pytest.fixture
def watched(tmp_path):
    """A real process that watches a folder with right work: (folder, what it prints, process)."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "double.py").write_text(WORK)
    command = [*GRADE, "--watch", ".", "--course", str(MINI_COURSE)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe, text=True)
    lines = queue.Queue()

    def read():
        for line in process.stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()

    def result():
        """What is printed up to the line that says that it waits."""
        text = ""
        while "waiting for the next save" not in text:
            line = lines.get(timeout=WAIT_S)
            assert line is not None, text + process.stderr.read()
            text += line
        return text

    yield folder, result, process
    process.kill()
    process.wait()
    process.stdout.close()
    process.stderr.close()


def children(pid):
    found = [int(pid) for pid in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return found + [inner for child in found for inner in children(child)]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks into /proc")
def test_each_save_is_graded_until_the_watch_is_interrupted(watched):
    folder, result, process = watched
    path = folder / "double.py"
    assert FULL in result()
    path.write_text("def double(x):\n    return 3 * x\n")
    assert "✗ doubles_the_documented_row" in result()
    path.write_text("def double(x:\n")
    assert "double.py, line 1" in result()
    path.write_text("def double(x):\n    while True: pass\n")
    with contextlib.suppress(queue.Empty):
        for number in range(20):  # a flood, while it hangs; only the newest counts
            path.write_text(f"{WORK}# {number}\n")
    while FULL not in (text := result()):
        assert "timeout" not in text
    path.unlink()
    assert "no file" in result()
    shutil.rmtree(folder)  # where it was started
    folder.mkdir()
    path.write_text(WORK)
    assert FULL in result()
    started = children(process.pid)
    assert started
    process.send_signal(signal.SIGINT)
    assert process.wait(WAIT_S) == 0
    assert process.stderr.read() == ""
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--watch", "--json"], "leave out --json"),
        (["--watch", "--hint"], "leave out --hint"),
        (["--watch", "--html", "a.html"], "leave out --html"),
        (["--watch", "homework.zip"], "homework.zip: a zip is not watched; unpack it"),
        (["--watch", "nothing.py"], "nothing.py: no such file"),
    ],
)
def test_what_cannot_be_watched_is_refused(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("homework.zip").write_bytes(zip_bytes(("double.py", WORK)))
    assert zipfile.is_zipfile("homework.zip")
    with pytest.raises(SystemExit) as end:
        run(grade_command, [*arguments, "--course", str(MINI_COURSE), "--isolation", "process"])
    assert end.value.code == 2
    assert said in capsys.readouterr().err


def test_an_unwatchable_folder_is_told_with_the_remedy(monkeypatch, tmp_path):
    def refused(*paths, **options):
        raise OSError("OS file watch limit reached")
        yield

    monkeypatch.setattr("watchfiles.watch", refused)
    with pytest.raises(SubmissionError, match=r"watch limit reached.*name the files instead"):
        Saves([tmp_path], print)
