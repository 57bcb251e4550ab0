"""Jobs of GitLab and Jenkins, which show a report in JUnit's XML beside the code.

GitLab's documentation ("Unit test reports"): the file ends in `.xml`, and a failing test does not
fail the job. Jenkins' `junit` step makes such a build unstable, and fails one without the file.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from grader.errors import SubmissionError
from grader.files import shown
from grader.platforms.junit import HEAD, junit_xml
from grader.platforms.platform import Choices, Order, Place
from grader.platforms.running import Terms
from grader.platforms.standing import FAULT, Standing
from grader.platforms.writing import write_text

if TYPE_CHECKING:
    from grader.platforms.bundle import Content

LIMIT_S = 1_200.0
INSTALLING_MIN = 15
CHECKOUTS = ("CI_PROJECT_DIR", "WORKSPACE")
"""What GitLab and Jenkins call the folder."""
FOLDER = ".grader"
"""Nothing in it is taken for what a student has handed in."""


class JUnit:
    """See `Platform`."""

    name = "junit"
    terms = Terms(LIMIT_S)
    choices = Choices()
    beginning = rf"{re.escape(HEAD)}<testsuites "
    beside: Mapping[str, str] = {}

    def submission(self, place: Place) -> Path:
        """The checkout, or what was named."""
        if place.submission is not None:
            return place.submission
        name = next((name for name in CHECKOUTS if place.variables.get(name)), None)
        if name is None:
            raise SubmissionError(
                "neither CI_PROJECT_DIR nor WORKSPACE is set here; name the folder to grade with "
                "--submission"
            )
        folder = Path(place.variables[name])
        if not os.path.isdir(folder):  # results would make an empty submission of it
            raise SubmissionError(f"{name}: {shown(folder)}: no such folder")
        return folder

    def publish(self, standing: Standing, place: Place) -> None:
        """Write the XML."""
        write_text(place.out or self.submission(place) / "junit.xml", document(standing))

    def pack(self, order: Order) -> dict[str, Content]:
        """A job for GitLab, one for Jenkins, and the folder that both need."""
        from grader.platforms.bundle import Content, course_files, pins, text
        from grader.platforms.wheel import wheel

        name, data = wheel()
        demanded = ["--isolation", order.level] if order.level is not None else []
        told = {
            "@python@": order.python,
            "@minutes@": str(round(order.limit_s / 60) + INSTALLING_MIN),
            "@options@": shlex.join(["--limit", f"{order.limit_s:g}", *order.only(), *demanded]),
        }
        files = {**course_files(order.course), name: Content(data)}
        files[f"pins/{order.python}.txt"] = pins(order.python)
        return {
            **{f"{FOLDER}/{place}": content for place, content in files.items()},
            ".gitlab-ci.yml": text("gitlab.yml", told),
            "Jenkinsfile": text("Jenkinsfile", told),
        }


def document(standing: Standing) -> str:
    """The XML of a standing; of nothing that is known yet it has one error."""
    if standing.report:
        return junit_xml(standing.report)
    counts = {"tests": "1", "failures": "0", "errors": "1", "skipped": "0", "time": "0"}
    root = Element("testsuites", {"name": "submission", **counts})
    suite = SubElement(root, "testsuite", {"name": "grading", **counts})
    test = SubElement(suite, "testcase", classname="grading", name="all was judged", time="0")
    SubElement(test, "error", type="not_graded", message=FAULT).text = FAULT
    return f"{HEAD}{tostring(root, encoding='unicode')}\n"
