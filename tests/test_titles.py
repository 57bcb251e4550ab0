"""Where checks are shown by title, what is said of other checks names them so, too."""

import dataclasses

from grader.live.showing import show_report
from grader.model import CheckResult, ExerciseResult, Report, Verdict
from grader.publishing.result import page

BUILDS_ON = "It builds on first_one, which has not passed."


def reported(*checks):
    done = ExerciseResult("double", "module", "double.py", 4.0, checks)
    return Report("work", "process", 1.0, {}, (done,))


def check(id, verdict, message):
    title = f"The solution {id[:-4]} <once>."
    return CheckResult(id, title, 0.0, 2.0, verdict, "visible", message)


def test_a_page_names_the_check_that_another_builds_on_by_its_title():
    first = check("first_one", Verdict.FAIL, "No.")
    told = page(reported(first, check("other_one", Verdict.SKIPPED, BUILDS_ON)))
    assert "builds on &quot;The solution first &lt;once&gt;&quot;, which has not passed." in told
    assert "first_one" not in told


def test_a_notebook_names_the_check_with_the_same_mistake_by_its_title():
    checks = [check(id, Verdict.FAIL, "It is squared.") for id in ("first_one", "other_one")]
    known = (dataclasses.replace(one, mistake="squared") for one in checks)
    shown = show_report(reported(*known))
    assert 'The same mistake as in "The solution first <once>".' in shown.text
    assert "&lt;once&gt;&quot;." in shown.html
    assert "first_one" not in shown.text + shown.html
