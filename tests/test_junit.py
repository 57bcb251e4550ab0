"""JUnit's XML of a report: what readers of it find, and that no text becomes more than text."""

import math
import re
from pathlib import Path

import junitparser
import pytest
from graded_class import check, exercise
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from grader.model import CheckResult, ExerciseResult, Report, Verdict, to_json
from grader.platforms.junit import junit_xml

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit.xsd"))
FORGED = "</failure></testcase><testcase classname='x' name='x'/>]]><![CDATA[ &lt; &#0; \x00\x1b[2J"
ODD = st.text(st.characters(), max_size=60) | st.sampled_from(
    [FORGED, "]]>", "\ud800", "\r", "\u2028", "[[ATTACHMENT|/etc/passwd]]", "\ufffe", " "]
)
LONG = 2_500 * (FORGED[:39] + "\x00")


def report_of(*exercises, submission="jane"):
    return {
        "schema": "grader/report/v1",
        "submission": submission,
        "score": sum(one["score"] for one in exercises),
        "max_score": sum(one["max_score"] for one in exercises),
        "isolation": "landlock",
        "seconds": 1.25,
        "versions": {},
        "exercises": list(exercises),
    }


def read(report):
    """The document's suites as another program reads them; it is valid."""
    written = junit_xml(report).encode()
    SCHEMA.assertValid(etree.fromstring(written, etree.XMLParser(huge_tree=True)))
    return list(junitparser.JUnitXml.fromstring(written))


def cases(report):
    return [case for suite in read(report) for case in suite]


def told(case):
    return {one.name: one.value for one in next(case.iterchildren(junitparser.Properties))}


def one(verdict, **options):
    """The test of a single check with that verdict."""
    (case,) = cases(report_of(exercise("first", [check("a", 0, 2, verdict, **options)])))
    return case


def test_a_suite_for_each_exercise_and_a_test_for_each_visible_check():
    first = exercise("first", [check("a", 2, 2, "pass"), check("b", 0, 1, "fail")])
    second = exercise("second", [check("a", 0, 1, "timeout")])
    suites = read(report_of(first, second))
    assert [suite.name for suite in suites] == ["first", "second"]
    assert [(suite.tests, suite.failures, suite.errors) for suite in suites] == [
        (2, 1, 0),
        (1, 0, 1),
    ]
    case = next(iter(suites[0]))
    assert (case.classname, case.name) == ("first", "a is right. [a]")
    assert case._elem.get("file") == "first.py"
    assert case.time == pytest.approx(0.1)


def test_points_are_properties_and_text():
    half, full = cases(
        report_of(exercise("first", [check("a", 0.25, 2, "fail"), check("b", 1, 1, "pass")]))
    )
    assert told(half) == {"points": "0.25", "max_points": "2", "verdict": "fail"}
    assert half.result[0].text.startswith("0.25 / 2 points: fail\n")
    assert half.result[0].message.startswith("0.25 / 2 points: ")
    assert full.system_out == "1 / 1 points"


@pytest.mark.parametrize("verdict", [v.value for v in Verdict if v is not Verdict.PASS])
def test_nothing_but_a_pass_is_green_or_skipped(verdict):
    (found,) = one(verdict).result
    wrong = verdict in ("fail", "missing", "not_attempted", "skipped")
    assert isinstance(found, junitparser.Failure if wrong else junitparser.Error)
    assert found.type == verdict
    assert verdict.replace("_", " ") in found.text


def test_what_a_student_may_read_is_in_the_text():
    """GitLab shows the text of a failure and not its message."""
    (found,) = one("fail", message="got 4\nexpected 5").result
    assert "got 4\nexpected 5" in found.text
    assert found.message.endswith("got 4")


def test_a_fault_of_the_grader_says_whose_it_is():
    (found,) = one("not_graded", message="Not graded: the server is lost.").result
    assert isinstance(found, junitparser.Error)
    assert "grader's fault, not yours" in found.text
    assert "Not graded: the server is lost." in found.text


def hidden(points, verdict="fail"):
    secrets = [
        check(f"SECRET_{n}", p, 1, verdict, "hidden", "SECRET") for n, p in enumerate(points)
    ]
    return report_of(exercise("first", [check("a", 2, 2, "pass"), *secrets]))


