"""A kernel's messages, kept short: of a cell that prints 20 MB, the grader wants the beginning.

The grader cuts off a kernel whose messages are too large for it. Those of honest notebooks are
shortened here, so that what a cell shows never costs what it computes.
"""

from __future__ import annotations

import itertools
from typing import Any

from jupyter_client.session import Session

LONGEST = 1 << 20  # bytes of a message that is sent as it is
MAX_TEXT = 1 << 16  # characters of one text; four times as many of all
MAX_ITEMS = 1_000


class BriefSession(Session):  # type: ignore[misc]
    """jupyter_client's messages, the long ones shortened."""

    def serialize(self, msg: dict[str, Any], ident: Any = None) -> list[bytes]:
        """The parts of a message, of which none but the buffers can be large."""
        parts: list[bytes] = super().serialize(msg, ident)
        if sum(map(len, parts)) <= LONGEST:
            return parts
        short = {**msg, "content": shortened(msg.get("content")), "metadata": {}}
        return list(super().serialize(short, ident))

    def send(self, stream: Any, *args: Any, buffers: Any = None, **more: Any) -> Any:
        """Send a message, without its buffers where they are large."""
        if sum(memoryview(buffer).nbytes for buffer in buffers or ()) > LONGEST:
            buffers = None
        return super().send(stream, *args, buffers=buffers, **more)


def shortened(value: Any) -> Any:
    """The beginning of a message's content: so much text, so many items, texts before lists."""
    return _Room().shortened(value)


class _Room:
    """What may still be told of a content."""

    def __init__(self) -> None:
        self._text = MAX_TEXT * 4
        self._items = MAX_ITEMS

    def shortened(self, value: Any) -> Any:
        """What there is room for; bytes, which would be told as text, become none."""
        if isinstance(value, str):
            return self._beginning(value)
        if isinstance(value, bytes | bytearray | memoryview):
            return ""
        if isinstance(value, dict):
            short_first = sorted(value.items(), key=lambda item: not isinstance(item[1], str))
            kept = itertools.takewhile(self._has_room, short_first)
            return {self._beginning(str(key)): self.shortened(inner) for key, inner in kept}
        if isinstance(value, list | tuple):
            return [self.shortened(inner) for inner in itertools.takewhile(self._has_room, value)]
        return value

    def _beginning(self, text: str) -> str:
        kept = text[: min(MAX_TEXT, self._text)]
        self._text -= len(kept)
        return kept

    def _has_room(self, item: object) -> bool:
        self._items -= 1
        return self._items >= 0 and self._text > 0
