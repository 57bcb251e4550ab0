"""Attacks, graded as submissions: what each level of isolation stops, and by which barrier."""

import dataclasses
import os

import pytest
from attacks import FULL, attacks, graded, host_in, run
from handed_in import WORK

from grader.confinement import LEVELS
from grader.sandbox.confining import confinement
from grader.sandbox.forking import ForkLauncher
from grader.sandbox.output import OutputCapture

CORPUS = attacks()
ROOT = os.getuid() == 0
REMOVALS = sorted(
    {
        (level, tuple(barriers), attack.id)
        for attack in CORPUS
        for level, barriers in attack.stopped.items()
        if "design" not in barriers and attack.as_root in (None, ROOT)
    }
)


def by_id(attack_id):
    return next(attack for attack in CORPUS if attack.id == attack_id)


@pytest.fixture(scope="session")
def host(tmp_path_factory):
    os.environ["GITHUB_TOKEN"] = "canary-of-the-environment"
    with host_in(tmp_path_factory.mktemp("host")) as host:
        yield host
    del os.environ["GITHUB_TOKEN"]


@pytest.fixture(scope="session")
def launchers(host, tmp_path_factory):
    """Launchers by level, removed barriers and lowered limits.

    Each is started once, and has a worker that waits all the time, as if it graded another.
    """
    kept = {}
    neighbour = tmp_path_factory.mktemp("neighbour")

    def launcher(level, resources=(), without=frozenset()):
        key = (level, tuple(sorted(dict(resources).items())), without)
        if key not in kept:
            limits = dataclasses.replace(host.course.limits.resources, **dict(resources))
            hidden = (host.course.exercises_dir, host.course.solutions_dir)
            one = ForkLauncher(confinement(level, limits, hidden, without))
            kept[key] = (one, one.launch(neighbour, OutputCapture(100)))
        return kept[key][0]

    yield launcher
    for one, link in kept.values():
        link.close()
        one.close()


@pytest.mark.parametrize("form", ["module", "notebook"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("attack_id", [attack.id for attack in CORPUS])
def test_it_is_stopped(attack_id, level, form, host, launchers, tmp_path):
    attack = by_id(attack_id)
    if level not in attack.stopped or attack.as_root not in (None, ROOT):
        pytest.skip(f"{level} does not promise to stop it")
    launcher = launchers(level, attack.resources)
    outcome = run(attack, host, launcher, tmp_path / "attack", form)
    assert outcome.breaches == ()
    assert (outcome.result.score, outcome.lost) == (attack.points, attack.verdicts)
    honest = tmp_path / "honest" / "double.py"
    honest.parent.mkdir()
    honest.write_text(WORK)
    (result,) = graded(host.course, launcher, honest)
    assert result.score == FULL


@pytest.mark.parametrize(("level", "barriers", "attack_id"), REMOVALS)
def test_it_succeeds_without_its_barriers(level, barriers, attack_id, host, launchers, tmp_path):
    attack = by_id(attack_id)
    launcher = launchers(level, attack.resources, frozenset(barriers))
    outcome = run(attack, host, launcher, tmp_path / "attack", "module")
    assert outcome.breaches != (), [check.message for check in outcome.result.checks]
