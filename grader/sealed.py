"""Multiple choice without a readable key. Pure.

For each question a file holds one sealed text per option, in no order: what a student reads who
chooses it. The letter itself opens its text, so that a grader can tell right from wrong and knows
the explanation, yet nobody can read the key off the file. Who wants it can still try all letters,
as anyone can who runs `grade`; a question that must stay secret is one for a person to ask.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROUNDS = 1_000
TAG = 8
RIGHT, WRONG = b"+", b"-"


@dataclass(frozen=True, slots=True)
class Opened:
    """An option that exists: whether it is right, and the explanation if it is not."""

    right: bool
    explanation: str


def seal(question: str, options: Mapping[str, str | None]) -> list[str]:
    """The sealed texts of a question's options, all of one length.

    Args:
        question: its id.
        options: by letter the explanation of a wrong option; None for the right one.
    """
    texts = {
        letter: RIGHT if why is None else WRONG + why.encode() for letter, why in options.items()
    }
    length = max(len(text) for text in texts.values())
    return sorted(
        _crypt(question, letter, text.ljust(length)).hex() for letter, text in texts.items()
    )


def unseal(question: str, letter: str, sealed: Sequence[str]) -> Opened | None:
    """What lies behind a letter; None when the question has no such option."""
    tag = _key(question, letter)[:TAG]
    for entry in map(bytes.fromhex, sealed):
        if entry[:TAG] == tag:
            text = _crypt(question, letter, entry[TAG:])[TAG:].rstrip()
            return Opened(text[:1] == RIGHT, text[1:].decode())
    return None


def dump_sealed(sealed: Mapping[str, Sequence[str]]) -> str:
    """The text of a file of sealed options, by question."""
    return json.dumps(sealed, indent=1) + "\n"


def parse_sealed(text: str) -> dict[str, list[str]]:
    """What `dump_sealed` wrote.

    Raises:
        ValueError, AttributeError, TypeError: the text is not of that form.
    """
    tree = json.loads(text)
    for entry in (entry for entries in tree.values() for entry in entries):
        bytes.fromhex(entry)
    return dict(tree)


def _crypt(question: str, letter: str, text: bytes) -> bytes:
    """A tag that recognises the letter, and the text XORed with a stream that it gives."""
    key = _key(question, letter)
    stream = hashlib.shake_256(key).digest(len(text))
    return key[:TAG] + bytes(a ^ b for a, b in zip(text, stream, strict=True))


def _key(question: str, letter: str) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", letter.encode(), question.encode(), ROUNDS)
