"""What one example may cost and say, and the largest peaks of memory for the summary."""

import contextlib
import tracemalloc

from grader.escaping import for_terminal

PEAKS = {}


@contextlib.contextmanager
def bounded(kind, limit):
    """Fail when more than `limit` bytes are allocated at once."""
    tracemalloc.start()
    try:
        yield
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        PEAKS[kind] = max(PEAKS.get(kind, 0), peak)
        assert peak <= limit, f"{kind}: {peak} bytes at once"


def is_one_line(message):
    """Whether a message can be printed as it is, on one line."""
    return "\n" not in message and for_terminal(message) == message
