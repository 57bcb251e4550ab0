"""Known mistakes, and which of them a student's work shows. Pure.

The build grades each wrong answer that the author has written and keeps what its failing checks
saw. A student's mistake is one of these when a failing check saw the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake.

    Attributes:
        id: names it in reports.
        sentence: what a student who made it is told.
        seen: what each check saw that it fails, by the check's id.
    """

    id: str
    sentence: str
    seen: Mapping[str, Evidence]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check of a student's work saw, None where it passed, and the names it called."""

    evidence: Evidence | None
    called: frozenset[str] = frozenset()


def identify(found: Mapping[str, Finding], mistakes: Sequence[Mistake]) -> dict[str, Mistake]:
    """The mistake behind each failing check, where it is a known one.

    Telling evidence, several different numbers, names a mistake by itself. What many mistakes lead
    to, such as a constant or an exception, does so only where it explains all: each check that
    calls the function saw what it sees of that mistake, and none of the mistake's is missing.

    Where several look the same the most specific is meant: the one that agrees with the most
    checks, less those that saw something else than it would have shown them.

    Args:
        found: by check what it saw; without those that did not run.
        mistakes: the exercise's known ones.
    """
    agreeing = {mistake.id: _agreeing(mistake, found) for mistake in mistakes}
    named: dict[str, Mistake] = {}
    for check, finding in found.items():
        candidates = [
            mistake
            for mistake in mistakes
            if check in agreeing[mistake.id]
            and finding.evidence is not None
            and (
                finding.evidence.is_telling
                or _explains_all(mistake, agreeing[mistake.id], finding, found)
            )
        ]
        if candidates:
            named[check] = max(candidates, key=lambda m: _specificity(m, agreeing[m.id], found))
    return named


def _agreeing(mistake: Mistake, found: Mapping[str, Finding]) -> set[str]:
    """The checks that saw what they see of this mistake."""
    return {
        check
        for check, known in mistake.seen.items()
        if check in found
        and (evidence := found[check].evidence) is not None
        and evidence.looks_like(known)
    }


def _explains_all(
    mistake: Mistake, agreeing: set[str], finding: Finding, found: Mapping[str, Finding]
) -> bool:
    """Whether nothing else is wrong with what this check calls, and nothing is missing."""
    failing = {
        check
        for check, other in found.items()
        if other.evidence is not None and other.called & finding.called
    }
    return failing <= agreeing and set(mistake.seen) & set(found) <= agreeing


def _specificity(
    mistake: Mistake, agreeing: set[str], found: Mapping[str, Finding]
) -> tuple[int, int]:
    contradicting = len([c for c in mistake.seen if c in found and c not in agreeing])
    return len(agreeing) - contradicting, -contradicting


def dump_mistakes(mistakes: Sequence[Mistake]) -> str:
    """The text of a file of known mistakes: the same ones give the same text."""
    listed = sorted((m for m in mistakes if m.seen), key=lambda mistake: mistake.id)
    return "{" + ",".join("\n" + _lines(mistake) for mistake in listed) + "\n}\n"


def _lines(mistake: Mistake) -> str:
    """A mistake as JSON, a line for its sentence and one for each check."""
    seen = [
        f"   {json.dumps(check)}: {json.dumps(_tree(evidence), ensure_ascii=False)}"
        for check, evidence in sorted(mistake.seen.items())
    ]
    says = f'  "sentence": {json.dumps(mistake.sentence, ensure_ascii=False)}'
    listed = '  "seen": {\n' + ",\n".join(seen) + "\n  }"
    return f" {json.dumps(mistake.id)}: {{\n{says},\n{listed}\n }}"


def parse_mistakes(text: str) -> tuple[Mistake, ...]:
    """What `dump_mistakes` wrote.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: the text is not of that form.
    """
    return tuple(
        Mistake(
            id,
            item["sentence"],
            {check: _evidence(tree) for check, tree in item["seen"].items()},
        )
        for id, item in json.loads(text).items()
    )


def joined(groups: Sequence[Sequence[Mistake]]) -> tuple[Mistake, ...]:
    """The mistakes of several files: what one of them shows visible and hidden checks is one."""
    by_id: dict[str, Mistake] = {}
    for mistake in (mistake for group in groups for mistake in group):
        known = by_id.get(mistake.id)
        seen = {**known.seen, **mistake.seen} if known else mistake.seen
        by_id[mistake.id] = Mistake(mistake.id, mistake.sentence, seen)
    return tuple(by_id.values())


def _tree(evidence: Evidence) -> dict[str, Any]:
    tree: dict[str, Any] = {"place": evidence.place, "cause": evidence.cause}
    if evidence.text:
        tree["text"] = evidence.text
    if evidence.array is not None:
        tree["shape"] = list(evidence.array.shape)
        tree["values"] = [_number(value) for value in evidence.array.ravel()]
    return tree


def _number(value: float) -> float | str:
    """Seven significant digits, as float32 has; JSON has no NaN and no infinity."""
    return float(f"{value:.7g}") if np.isfinite(value) else str(float(value))


def _evidence(tree: Mapping[str, Any]) -> Evidence:
    array = None
    if "values" in tree:
        array = np.array([float(v) for v in tree["values"]]).reshape(tree["shape"])
    return Evidence(tree["place"], tree["cause"], tree.get("text", ""), array)
