"""What a session's names stand for, and what its containers hold: kept, and put back."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

MAPPINGS = frozenset({dict, OrderedDict, defaultdict, Counter})
SEQUENCES = frozenset({list, deque})
CONTAINERS = MAPPINGS | SEQUENCES | {set}
"""Of these types exactly: what a class of the user's own does is not known."""
HOLDING = CONTAINERS | {tuple}
MAX_INNER = 1_000_000
"""Entries of containers in containers that are kept, and looked through for more of them."""


def names_and_contents(namespace: dict[str, Any]) -> Callable[[], None]:
    """Keep the names and the containers that they lead to; what puts all of it back."""
    before = dict(namespace)
    kept = [(container, _entries(container)) for container in _containers(before.values())]

    def undo() -> None:
        for name in namespace.keys() - before.keys():
            del namespace[name]
        for name, value in before.items():
            if namespace.get(name) is not value:
                namespace[name] = value
        for container, entries in kept:
            with contextlib.suppress(Exception):  # keys of the user's compare as they like
                _refill(container, entries)

    return undo


def _containers(values: Iterable[Any]) -> Iterator[Any]:
    """All containers that have names; then those in them, as far as there is room."""
    waiting = deque((value, False) for value in values if type(value) in HOLDING)
    seen: set[int] = set()
    room = MAX_INNER
    while waiting:
        value, is_inner = waiting.popleft()
        if id(value) in seen or value is sys.modules or (is_inner and len(value) > room):
            continue
        seen.add(id(value))
        room -= len(value) if is_inner else 0
        if type(value) in CONTAINERS:
            yield value
        waiting += ((inner, True) for inner in _inner(value))


def _inner(value: Any) -> list[Any]:
    """What a container holds that may hold more."""
    held = value.values() if type(value) in MAPPINGS else value
    if HOLDING.isdisjoint(map(type, held)):  # the usual case: many numbers, and quickly told
        return []
    return [inner for inner in held if type(inner) in HOLDING]


def _entries(container: Any) -> list[Any]:
    return list(container.items() if type(container) in MAPPINGS else container)


def _refill(container: Any, entries: list[Any]) -> None:
    """Give a container back what it held; one that holds the same is not touched."""
    if type(container) is set:
        if {*map(id, container)} != {*map(id, entries)}:
            container.clear()
            container.update(entries)
    elif type(container) in SEQUENCES:
        if len(container) != len(entries) or any(map(_differ, container, entries)):
            container.clear()
            container.extend(entries)
    elif len(container) != len(entries) or any(map(_pairs_differ, container.items(), entries)):
        container.clear()
        for key, value in entries:
            container[key] = value


def _pairs_differ(one: tuple[Any, Any], other: tuple[Any, Any]) -> bool:
    return one[0] is not other[0] or one[1] is not other[1]


def _differ(one: object, other: object) -> bool:
    return one is not other
