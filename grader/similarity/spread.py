"""How close the members of a class are to each other, and which pairs stand out. Pure.

Theory of operation. Everybody solves the same exercise, so all are alike to some degree; how much
depends on the exercise. A pair stands out where it is closer than nearly all pairs are: beyond the
third quartile by three times the distance between the quartiles, the usual fence for far outliers.
Similarities go into a histogram as they come, and only the closest pairs are kept, so a class needs
memory for its members and not for its pairs.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

BINS = 1_000
MAX_PAIRS = 500
FENCE = 3.0
LEAST = 0.3
FEWEST = 10
"""Pairs that a spread can be told from: five students."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two students; `similarity` is the share of the smaller work's prints that the other has."""

    similarity: float
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Spread:
    """A class.

    Attributes:
        pairs: how many there are.
        quartiles: of their similarities.
        fence: what is closer stands out; None where there are too few pairs to tell.
        outstanding: the pairs that do, the closest first, at most `MAX_PAIRS`.
    """

    pairs: int
    quartiles: tuple[float, float, float]
    fence: float | None
    outstanding: tuple[Pair, ...]


def spread(prints: Mapping[str, Set[int]]) -> Spread:
    """The spread of a class.

    Args:
        prints: fingerprints of each student's work, without those of the stub.
    """
    counts = [0] * (BINS + 1)
    closest: list[Pair] = []
    for pair in _pairs(prints):
        counts[round(pair.similarity * BINS)] += 1
        if len(closest) < MAX_PAIRS:
            heapq.heappush(closest, pair)
        elif pair > closest[0]:
            heapq.heapreplace(closest, pair)
    total = sum(counts)
    first, second, third = (_quantile(counts, q) for q in (0.25, 0.5, 0.75))
    if total < FEWEST:
        return Spread(total, (first, second, third), None, ())
    fence = max(LEAST, third + FENCE * max(third - first, 1 / BINS))
    outstanding = sorted((p for p in closest if p.similarity > fence), reverse=True)
    return Spread(total, (first, second, third), fence, tuple(outstanding))


def _pairs(prints: Mapping[str, Set[int]]) -> Iterator[Pair]:
    written = {key: own for key, own in prints.items() if own}
    for (one, own), (other, others) in itertools.combinations(sorted(written.items()), 2):
        shared = len(own & others)
        yield Pair(shared / min(len(own), len(others)), one, other)


def _quantile(counts: list[int], share: float) -> float:
    wanted, seen = share * sum(counts), 0
    for number, count in enumerate(counts):
        seen += count
        if count and seen >= wanted:
            return number / BINS
    return 0.0