def test_of_hidden_checks_only_the_sum_of_points_is_told():
    report = hidden([1, 0, 1])
    assert "SECRET" not in junit_xml(report)
    _, case = cases(report)
    assert case.name == "Checks that are not shown [hidden-checks]"
    assert told(case) == {"points": "2", "max_points": "3", "verdict": "fail"}
    assert case.result[0].text == "2 / 3 points: fail"
    assert case.time == 0


def test_hidden_checks_that_all_pass_are_green():
    assert cases(hidden([1, 1]))[1].result == []


def test_hidden_checks_that_could_not_be_judged_are_an_error():
    (found,) = cases(hidden([1, 0], "not_graded"))[1].result
    assert isinstance(found, junitparser.Error)


def test_what_was_printed_is_told_where_no_hidden_check_ran():
    shown = exercise("first", [check("a", 2, 2, "pass")])
    assert "SECRET that was printed" in junit_xml(report_of(shown))
    other = exercise("second", [check("b", 1, 1, "pass", "hidden")])
    assert "SECRET that was printed" not in junit_xml(report_of(shown, other))


ATTACHING = "[[ATTACHMENT|/etc/passwd]] [[[ attachment|x]] [[\nATTACHMENT|y]]"


def attached(report):
    return re.findall(r"\[\[\s*attachment", junit_xml(report), re.IGNORECASE)


@pytest.mark.parametrize("place", ["output", "message", "id", "file"])
def test_what_stands_in_an_exercise_attaches_no_file(place):
    """Jenkins and GitLab take a file with them that is named so."""
    odd = {**exercise("first", [check("a", 2, 2, "pass")]), place: ATTACHING}
    assert not attached(report_of(odd))


@pytest.mark.parametrize("place", ["message", "title", "id"])
def test_what_stands_in_a_check_attaches_no_file(place):
    """Neither in a test's name, nor in the text or the attributes of a failure."""
    odd = {**check("a", 0, 2, "fail", message="No."), place: ATTACHING}
    assert not attached(report_of(exercise("first", [odd])))


def test_the_name_of_a_submission_attaches_no_file():
    assert not attached(report_of(submission=ATTACHING))


def test_names_are_unique_in_an_exercise():
    """Of tests with the same name GitLab keeps the first."""
    alike = [dict(check(id, 0, 1, "fail"), title="The same.") for id in ("a", "b\x00", "b\x01")]
    names = [case.name for case in cases(report_of(exercise("first", alike)))]
    assert len(set(names)) == 3


def test_a_missing_file_is_no_file():
    missing = dict(exercise("first", [check("a", 0, 1, "missing")]), file=None, form=None)
    assert cases(report_of(missing))[0]._elem.get("file") is None


def test_the_same_report_gives_the_same_document():
    assert junit_xml(hidden([1, 0])) == junit_xml(hidden([1, 0]))


@given(ODD, ODD, ODD, st.sampled_from(Verdict))
@example(FORGED, FORGED, FORGED, Verdict.FAIL)
@example(LONG, LONG, LONG, Verdict.ERROR)
def test_no_text_is_more_than_text(title, message, file, verdict):
    odd = check("a", 0, 1, verdict.value, message=message)
    odd["title"] = title
    written = dict(exercise("first", [odd]), file=file, message=message, output=message)
    (suite,) = read(report_of(written, submission=file))
    (case,) = suite
    assert case.classname == "first"
    assert case.name.endswith("[a]")
    assert len(case.result) == 1 or (case.result == [] and verdict is Verdict.PASS)


POINTS = st.floats(0, 1e6).map(lambda points: round(points, 4))
RESULTS = st.builds(
    CheckResult,
    id=st.text(max_size=5),
    title=st.text(max_size=5),
    points=POINTS,
    max_points=POINTS,
    verdict=st.sampled_from(Verdict),
    visibility=st.sampled_from(["visible", "hidden"]),
    message=st.none() | st.text(max_size=20),
)
EXERCISES = st.builds(
    ExerciseResult,
    id=st.sampled_from(["first", "second"]),
    form=st.just("module"),
    file=st.none() | st.just("first.py"),
    max_score=POINTS,
    checks=st.lists(RESULTS, max_size=4).map(tuple),
)


@given(st.lists(EXERCISES, max_size=3))
def test_the_points_of_all_tests_are_the_score(exercises):
    report = to_json(Report("jane", "process", 0.0, {}, tuple(exercises)))
    found = math.fsum(float(told(case)["points"]) for case in cases(report))
    assert found == pytest.approx(report["score"], abs=1e-3)
