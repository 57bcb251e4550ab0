"""What a worker is confined to: told by the trusted side, carried out by the server.

It crosses to the server as JSON, before anything else does.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["namespaces", "landlock", "process"]
LEVELS: tuple[Level, ...] = ("namespaces", "landlock", "process")


@dataclass(frozen=True, slots=True)
class Resources:
    """What all processes of one worker may use together, unless it says "each".

    `tasks` counts processes and threads beyond those that TensorFlow starts; `processor_s` is
    each process's processor time, `open_files` each process's descriptors; `scratch_mb` is for
    files, and the largest of them; `memory_mb` is resident memory beyond what the server shares.
    """

    memory_mb: int = 2048
    tasks: int = 64
    open_files: int = 256
    scratch_mb: int = 64
    processor_s: int = 300


@dataclass(frozen=True, slots=True)
class Confinement:
    """How the server is to confine its workers.

    Attributes:
        level: which set of barriers.
        readable: folders that Python, its libraries and TensorFlow are in.
        own: files and folders of this package that a worker imports.
        hidden: folders that stay out of sight even where they lie in a readable one.
        resources: what a worker may use.
        without: barriers left out. For tests alone, which show what each one is there for.
    """

    level: Level
    readable: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    resources: Resources = Resources()
    without: frozenset[str] = frozenset()

    def has(self, barrier: str) -> bool:
        """Whether that barrier is to stand."""
        return barrier not in self.without


def to_json(confinement: Confinement) -> dict[str, Any]:
    """The confinement as plain data."""
    return {**dataclasses.asdict(confinement), "without": sorted(confinement.without)}


def from_json(data: dict[str, Any]) -> Confinement:
    """What `to_json` made."""
    return Confinement(
        level=data["level"],
        readable=tuple(data["readable"]),
        own=tuple(data["own"]),
        hidden=tuple(data["hidden"]),
        resources=Resources(**data["resources"]),
        without=frozenset(data["without"]),
    )
