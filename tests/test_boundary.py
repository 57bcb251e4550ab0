"""What is on the student's side of the wire, and what is not."""

import numpy as np
import pytest
from submissions import ROOT, verdicts

from grader.execution import Execution
from grader.judging import CheckFailed
from grader.kernel import NotebookLoader
from grader.module import ModuleLoader
from grader.sandbox.budget import Budget
from grader.staging import stage
from grader.student import Student
from grader.submission import Found

TELLTALE = """
import gc, os, sys
import numpy as np

def modules():
    return sorted(sys.modules)

def arrays():
    held = [a for a in gc.get_objects() if type(a) is np.ndarray and a.dtype.kind == "f"]
    return [float(v) for a in held if a.size < 1000 for v in a.ravel()]

def environment():
    return sorted(os.environ)

def descriptors():
    return [os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
            if os.path.exists(f"/proc/self/fd/{n}")]

def group():
    return [os.getsid(0), os.getpgid(0), os.getpid()]

def files():
    return sorted(os.listdir("."))

def main_name():
    return __name__
"""
PARTS = (
    "answering",
    "brevity",
    "calling",
    "channel",
    "failure",
    "kernel",
    "loading",
    "semaphores",
    "server",
    "session",
    "spare",
    "stream",
    "training",
    "warm",
)
NOT_FOR_STUDENTS = (
    "checks",
    "hidden",
    "grader.compare",
    "grader.exercise",
    "grader.references",
    "grader.course",
    "grader.judging",
    "grader.grading",
    "grader.trajectory",
    "grader.diagnosis",
    "solutions",
)


def student_of(bench, form):
    path = bench.folder / ("learning_rate_decay.py" if form == "module" else "telltale.ipynb")
    if form == "notebook":
        import nbformat

        cell = nbformat.v4.new_code_cell(TELLTALE)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
        bench.launcher.warm_kernel()
    else:
        path.write_text(TELLTALE)
    found = Found("learning_rate_decay", path, form, path.name)
    loader = ModuleLoader() if form == "module" else NotebookLoader()
    share = Budget(120, 1).share()
    scratch = bench.folder / "scratch"
    scratch.mkdir()
    limits = bench.course.limits
    return Execution(bench.launcher, loader, lambda: stage(found, scratch), limits, share)


@pytest.fixture(params=["module", "notebook"])
def spy(request, bench):
    execution = student_of(bench, request.param)
    yield Student(execution, {})
    execution.close()


def test_no_checks_references_or_solutions_are_imported(spy):
    modules = spy.modules().value
    assert "tensorflow" in modules
    assert [m for m in modules if m.startswith(NOT_FOR_STUDENTS)] == []
    own = {m for m in modules if m.split(".")[0] == "grader"}
    assert {m for m in own if not m.startswith("grader.worker.barriers")} <= {
        "grader",
        "grader.confinement",
        "grader.wire",
        "grader.worker",
        *(f"grader.worker.{part}" for part in (*PARTS, "values")),
    }


def test_no_expected_value_is_in_the_process(bench, spy):
    """The numbers of the documents' run are nowhere among the process's arrays."""
    table = bench.course.numbers["lr_decay.table"].array
    held = set(np.round(spy.arrays().value, 6))
    telling = {float(v) for v in np.round(table[:, 1:3], 6).ravel() if 0.01 < abs(v) < 0.999}
    assert len(telling) > 20
    assert telling & held == set()


def test_the_environment_is_an_allow_list(monkeypatch, bench):
    from grader.sandbox.launching import environment

    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setenv("CODIO_AUTOGRADE_V2_URL", "secret")
    assert "secret" not in environment("/tmp").values()


def test_a_worker_leads_its_own_session_and_group(spy):
    session, group, pid = spy.group().value
    assert session == group == pid


def test_only_the_wire_the_output_and_nothing_of_the_course_is_open(spy):
    names = spy.descriptors().value
    assert [n for n in names if str(ROOT) in n] == []
    assert not any(n.endswith((".json", "checks.py", "hidden.py")) for n in names)


def test_the_course_files_beside_a_submission_are_not_copied(bench):
    folder = bench.folder / "mine"
    folder.mkdir()
    (folder / "learning_rate_decay.py").write_text(TELLTALE)
    (folder / "checks.py").write_text("secret = 1")
    (folder / "expected.json").write_text("{}")
    (folder / "my_data.csv").write_text("1,2")
    scratch = bench.folder / "scratch2"
    scratch.mkdir()
    found = Found(
        "learning_rate_decay", folder / "learning_rate_decay.py", "module", "learning_rate_decay.py"
    )
    staged = stage(found, scratch)
    assert sorted(p.name for p in staged.work.iterdir()) == [
        "learning_rate_decay.py",
        "my_data.csv",
    ]


