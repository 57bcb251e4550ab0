"""Attacks, graded as submissions: what each level of isolation stops, and by which barrier."""

import contextlib
import dataclasses
import os
import signal
import time

import pytest
from attacked import host_in
from attacks import FULL, attacks, graded, run
from handed_in import WORK

from grader.confinement import LEVELS
from grader.sandbox.confining import confinement
from grader.sandbox.doctor import examine
from grader.sandbox.forking import ForkLauncher
from grader.sandbox.output import OutputCapture
from grader.worker.barriers import watch

ROOT = os.getuid() == 0
CORPUS = {attack.id: attack for attack in attacks()}
HERE = [attack for attack in CORPUS.values() if attack.as_root in (None, ROOT)]
STOPS = sorted(
    (
        (level, attack.id, form)
        for attack in HERE
        for level in attack.stopped
        for form in ("module", "notebook")
    ),
    key=lambda case: (case[0], sorted(CORPUS[case[1]].resources.items()), case),
)
REMOVALS = sorted(
    (level, tuple(sorted(barriers)), attack.id)
    for attack in HERE
    for level, barriers in attack.stopped.items()
    if "design" not in barriers
)
MEMORY_MB = 10
LIMITS = {"core", "open_files", "file_size", "processor", "tasks", "addresses", "memory"}
ALONE = {
    "namespaces": LIMITS
    | {
        "view",
        "processes",
        "network",
        "ipc",
        "names",
        "descriptors",
        "session",
        "user",
        "syscalls",
    },
    "landlock": LIMITS | {"disk", "files", "descriptors", "session", "orphans", "syscalls"},
    "process": LIMITS | {"disk", "descriptors", "session", "orphans", "no_new_privileges"},
}

CHANGES_USER = {trial.level: trial.changes_user for trial in examine()}["landlock"]
WITH_ANOTHER_USER = {"user", "privileges"}
OVERLAPPED = [
    ("namespaces", "capabilities", "escape/becomes_another_user"),
    ("namespaces", "no_new_privileges", "escape/new_privileges"),
    ("namespaces", "privileges", "escape/regains_capabilities"),
    ("namespaces", "disk", "resources/disk_many_files"),
    ("landlock", "capabilities", "escape/becomes_another_user"),
    ("landlock", "no_new_privileges", "escape/new_privileges"),
    ("landlock", "signals", "leaving/kills_everything"),
]
if CHANGES_USER:
    OVERLAPPED += [
        ("landlock", "user", "leaving/kills_others"),
        ("landlock", "privileges", "escape/regains_capabilities"),
    ]


@dataclasses.dataclass
class Kept:
    """A launcher with a worker that waits all the time, as if it graded another."""

    launcher: ForkLauncher
    neighbour: object
    family: set[int]
    resident: int

    def close(self):
        self.neighbour.close()
        self.launcher.close()


def resident(launcher):
    """Bytes of the server's memory and of its waiting workers'."""
    return sum(map(watch._resident, watch.family(launcher.server_pid)))


def by_level(cases):
    """The cases of a level are run by one process, whose servers they share, where several run."""
    return [pytest.param(*c, marks=pytest.mark.xdist_group(f"hostile-{c[0]}")) for c in cases]


@pytest.fixture(scope="session")
def host(tmp_path_factory):
    os.environ["GITHUB_TOKEN"] = "canary-of-the-environment"
    with host_in(tmp_path_factory.mktemp("host")) as host:
        yield host
    del os.environ["GITHUB_TOKEN"]


@pytest.fixture(scope="session")
def kept(host, tmp_path_factory):
    """Launchers by level, lowered limits and removed barriers; one of the last kind at a time."""
    neighbour = tmp_path_factory.mktemp("neighbour")
    started = {}

    def keep(level, resources=(), without=frozenset()):
        key = (level, tuple(sorted(dict(resources).items())), without)
        if key not in started:
            for other in [other for other in started if without and other[2]]:
                started.pop(other).close()
            limits = dataclasses.replace(host.course.limits.resources, **dict(resources))
            hidden = (host.course.exercises_dir, host.course.solutions_dir)
            one = ForkLauncher(confinement(level, limits, hidden, without))
            if not without:
                one.warm_kernel()
            link = one.launch(neighbour, OutputCapture(100))
            family = set(watch.family(one.server_pid))
            started[key] = Kept(one, link, family, resident(one))
        return started[key]

    keep.started = started
    yield keep
    for one in started.values():
        one.close()


