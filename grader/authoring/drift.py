"""Whether a generated file still says what would be generated now. Pure.

Texts must be the same. Recorded numbers may differ in their last digits, as they do between
processors and versions of TensorFlow; so may the wording of an exception that a mistake raises.
Where large numbers cancel out, the last digits are those of the largest number of an array.
"""

from __future__ import annotations

import json
import math
from typing import Any

from grader.evidence import ROUNDING

RELATIVE = 1e-6
ABSOLUTE = 2e-7


def same_text(old: str, new: str, suffix: str) -> bool:
    """Whether two texts of a generated file say the same."""
    if old == new or suffix != ".json":
        return old == new
    try:
        return _same(json.loads(old), json.loads(new))
    except ValueError:
        return False


def _same(old: Any, new: Any, relative: float = RELATIVE, absolute: float = ABSOLUTE) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        keys = set(old) | set(new)
        relative = ROUNDING if "cause" in keys else relative
        if str(old.get("cause", "")).startswith("raised "):
            keys.discard("text")
        return all(_same(old.get(key), new.get(key), relative) for key in keys)
    if isinstance(old, list) and isinstance(new, list):
        pairs = zip(old, new, strict=False)
        absolute = max(ABSOLUTE, relative * min(_largest(old), _largest(new)))
        return len(old) == len(new) and all(_same(a, b, relative, absolute) for a, b in pairs)
    if isinstance(old, float) and isinstance(new, float):
        return math.isclose(old, new, rel_tol=relative, abs_tol=absolute)
    return bool(old == new)


def _largest(numbers: list[Any]) -> float:
    """The size of the largest number in an array; 0 where there is none."""
    sizes = (abs(number) for number in numbers if isinstance(number, float))
    return max((size for size in sizes if math.isfinite(size)), default=0.0)
