"""The page of `grade --html`: what is told, the curves in it, and what it withstands."""

import dataclasses
import re
import shutil
import subprocess
import sys

import pytest
from curved_course import RIGHT, STUDENT
from handed_in import MINI_COURSE
from selenium import webdriver
from selenium.webdriver.common.by import By

from grader.cli.grade import grade_command
from grader.cli.running import run
from grader.errors import SubmissionError
from grader.model import CheckResult, Drawing, ExerciseResult, Line, Report, Verdict
from grader.publishing.curves import picture
from grader.publishing.result import page, refuse_target, write_page

DRIVER = shutil.which("chromedriver")


def check(id, verdict, message=None, visibility="visible"):
    points = 2.0 * (verdict is Verdict.PASS)
    return CheckResult(id, f"title of {id}", points, 2.0, verdict, visibility, message)


def line(**changed):
    x = tuple(float(n) for n in range(5))
    return Line(**{"label": "f(x)", "x": x, "got": x, "right_x": x, "right": x, **changed})


def report(*lines, trouble=None):
    drawing = Drawing("curve", "A <title> of $ours$.", "x", "y", lines, trouble)
    checks = (
        check("right", Verdict.PASS),
        check("wrong", Verdict.FAIL, f"{STUDENT}\ngot 1 · expected 2"),
        check("secret", Verdict.FAIL, "SECRET INPUT", "hidden"),
    )
    done = ExerciseResult("double", "module", "double.py", 6.0, checks, STUDENT, "", (drawing,))
    gone = ExerciseResult("triple", None, None, 2.0, (check("c", Verdict.MISSING),), "Missing: no.")
    return Report(f"{STUDENT}.zip", "process", 1.0, {}, (done, gone))


def test_the_page_says_what_the_terminal_says_and_of_hidden_checks_the_sum_alone():
    told = page(report(line()))
    assert "title of right" in told and "title of wrong" in told
    assert "got 1 · expected 2" in told
    assert "SECRET" not in told and "title of secret" not in told
    assert "0 / 2</span>Checks that are not shown" in told
    assert "Missing: no." in told and "title of c" not in told
    assert "<script" not in told and "&lt;script&gt;" in told


def test_what_stands_in_backticks_is_code_and_harmless_all_the_same():
    why = f"is a `return` missing, `{STUDENT}`? ` ``"
    checks = (check("wrong", Verdict.FAIL, why),)
    done = ExerciseResult("double", "module", "double.py", 2.0, checks, f"`{STUDENT}`", "")
    told = page(Report("work", "process", 1.0, {}, (done,)))
    code = f"<code>{STUDENT.replace('<', '&lt;').replace('>', '&gt;')}</code>"
    assert f"is a <code>return</code> missing, {code}? ` ``</p>" in told
    assert f'<p class="note">{code}</p>' in told
    assert "<script" not in told


def test_every_value_that_can_be_a_curve_is_drawn():
    huge, nothing = 1e300, float("nan")
    for got in ((), (1.0, 2.0), (huge,) * 5, (nothing,) * 5, (float("inf"), 0, 0, 0, 0)):
        for right in ((0.0,) * 5, (1.0, 1e-30, 3.0, 4.0, 5.0)):
            lines = (line(got=got, right=right, trouble="why"), line(right_x=(3.0,), right=(3.0,)))
            shown = picture("double", Drawing("c", "t", "x", "y", lines, None, log=True))
            assert shown.svg.count("<svg") == 1 and "why" in shown.sentences


@pytest.mark.parametrize(("last", "labels"), [(1000.0, {"1", "10", "100"}), (1.05, {"1"})])
def test_numbers_at_a_logarithmic_axis_are_plain(last, labels):
    x = tuple(1 + (last - 1) * n / 4 for n in range(5))
    svg = picture("double", Drawing("c", "t", "x", "y", (line(x=x),), None, log=True)).svg
    assert "mathdefault" not in svg and "$" not in svg
    assert labels <= set(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


def test_a_picture_is_the_same_each_time_and_shares_no_id_with_another():
    drawing = Drawing("c", "t", "x", "y", (line(), line()))
    first = picture("double", drawing).svg
    assert first == picture("double", drawing).svg
    other = picture("double", dataclasses.replace(drawing, id="d")).svg
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (first, other)]
    assert ids[0] and ids[0].isdisjoint(ids[1])