def test_what_is_printed_in_the_form_of_a_reply_is_only_printed(bench):
    overlay = (
        "import os\n"
        "def softmax(logits):\n"
        "    os.write(1, b'\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00{}')\n"
        "    return logits\n"
    )
    found = verdicts(bench.module("softmax_cross_entropy", overlay))
    assert found["softmax_matches_documents"] == "fail"
    assert found["combined_matches_documents"] == "pass"


FORGER = """
import os, stat
def exponential_decay(lr_base, lr_decay, epoch, lr_step):
    for n in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(n).st_mode):
                os.write(n, PAYLOAD)
        except OSError:
            pass
    return 0.2
"""


@pytest.mark.parametrize(
    "payload",
    [
        "b'\\xff' * 12",
        "b'\\x00\\x00\\x00\\x02' + b'\\x00' * 8 + b'[]'",
        "b'\\x00\\x00\\x00\\x04' + b'\\x00' * 8 + b'nope'",
        "b'\\x00\\x30\\x00\\x00' + b'\\x00' * 8",
    ],
)
def test_writing_to_the_wire_is_that_functions_error_and_no_more(bench, payload):
    text = bench.source("learning_rate_decay") + "\n\n# %%\n" + FORGER.replace("PAYLOAD", payload)
    found = verdicts(bench.text("learning_rate_decay", text))
    assert found["decays_as_documented"] in ("error", "output", "timeout")


def test_a_right_answer_after_a_forged_reply_is_no_pass(bench):
    """A reply that was planted ahead is an answer to no request."""
    planted = (
        "import json, os, stat, struct\n"
        "def exponential_decay(a, b, c, d):\n"
        "    tree = {'$dict': [['value', 0.2], ['id', 10 ** 6]]}\n"
        "    head = json.dumps({'tree': tree, 'arrays': []}).encode()\n"
        "    for n in range(3, 64):\n"
        "        try:\n"
        "            if stat.S_ISSOCK(os.fstat(n).st_mode):\n"
        "                os.write(n, struct.pack('>IQ', len(head), 0) + head)\n"
        "        except OSError: pass\n"
        "    return 0.2\n"
    )
    found = verdicts(bench.text("learning_rate_decay", planted))
    assert found["decays_as_documented"] == "error"


@pytest.mark.parametrize(
    "reply",
    [
        {"value": [0.2], "variables": 3, "altered": "none"},
        {"raised": {"line": [1, 2], "type": {}, "interrupted": [1]}},
        {"raised": 7, "missing": [0, 1], "empty": {}},
        {"id": [1, 2]},
    ],
    ids=["parts of other types", "odd error", "odd flags", "odd id"],
)
def test_no_reply_that_can_be_forged_makes_the_grader_fail(bench, reply):
    """The worker's own code is replaced: it sends what no worker sends, whatever it is asked."""
    text = (
        "import inspect, numpy as np\n"
        "frame = inspect.currentframe()\n"
        "while 'self' not in frame.f_locals or not hasattr(frame.f_locals['self'], 'channel'):\n"
        "    frame = frame.f_back\n"
        "channel = frame.f_locals['self'].channel\n"
        "genuine = channel.send\n"
        f"forged = {reply!r}\n"
        "arrays = {k: np.array(v) if type(v) is list else v for k, v in forged.items()}\n"
        "channel.send = lambda tree: genuine({**tree, **arrays})\n"
    )
    found = verdicts(bench.text("learning_rate_decay", text))
    assert set(found.values()) & {"pass", "not_graded"} == set()


def test_a_killed_server_is_started_again(bench):
    overlay = (
        "import os, signal\n"
        "def mean_loss(labels, logits):\n"
        "    os.kill(os.getppid(), signal.SIGKILL)\n    return 0.0\n"
    )
    bench.module("softmax_cross_entropy", overlay)
    assert verdicts(bench.module("learning_rate_decay"))["decays_as_documented"] == "pass"


def test_the_trusted_side_does_not_import_tensorflow():
    import subprocess
    import sys

    code = (
        "import sys, grader.grading, grader.kernel, grader.cli.grade, grader.cli.grader, "
        "grader.authoring.build; sys.exit('tensorflow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_lost_call_says_so_to_whoever_asked(bench):
    execution = student_of(bench, "module")
    student = Student(execution, {})
    with pytest.raises(CheckFailed, match="no function nothing_here"):
        student.nothing_here()
    execution.close()
