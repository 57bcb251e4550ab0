"""The points that each platform is told of a report, read back from what it would read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from on_platform import Trial
from platform_readers import OF_WRITTEN, READERS

from grader.platforms.platform import NAMES, Place, platform_named
from grader.platforms.standing import Standing

FILES = {
    "classroom50": "result.json",
    "junit": "junit.xml",
    "codio": "form.json",
    "xqueue": "reply.json",
}
"""Where results go that are not at a path of the platform's."""


def told_by_all(report: Mapping[str, Any], folder: Path, course: Path) -> dict[str, float]:
    """By platform, the points that it is told of a final report."""
    return {name: _told(name, Standing(report, is_final=True), folder, course) for name in NAMES}


def _told(name: str, standing: Standing, folder: Path, course: Path) -> float:
    trial = Trial(name, folder / name, "/submission")
    trial.course = course
    if name in READERS:
        platform_named(name).publish(standing, Place(trial.root, submission=trial.folder))
        return READERS[name](trial)
    out = trial.root / FILES[name] if name in FILES else None
    variables = {key: str(trial.root / key) for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in variables.values():
        Path(path).touch()
    place = Place(trial.root, variables, submission=trial.folder, out=out)
    platform_named(name).publish(standing, place)
    written = (out or Path(variables["GITHUB_OUTPUT"])).read_text()
    is_json = out is not None and out.suffix == ".json"
    return OF_WRITTEN[name](json.loads(written) if is_json else written)
