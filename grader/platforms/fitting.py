"""Texts cut until results are no larger than a platform reads. Pure."""

from __future__ import annotations

from collections.abc import Callable

LENGTHS = (20_000, 4_000, 1_000, 200, 40, 0)


def cut(text: str, most: int) -> str:
    """The beginning of a text, in so many characters at most; `…` stands for the rest."""
    return text if len(text) <= most else text[: max(0, most - 1)] + "…" * (most > 0)


def fitted(told: Callable[[int], str], most: int) -> str:
    """What `told` makes of the longest texts with which it has at most so many bytes in UTF-8.

    Args:
        told: makes results with texts of that many characters at most; names and points stay.
        most: bytes. Where texts of no character are still too much, that is what is returned.
    """
    made = ""
    for length in LENGTHS:
        made = told(length)
        if len(made.encode("utf-8", "replace")) <= most:
            break
    return made
