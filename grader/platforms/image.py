"""A container image that holds the grader, for platforms that run one for each submission."""

from __future__ import annotations

from grader.platforms.bundle import SCRIPTS, Content, pins
from grader.platforms.wheel import wheel

PYTHON = "@PYTHON@"


def image_files(python: str, *last: str) -> dict[str, Content]:
    """What the image is built from: its Dockerfile, the grader, and the versions of the rest.

    Args:
        python: the version, such as "3.12".
        last: lines at the end of the Dockerfile.

    Raises:
        SubmissionError: no versions are pinned for it.
    """
    name, data = wheel()
    text = (SCRIPTS / "Dockerfile").read_text(encoding="utf-8").replace(PYTHON, python)
    return {
        "Dockerfile": Content((text + "".join(f"{line}\n" for line in last)).encode()),
        "pins.txt": pins(python),
        name: Content(data),
    }