def test_nothing_is_drawn_where_there_is_nothing_of_the_students():
    shown = picture("double", Drawing("c", "t", "x", "y", (line(got=(), trouble="why"),)))
    assert (shown.svg, shown.sentences) == ("", ("why",))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("double.py", "not a name for a page"),
        ("work.ipynb", "not a name for a page"),
        ("-", "not a name for a page"),
        ("folder", "a folder or a device"),
        ("nowhere/page.html", "no folder"),
    ],
)
def test_a_place_for_no_page_is_refused(name, said, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(SubmissionError, match=said):
        refuse_target(tmp_path / name)


def test_a_page_takes_the_place_of_a_page_and_of_nothing_else(tmp_path):
    page_of_a_run, notes, other = (tmp_path / name for name in ("a.html", "notes.md", "b.html"))
    page_of_a_run.touch()  # as mktemp makes it
    refuse_target(page_of_a_run)
    write_page(report(line()), page_of_a_run)
    refuse_target(page_of_a_run)
    notes.write_text("# What I have learned")
    other.write_text('<!DOCTYPE html>\n<html lang="en">\n<p>My own page.')
    for path in (notes, other):
        with pytest.raises(SubmissionError, match="is there already, and was not made by --html"):
            refuse_target(path)


def test_a_page_takes_the_place_of_the_last_one_whole(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("before")
    write_page(report(line()), path)
    assert path.read_text().startswith("<!DOCTYPE html>")
    broken = report(line(right=("no number",) * 5))
    with pytest.raises(TypeError):
        write_page(broken, path)
    assert path.read_text().endswith("</html>\n")
    assert [child.name for child in tmp_path.iterdir()] == ["page.html"]


def test_a_bad_file_is_refused_before_anything_is_graded(tmp_path, capsys):
    (tmp_path / "double.py").write_text(RIGHT)
    for place, said in ((tmp_path, "a folder or a device"), ("", "name one such as result.html")):
        arguments = [tmp_path / "double.py", "--html", place, "--course", MINI_COURSE]
        with pytest.raises(SystemExit) as end:
            run(grade_command, list(map(str, arguments)))
        out, err = capsys.readouterr()
        assert (end.value.code, out, err.count("\n")) == (2, "", 1)
        assert said in err


def test_neither_the_database_nor_drawing_is_imported_where_it_is_not_needed():
    code = "import sys, grader.publishing.result as r; "
    code += "sys.exit(any(n in sys.modules for n in ('sqlalchemy', 'grader.gradebook')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    code = "import sys, grader.cli.grade, grader.grading, grader.cli.terminal; "
    code += "sys.exit(any(n in sys.modules for n in ('matplotlib', 'jinja2', 'watchfiles')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def chromium():
    if DRIVER is None:
        pytest.skip("needs chromedriver")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1000,1200"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield browser
    browser.quit()


def test_a_browser_shows_the_curves_and_loads_and_runs_nothing(chromium, tmp_path):
    write_page(report(line(), line(got=(0.0, 2.0, 4.0, 6.0, 8.0))), tmp_path / "page.html")
    chromium.get((tmp_path / "page.html").as_uri())
    assert chromium.get_log("browser") == []
    sent = " ".join(entry["message"] for entry in chromium.get_log("performance"))
    assert set(re.findall(r'"url":"((?:https?|ws|ftp):[^"]*)', sent)) == set()
    (svg,) = chromium.find_elements(By.CSS_SELECTOR, "svg[role=img]")
    assert svg.get_attribute("aria-label") == "Curves: A <title> of $ours$."
    assert svg.size["width"] > 500 and svg.size["height"] > 150
    texts = [text.get_attribute("textContent") for text in svg.find_elements(By.TAG_NAME, "text")]
    assert {"right", "yours", "f(x)", "x", "y"} <= set(texts)
    strokes = [
        path.value_of_css_property("stroke") for path in svg.find_elements(By.TAG_NAME, "path")
    ]
    assert "rgb(43, 92, 138)" in strokes and "rgb(185, 185, 185)" in strokes
    caption = chromium.find_element(By.TAG_NAME, "figcaption").text
    assert "f(x): as far as can be seen here, your line lies on the right one." in caption
    assert "off the right one by up to 4, at 4" in caption
    assert chromium.find_element(By.TAG_NAME, "h1").text.endswith(f"{STUDENT}.zip")
    overflow = "return document.documentElement.scrollWidth > window.innerWidth"
    assert chromium.execute_script(overflow) is False
