"""Templates: every value that one shows is escaped, and none can be left out of that."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path

import jinja2

TEMPLATES = Path(__file__).parent / "templates"


_CODE = re.compile(r"(?<!`)`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)")


class Drawn(str):
    """A drawing of ours, or a part of a template: shown as it is."""

    __slots__ = ()


@functools.cache
def environment(escape: Callable[[str], str]) -> jinja2.Environment:
    """Where templates come from.

    In HTML `with_code` shows as code what stands between backticks.

    Args:
        escape: makes a text harmless in the language of the template.
    """

    def shown(value: object) -> str:
        return value if isinstance(value, Drawn) else escape(str(value))

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        finalize=shown,
    )
    made.filters["number"] = _number
    made.filters["with_code"] = lambda text: Drawn(_CODE.sub(r"<code>\1</code>", escape(text)))
    made.filters["points"] = lambda value: "not graded" if value is None else f"{value:g}"
    made.filters["percent"] = lambda value: f"{100 * value:.0f}%"
    made.globals["drawn"] = Drawn
    return made


def _number(value: float | None, digits: int = 2) -> str:
    if value is None or value != value:
        return "–"
    return f"{round(value, digits) + 0.0:.{digits}f}"  # no -0.00
