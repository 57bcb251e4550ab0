"""Workers that are ready ahead, and such as can be called back."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from commands import Kept
from handed_in import COURSE, MINI_COURSE, WORK

from grader.errors import SandboxError
from grader.grading import Options, grade
from grader.model import Verdict
from grader.sandbox.leash import Leash
from grader.sandbox.output import OutputCapture
from grader.sandbox.spares import MAX_BYTES, Spares
from grader.submission import find


class Counted(Kept):
    """Notes into which folders workers were launched."""

    def __init__(self, launcher):
        super().__init__(launcher)
        self.folders = []

    def launch(self, work, output, sockets=None):
        self.folders.append(Path(work))
        return self._launcher.launch(work, output, sockets)


@pytest.fixture
def counted(launcher):
    return Counted(launcher)


@pytest.fixture
def spares(counted):
    spares = Spares(Leash(counted))
    yield spares
    spares.close()


@pytest.fixture
def stocked(spares, counted):
    spares.refill()
    spares.settle()
    assert len(counted.folders) == 2
    counted.folders.clear()
    return spares


@pytest.fixture
def graded(tmp_path):
    """Grades a text against the miniature course."""

    def graded(launcher, text, **files):
        (tmp_path / "double.py").write_text(text)
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_py", ".py")
            path.parent.mkdir(exist_ok=True)
            path.write_text(content)
        submission = find((tmp_path / "double.py",), COURSE, None, tmp_path)
        return grade(submission, COURSE, launcher, Options()).exercises[0]

    return graded


def test_a_spare_grades_as_a_new_worker_does(stocked, counted, graded):
    files = {"twice_py": "from inner import two\n", "inner__two_py": "FACTOR = 2\n"}
    text = "import sys\nfrom twice import two\ndef double(x):\n    return two.FACTOR * x\n"
    text += "print('printed')\nprint('also', file=sys.stderr)\n"
    result = graded(stocked, text, **files)
    assert (result.score, result.message) == (5.0, None)
    assert result.output == "printed\nalso\n"
    assert counted.folders == []


def test_what_must_come_before_any_operation_is_right_all_the_same(stocked, counted, graded):
    text = "import tensorflow as tf\nprint('once')\n"
    text += f"tf.config.threading.set_inter_op_parallelism_threads(1)\n{WORK}"
    result = graded(stocked, text)
    assert (result.score, result.message, result.output) == (5.0, None, "once\n")
    assert len(counted.folders) == 1


def test_what_raises_in_a_new_worker_too_is_told(stocked, graded):
    result = graded(stocked, f"{WORK}undefined\n")
    assert result.score == 5.0
    assert "line 3 raised NameError" in result.message


def test_a_spare_is_behind_the_same_barriers(stocked, graded, launcher):
    if launcher.level == "process":
        pytest.skip("this machine hides no files")
    text = f"import os\n{WORK}print(os.listdir('.'))\nopen({str(__file__)!r})\n"
    seen = [graded(one, text) for one in (stocked, launcher)]
    assert seen[0].output == seen[1].output == "['double.py']\n"
    assert [result.message for result in seen] == [seen[1].message] * 2
    assert "raised FileNotFoundError" in seen[0].message or "Permission" in seen[0].message


def test_a_large_folder_gets_a_new_worker(stocked, counted, graded):
    result = graded(stocked, WORK, data_py="#" * (MAX_BYTES + 1))
    assert result.score == 5.0
    assert len(counted.folders) == 1


def test_a_spare_that_has_died_is_passed_over(stocked, counted, graded):
    for link in list(stocked._places):
        link.process.kill()
    assert graded(stocked, WORK).score == 5.0
    assert len(counted.folders) == 1


def test_spares_are_made_again_and_the_folders_of_used_ones_are_gone(stocked, counted, graded):
    before = set(stocked._folder.iterdir())
    graded(stocked, WORK)
    stocked.refill()
    stocked.settle()
    after = set(stocked._folder.iterdir())
    assert len(before) == len(after) == 2
    assert len(before & after) == 1


def test_a_grading_that_is_called_back_ends_and_the_next_one_is_right(launcher, graded):
    leash = Leash(Kept(launcher))
    with ThreadPoolExecutor(1) as pool:
        endless = pool.submit(graded, leash, "def double(x):\n    while True: pass\n")
        while not leash._out:  # until its worker is there
            assert not endless.done()
            time.sleep(0.01)
        leash.call_back()
        verdicts = {check.verdict for check in endless.result().checks}
    assert verdicts.isdisjoint({Verdict.PASS, Verdict.TIMEOUT})
    with pytest.raises(SandboxError):
        leash.launch(MINI_COURSE, OutputCapture(100))
    leash.let_go()
    assert graded(leash, WORK).score == 5.0