@pytest.mark.parametrize(("level", "attack_id", "form"), by_level(STOPS))
def test_it_is_stopped(level, attack_id, form, host, kept, tmp_path):
    attack = CORPUS[attack_id]
    launcher = kept(level, attack.resources).launcher
    outcome = run(attack, host, launcher, tmp_path / "attack", form)
    assert outcome.breaches == ()
    if attack.may_lose:
        assert outcome.result.score <= attack.points
    else:
        assert (outcome.result.score, outcome.lost) == (attack.points, attack.verdicts)
    honest = tmp_path / "honest" / "double.py"
    honest.parent.mkdir()
    honest.write_text(WORK)
    (result,) = graded(host.course, launcher, honest)
    assert result.score == FULL


@pytest.mark.parametrize("level", by_level((level,) for level in LEVELS))
def test_nothing_is_left_of_them(level, kept):
    kept(level)
    for (of_level, resources, without), one in kept.started.items():
        if of_level == level and not without:
            assert set(watch.family(one.launcher.server_pid)) == one.family, resources
            grown = resident(one.launcher) - one.resident
            assert grown < MEMORY_MB << 20, resources


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("level", "barriers", "attack_id"), by_level(REMOVALS))
def test_it_succeeds_without_its_barriers(level, barriers, attack_id, host, kept, tmp_path):
    attack = CORPUS[attack_id]
    launcher = kept(level, attack.resources, frozenset(barriers)).launcher
    outcome = run(attack, host, launcher, tmp_path / "attack", "module")
    assert outcome.breaches != (), [check.message for check in outcome.result.checks]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("level", "barrier", "attack_id"), by_level(OVERLAPPED))
def test_a_barrier_that_others_overlap_is_enough(level, barrier, attack_id, host, kept, tmp_path):
    attack = CORPUS[attack_id]
    others = frozenset(attack.stopped[level]) - {barrier}
    launcher = kept(level, attack.resources, others).launcher
    outcome = run(attack, host, launcher, tmp_path / "attack", "module")
    assert outcome.breaches == ()


@pytest.mark.parametrize("level", LEVELS)
def test_every_barrier_has_an_attack_that_only_it_stops(level):
    """All but those that Landlock has only where workers can become another user."""
    stops = [attack.stopped[level] for attack in CORPUS.values() if level in attack.stopped]
    by_one = {barriers[0] for barriers in stops if len(barriers) == 1} - {"design"}
    assert by_one == ALONE[level]
    enough = {barrier for of, barrier, _ in OVERLAPPED if of == level}
    assert {b for barriers in stops for b in barriers} - {"design"} - ALONE[level] - enough == (
        WITH_ANOTHER_USER if level == "landlock" and not CHANGES_USER else set()
    )


@pytest.mark.parametrize("level", LEVELS)
def test_workers_end_with_a_server_that_is_killed(level, tmp_path):
    with server_killed(level, frozenset(), tmp_path) as workers:
        assert wait_for_end(workers)


@pytest.mark.parametrize("level", ["landlock", "process"])
def test_it_is_the_barrier_of_the_parent_that_ends_them(level, tmp_path):
    with server_killed(level, frozenset({"parent"}), tmp_path) as workers:
        assert not wait_for_end(workers, timeout_s=0.5)


@contextlib.contextmanager
def server_killed(level, without, folder):
    launcher = ForkLauncher(confinement(level, without=without))
    link = launcher.launch(folder, OutputCapture(100))
    workers = set(watch.family(launcher.server_pid)) - {launcher.server_pid}
    os.kill(launcher.server_pid, signal.SIGKILL)
    try:
        yield workers
    finally:
        link.close()
        launcher.close()


def wait_for_end(processes, timeout_s=3.0):
    deadline = time.monotonic() + timeout_s
    while any(map(is_alive, processes)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
