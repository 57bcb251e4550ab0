"""A student's module, executed one top-level statement at a time.

A statement that raises, runs too long or kills the process costs only what it defines: the
trusted side asks for each statement in turn and leaves out those that it has seen fail.
"""

from __future__ import annotations
import __future__

import ast
import linecache
import sys
import tokenize
from pathlib import Path
from types import ModuleType
from typing import Any

SKIP_TAG = "skip-grading"


class Module:
    """The module in the making and its statements."""

    def __init__(self, path: Path, name: str) -> None:
        """Parse `path`; nothing of it is executed yet.

        Raises:
            SyntaxError: it does not parse (or is not text: then without a line).
        """
        self.path = str(path)
        self.name = name
        source = _read(path)
        tree = ast.parse(source, filename=self.path)
        skipped = _tagged_lines(source)
        self.statements = [s for s in tree.body if s.lineno not in skipped]
        self._flags = _future_flags(tree)
        self._module = ModuleType(name, ast.get_docstring(tree))

    @property
    def namespace(self) -> dict[str, Any]:
        """The module's globals."""
        return self._module.__dict__

    def start(self) -> None:
        """Make the module importable under its own name, as an import would."""
        self._module.__file__ = self.path
        sys.modules[self.name] = self._module
        sys.path.insert(0, str(Path(self.path).parent))
        linecache.checkcache(self.path)

    def run(self, index: int) -> None:
        """Execute the statement of that index; lets its exception through."""
        part = ast.Module([self.statements[index]], type_ignores=[])
        code = compile(part, self.path, "exec", flags=self._flags, dont_inherit=True)
        exec(code, self.namespace)


def _read(path: Path) -> str:
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (UnicodeError, LookupError, SyntaxError):
        raise SyntaxError(
            "the file is not text in UTF-8, nor in another encoding that its first line declares"
        ) from None


def _future_flags(tree: ast.Module) -> int:
    names = [
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        for alias in node.names
    ]
    flags = 0
    for name in names:
        feature = getattr(__future__, name, None)
        flags |= feature.compiler_flag if feature else 0
    return flags


def _tagged_lines(source: str) -> set[int]:
    """The lines of `# %%` cells that carry the tag, as in a notebook."""
    lines, tagged = set(), False
    for number, line in enumerate(source.split("\n"), start=1):
        if line.startswith("# %%"):
            tagged = SKIP_TAG in line
        if tagged:
            lines.add(number)
    return lines
