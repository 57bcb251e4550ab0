"""JUnit's XML of a graded report, as GitLab, Jenkins and others read it. Pure.

Nothing that earned less than all its points is green or skipped there: a test that is skipped
counts for nothing, a check that is skipped has lost its points.

GitLab shows the text of `failure` and `error` and not their `message`; of tests with the same
`classname` and `name` it keeps the first. Jenkins' junit plugin shows both, and keeps `properties`
where it is told to; the schema of its xunit plugin has no `file` and no `properties` in a test.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from grader.escaping import JOINER, for_line, for_terminal
from grader.publishing.telling import Case, cases, exactly, is_hidden

if TYPE_CHECKING:
    from grader.platforms.junit_jobs import JUnit

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ERRORS = frozenset({"error", "timeout", "memory", "output", "not_graded"})
OURS = "It could not be judged. That is the grader's fault, not yours."
MAX_NAME, MAX_FILE, MAX_MESSAGE = 200, 1000, 400
_ATTACHMENT = re.compile(r"\[\[(?=\s*ATTACHMENT)", re.IGNORECASE)


def platform() -> JUnit:
    """The platform."""
    from grader.platforms.junit_jobs import JUnit

    return JUnit()


def junit_xml(report_json: Mapping[str, Any]) -> str:
    """The report as a document for a `.xml` file in UTF-8.

    A suite for each exercise, a test for each visible check, and one for all hidden checks of an
    exercise. The `points` of all tests add up to the report's score. What the student's code
    printed is in it, unless hidden checks ran.

    Args:
        report_json: as `grade --json` prints it.
    """
    exercises = report_json["exercises"]
    printed = not any(is_hidden(check) for one in exercises for check in one["checks"])
    root = Element("testsuites", name=_line(report_json["submission"]))
    for exercise in exercises:
        suite = _suite(exercise, report_json["isolation"])
        if printed and exercise["output"]:
            SubElement(suite, "system-out").text = _text(exercise["output"])
        root.append(suite)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, 0)) for suite in root)))
    root.set("time", _seconds(report_json["seconds"]))
    indent(root)
    return HEAD + tostring(root, encoding="unicode") + "\n"


def _suite(exercise: Mapping[str, Any], isolation: str) -> Element:
    shown = cases(exercise)
    elements = [_kind(case) for case in shown]
    suite = Element(
        "testsuite",
        name=_line(exercise["id"]),
        tests=str(len(shown)),
        failures=str(elements.count("failure")),
        errors=str(elements.count("error")),
        skipped="0",
        time=_seconds(sum(case.seconds for case in shown)),
    )
    told = {
        "points": exactly(exercise["score"]),
        "max_points": exactly(exercise["max_score"]),
        "isolation": _line(isolation),
        "message": _text(exercise["message"] or ""),
    }
    _add_properties(suite, told)
    for case, name in zip(shown, _names(shown), strict=True):
        suite.append(_test(case, name, exercise))
    return suite


def _kind(case: Case) -> str | None:
    """The element that says that points are missing."""
    if case.is_full:
        return None
    return "error" if case.verdict in ERRORS else "failure"


def _test(case: Case, name: str, exercise: Mapping[str, Any]) -> Element:
    test = Element("testcase", classname=_line(exercise["id"]), name=name)
    if exercise["file"] is not None:
        test.set("file", for_line(_text(exercise["file"]), MAX_FILE))
    test.set("time", _seconds(case.seconds))
    told = {
        "points": exactly(case.points),
        "max_points": exactly(case.max_points),
        "verdict": case.verdict,
    }
    _add_properties(test, told)
    _add_text(test, case)
    return test


def _add_text(test: Element, case: Case) -> None:
    """The points for people, and why they are not all there."""
    worth = f"{exactly(case.points)} / {exactly(case.max_points)} points"
    kind = _kind(case)
    if kind is None:
        SubElement(test, "system-out").text = worth
        return
    verdict = case.verdict.replace("_", " ")
    lines = [OURS] if case.verdict == "not_graded" else []
    lines += [line for line in _text(case.text).splitlines() if line.strip()]
    said = for_line(lines[0], MAX_MESSAGE) if lines else verdict
    fault = SubElement(test, kind, type=case.verdict, message=f"{worth}: {said}")
    fault.text = "\n".join([f"{worth}: {verdict}", *lines])


def _add_properties(element: Element, told: Mapping[str, str]) -> None:
    properties = SubElement(element, "properties")
    for name, value in told.items():
        SubElement(properties, "property", name=name, value=value)


def _names(shown: Sequence[Case]) -> list[str]:
    """A name for each: its title, and its id, which keeps apart what is called alike."""
    names: list[str] = []
    for case in shown:
        name = plain = f"{_line(case.title)} [{_line(case.id)}]"
        number = 1
        while name in names:
            number += 1
            name = f"{plain} ({number})"
        names.append(name)
    return names


def _line(text: str) -> str:
    return for_line(_text(text), MAX_NAME)


def _text(text: str) -> str:
    """The text with nothing that XML forbids; a line that is printed attaches no file.

    What marks up an element is escaped where the document is written.
    """
    return _ATTACHMENT.sub(f"[{JOINER}[", for_terminal(text))


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}"
