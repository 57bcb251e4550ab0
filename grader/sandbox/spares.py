"""Workers that are ready before there is anything for them to do.

A spare is launched as any other worker, with every barrier around it, into an empty folder. It has
run an operation of our own and nothing of anybody's. What is handed in reaches it over the wire.
"""

from __future__ import annotations

import contextlib
import os
import queue
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from grader.confinement import Level
from grader.errors import SandboxError
from grader.sandbox.launching import STARTUP_S
from grader.sandbox.leash import Leash
from grader.sandbox.link import Link, WorkerLost
from grader.sandbox.output import OutputCapture
from grader.sandbox.sockets import KernelSockets
from grader.scratch import remove

READY = 2  # a training run is traced in a worker of its own
MAX_BYTES = 1 << 20
FURNISHING_S = 10.0


class Spares:
    """A launcher with workers in stock. Notebooks and large folders get one that is new.

    Args:
        leash: has what makes them, and holds those that are given out; it is closed with this one.
    """

    def __init__(self, leash: Leash) -> None:
        self._leash = leash
        self._folder = Path(tempfile.mkdtemp(prefix="grader-spares-"))
        self._folder.chmod(0o711)  # to be passed through by a worker's user
        self._ready: queue.SimpleQueue[Link] = queue.SimpleQueue()
        self._places: dict[Link, Path] = {}
        self._maker = ThreadPoolExecutor(max_workers=1)

    @property
    def level(self) -> Level:
        """See `Launcher`."""
        return self._leash.level

    def launch(
        self, work: Path, output: OutputCapture, sockets: KernelSockets | None = None
    ) -> Link:
        """See `Launcher`."""
        link = None if sockets else self._furnished(work, output)
        return link or self._leash.launch(work, output, sockets)

    def warm_up(self) -> None:
        """See `Launcher`."""
        self._leash.warm_up()

    def warm_kernel(self) -> None:
        """See `Launcher`."""
        self._leash.warm_kernel()

    def refill(self) -> None:
        """Begin to make new ones; returns at once."""
        self._maker.submit(self._refill)

    def settle(self) -> None:
        """Wait until those that are being made are ready."""
        self._maker.submit(lambda: None).result()

    def close(self) -> None:
        """End the spares and what has made them."""
        self._maker.shutdown(wait=False, cancel_futures=True)
        self._leash.close()
        self._maker.shutdown()
        while (link := self._next()) is not None:
            link.close()
        remove(self._folder)

    def _next(self) -> Link | None:
        try:
            return self._ready.get_nowait()
        except queue.Empty:
            return None

    def _furnished(self, work: Path, output: OutputCapture) -> Link | None:
        """A spare with what is in `work`; None where there is none or it is too much for one."""
        files = _packed(work)
        while files is not None and (link := self._next()) is not None:
            try:
                link.request({"op": "furnish", "files": files}, FURNISHING_S)
            except (WorkerLost, SandboxError):  # it is no more: the next one
                continue
            link.output.forward_to(output)
            link.output = output
            link.made_by = self._leash
            self._leash.hold(link)
            return link
        return None

    def _refill(self) -> None:
        for link in [link for link in self._places if link.lost]:
            remove(self._places.pop(link))
        with contextlib.suppress(WorkerLost, SandboxError, OSError):  # whoever needs one is told
            while self._ready.qsize() < READY:
                self._make()

    def _make(self) -> None:
        place = Path(tempfile.mkdtemp(dir=self._folder))
        link = self._leash.launcher.launch(place, OutputCapture(0))
        self._places[link] = place
        link.request({"op": "warm"}, STARTUP_S)
        self._ready.put(link)


def _packed(work: Path) -> list[tuple[list[str], Any]] | None:
    """(path as parts, bytes) of each file in a folder of ours; None where it is too much."""
    files: list[tuple[list[str], Any]] = []
    room = MAX_BYTES
    for folder, _, names in os.walk(work):
        for name in names:
            path = Path(folder, name)
            data = path.read_bytes()
            room -= len(data)
            if room < 0:
                return None
            parts = list(path.relative_to(work).parts)
            files.append((parts, np.frombuffer(data, np.uint8)))
    return files
