"""An automated grader for the basics of deep learning: what authors of checks import.

Names are loaded on first use: a worker imports `grader.worker` and `grader.wire` from this
package, and must not pull in checks, comparisons or references with them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.exercise import Exercise
    from grader.judging import close, property_holds, unaltered, yes_or_no
    from grader.trajectory import Run, follow
    from grader.wire import Variable

__all__ = [
    "Exercise",
    "Run",
    "Variable",
    "close",
    "follow",
    "property_holds",
    "unaltered",
    "yes_or_no",
]
__version__ = "0.1.0"

_HOMES = {
    "Exercise": "grader.exercise",
    "Run": "grader.trajectory",
    "Variable": "grader.wire",
    "close": "grader.judging",
    "follow": "grader.trajectory",
    "load_ipython_extension": "grader.live.magics",
    "property_holds": "grader.judging",
    "unaltered": "grader.judging",
    "unload_ipython_extension": "grader.live.magics",
    "yes_or_no": "grader.judging",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'grader' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
