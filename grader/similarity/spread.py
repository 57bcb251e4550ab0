"""How close the members of a class are to each other, and which pairs stand out. Pure.

Theory of operation. Everybody solves the same exercise, so all are alike to some degree; how much
depends on the exercise. A pair stands out where it is closer than nearly all pairs are: beyond the
third quartile by three times the distance between the quartiles, the usual fence for far outliers,
and, where it is long, in any case if it is nearly the same.
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
SAME = 0.9
LONG = 100
"""Works of so many prints that share more than `SAME` of them stand out in any class."""

FEWEST = 10
"""Pairs that a spread can be told from: five students."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two students.

    Attributes:
        similarity: the share of the smaller work's prints that the other has.
        one: a student's key, and `other` the other's.
        prints: those of the smaller work.
    """

    similarity: float
    one: str
    other: str
    prints: int

    @property
    def bin(self) -> int:
        """Where it is in the histogram."""
        return round(self.similarity * BINS)

    @property
    def is_long(self) -> bool:
        """Whether nobody writes so much alike by chance."""
        return self.prints >= LONG


@dataclass(frozen=True, slots=True)
class Spread:
    """A class.

    Attributes:
        pairs: how many there are.
        quartiles: of their similarities.
        fence: what is closer stands out, and so do long works that are nearly the same; None where
            there are too few pairs to tell.
        beyond: how many pairs do.
        outstanding: these pairs, the closest first: at most `MAX_PAIRS`, and the closest one of
            each student.
    """

    pairs: int
    quartiles: tuple[float, float, float]
    fence: float | None
    beyond: int
    outstanding: tuple[Pair, ...]


def spread(prints: Mapping[str, Set[int]]) -> Spread:
    """The spread of a class.

    Args:
        prints: fingerprints of each student's work, without those of the stub.
    """
    counts, long = [0] * (BINS + 1), [0] * (BINS + 1)
    closest: list[Pair] = []
    of_each: dict[str, Pair] = {}
    for pair in _pairs(prints):
        counts[pair.bin] += 1
        long[pair.bin] += pair.is_long
        for key in (pair.one, pair.other):
            of_each[key] = max(pair, of_each.get(key, pair))
        if len(closest) < MAX_PAIRS:
            heapq.heappush(closest, pair)
        elif pair > closest[0]:
            heapq.heapreplace(closest, pair)
    total = sum(counts)
    first, middle, third = (_quantile(counts, q) for q in (0.25, 0.5, 0.75))
    quartiles = first, middle, third
    if total < FEWEST:
        return Spread(total, quartiles, None, 0, ())
    fence = max(LEAST, third + FENCE * max(third - first, 1 / BINS))
    bar, same = round(fence * BINS), round(SAME * BINS)
    shown = {
        pair
        for pair in (*closest, *of_each.values())
        if pair.bin > bar or (pair.is_long and pair.bin > same)
    }
    beyond = sum(counts[bar + 1 :]) + sum(long[same + 1 : bar + 1])
    return Spread(total, quartiles, fence, beyond, tuple(sorted(shown, reverse=True)))


def _pairs(prints: Mapping[str, Set[int]]) -> Iterator[Pair]:
    written = {key: own for key, own in prints.items() if own}
    for (one, own), (other, others) in itertools.combinations(sorted(written.items()), 2):
        shared = len(own & others)
        least = min(len(own), len(others))
        yield Pair(shared / least, one, other, least)


def _quantile(counts: list[int], share: float) -> float:
    wanted, seen = share * sum(counts), 0
    for number, count in enumerate(counts):
        seen += count
        if count and seen >= wanted:
            return number / BINS
    return 0.0
