"""A kernel's messages, kept short: of a cell that prints 20 MB, the grader wants the beginning.

The grader cuts off a kernel whose messages are too large for it. Those of honest notebooks are
shortened here, so that what a cell shows never costs what it computes.
"""

from __future__ import annotations

from typing import Any

from jupyter_client.session import Session

LONGEST = 1 << 20  # bytes of a message that is sent as it is
MAX_TEXT = 1 << 16
MAX_ITEMS = 64
MAX_DEPTH = 4


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


def shortened(value: Any, depth: int = MAX_DEPTH) -> Any:
    """The beginning of every text, list and dict in a message's content."""
    if isinstance(value, str):
        return value[:MAX_TEXT]
    if isinstance(value, dict):
        kept = list(value.items())[:MAX_ITEMS] if depth else []
        return {key: shortened(inner, depth - 1) for key, inner in kept}
    if isinstance(value, list | tuple):
        return [shortened(inner, depth - 1) for inner in value[:MAX_ITEMS]] if depth else []
    return value
