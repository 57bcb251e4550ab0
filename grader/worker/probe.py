"""Tries out a level of isolation: all that the server does before it imports TensorFlow.

The arguments are the confinement, as JSON, and an empty folder. Prints one JSON object: `denied`
says which barrier is missing and why, and is null when the level can be had; `changes_user` says
whether workers are another user than the grader, `groups` whether the kernel counts their memory.
"""

from __future__ import annotations

import json
import os
import sys

from grader import confinement
from grader.worker.barriers import landlock
from grader.worker.barriers.confine import Cell, Denied


def main() -> None:
    """Try it and say what came of it."""
    told = confinement.from_json(json.loads(sys.argv[1]))
    landlock_version = landlock.version()
    try:
        cell = Cell(told, sys.argv[2])
    except Denied as denied:
        found = {"denied": str(denied), "changes_user": False, "groups": False}
    else:
        found = {"denied": None, "changes_user": cell.changes_user, "groups": cell.has_groups}
        cell.close()
    print(json.dumps({**found, "landlock": landlock_version}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
