"""Memory and tasks that the kernel counts: tests for a kernel whose control groups do so.

`tests/test_control_groups.py` runs them, here or on such a kernel.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from attacked import host_in
from attacks import FULL, attacks, graded, run
from handed_in import WORK

from grader.sandbox.confining import confinement
from grader.sandbox.doctor import examine
from grader.sandbox.forking import ForkLauncher
from grader.worker.barriers import cgroup
from grader.worker.barriers.limits import MIB

LEVELS = [trial.level for trial in examine() if trial.is_given]
CORPUS = {attack.id: attack for attack in attacks()}
MEMORY_MB = 64
SLOWNESS = 10  # such a kernel is slow


@pytest.fixture
def groups():
    made = cgroup.groups(MEMORY_MB, 10)
    yield made
    made.close()


@pytest.fixture(scope="module")
def launched(host):
    """A launcher by level: `namespaces`, or the next best one; one of them at a time."""
    limits = type(host.course.limits.resources)(**CORPUS["resources/fork_bomb"].resources)
    launchers = {}

    def launch(level):
        if level not in launchers:
            while launchers:
                launchers.popitem()[1].close()
            launchers[level] = ForkLauncher(confinement(level, limits))
        return launchers[level]

    yield launch
    for launcher in launchers.values():
        launcher.close()


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    with host_in(tmp_path_factory.mktemp("host")) as host:
        yield host


def test_a_member_is_killed_at_its_limit_and_not_before(groups):
    group = groups.make()
    told, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        fill(group, tell)
    os.close(tell)
    with open(told, "rb") as filled:
        held_mb = len(filled.read())
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    assert MEMORY_MB - 8 <= held_mb <= MEMORY_MB
    assert group.ran_out_of_memory()


def fill(group, tell):
    group.join()
    held = []
    for _ in range(2 * MEMORY_MB):
        held.append(os.urandom(MIB))
        os.write(tell, b".")
    os._exit(0)


def test_all_members_end_with_it(groups):
    group = groups.make()
    pid = os.fork()
    if pid == 0:
        group.join()
        if os.fork() == 0:
            os.setsid()
        time.sleep(60)
        os._exit(0)
    begin = time.monotonic()
    while len(members(groups)) < 2 and time.monotonic() - begin < 5:
        time.sleep(0.01)
    family = members(groups)
    group.end()
    os.waitpid(pid, 0)
    assert len(family) == 2
    assert not any(os.path.exists(f"/proc/{member}/exe") for member in family)
    assert not group.ran_out_of_memory()


def members(groups):
    return cgroup._read(groups._folder, "worker-1/cgroup.procs").split()


def test_what_a_killed_server_left_is_removed_by_the_next():
    code = (
        "from grader.worker.barriers.cgroup import groups; import os, signal\n"
        "made = groups(64, 10); made.make(); print(made._own.name, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    name = ended.stdout.strip()
    assert list(Path("/sys/fs/cgroup").rglob(name))
    living = cgroup.groups(None, None)
    other = cgroup.groups(None, None)
    assert not list(Path("/sys/fs/cgroup").rglob(name))
    assert list(Path("/sys/fs/cgroup").rglob(living._own.name))
    living.close()
    other.close()
    assert not list(Path("/sys/fs/cgroup").rglob(f"{cgroup.PREFIX}*"))


@pytest.mark.parametrize(
    ("level", "attack_id"),
    [
        (LEVELS[0], "resources/fork_bomb"),
        (LEVELS[0], "resources/memory_of_many_processes"),
        ("process", "resources/memory_in_one_block"),
        ("process", "leaving/daemon"),
    ],
)
def test_attacks_on_memory_and_tasks_are_stopped(
    level, attack_id, launched, host, request, tmp_path
):
    if level != "process":  # the server that the last test has, with TensorFlow
        request.getfixturevalue("at_once")
    attack = CORPUS[attack_id]
    outcome = run(attack, host, launched(level), tmp_path / "attack", "module", SLOWNESS)
    assert outcome.breaches == ()
    found = (outcome.result.score, outcome.lost)
    assert found == (attack.points, attack.verdicts), outcome.result


def test_what_fits_is_right(launched, host, tmp_path):
    path = tmp_path / "double.py"
    path.write_text(f"held = bytearray(b'x' * (300 << 20))\n{WORK}")
    (result,) = graded(host.course, launched("process"), path, 60)
    assert result.score == FULL
