"""Texts cut until results are no larger than a platform reads. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

LENGTHS = (20_000, 4_000, 1_000, 200, 40, 0)


def cut(text: str, most: int) -> str:
    """The beginning of a text, in so many characters at most; `…` stands for the rest."""
    return text if len(text) <= most else text[: max(0, most - 1)] + "…" * (most > 0)


def in_bytes(text: str) -> int:
    """How long a text is in UTF-8."""
    return len(text.encode("utf-8", "replace"))


def fitted(
    told: Callable[[int], str],
    most: int,
    lengths: Sequence[int] = LENGTHS,
    size: Callable[[str], int] = in_bytes,
) -> str:
    """What `told` makes of the longest texts with which it is not too large.

    Args:
        told: makes results with texts of that many characters at most; names and points stay.
        most: what they may measure. Where the shortest texts are still too much, that is what is
            returned.
        lengths: those that are tried, the longest first.
        size: how results are measured.
    """
    made = ""
    for length in lengths:
        made = told(length)
        if size(made) <= most:
            break
    return made
