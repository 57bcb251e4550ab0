"""The instructor's page, in a real browser."""

import dataclasses
import re
import shutil
import subprocess
import sys

import pytest
from graded_class import NAMES, graded, students
from selenium import webdriver
from selenium.webdriver.common.by import By

from grader.gradebook.store import Grade, Gradebook
from grader.intake.handed import Student
from grader.publishing.charts import histogram
from grader.publishing.page import page

RUN = "from grader.cli.grader import main; main()"
DRIVER = shutil.which("chromedriver")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    book = Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")
    for number, student in enumerate(students()):
        book.record(graded(student, number))
    book.close()
    command = [sys.executable, "-c", RUN, "report", str(folder), "--title", "A <b>class</b>"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def chromium():
    if DRIVER is None:
        pytest.skip("needs chromedriver")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1100,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield browser
    browser.quit()


@pytest.fixture
def browser(chromium, folder):
    chromium.get((folder / "report.html").as_uri())
    return chromium


def column(browser, number):
    """What stands in a column of the table of students, of those that are shown."""
    rows = browser.find_elements(By.CSS_SELECTOR, "#students tbody tr")
    cells = [
        row.find_elements(By.CSS_SELECTOR, "th, td")[number] for row in rows if row.is_displayed()
    ]
    return [cell.text for cell in cells]


def click(browser, label):
    heads = browser.find_elements(By.CSS_SELECTOR, "#students thead button")
    next(head for head in heads if head.text.startswith(label)).click()


def test_students_are_sorted_by_a_click(browser):
    click(browser, "points")
    points = [float(text) for text in column(browser, 2)]
    assert points == sorted(points) and len(set(points)) > 2
    click(browser, "points")
    assert [float(text) for text in column(browser, 2)] == sorted(points, reverse=True)
    click(browser, "name")
    assert set(column(browser, 1)) == {"Nobody Knows", *map(shown, NAMES)}


def shown(name):
    """As a browser shows it on a line."""
    return re.sub(r"[\n\t ]+", " ", name).replace("\u202e", "\ufffd")


def test_students_are_searched(browser):
    field = browser.find_element(By.ID, "search")
    field.send_keys("josé")
    assert column(browser, 0) == ["116"]
    assert browser.find_element(By.ID, "found").text == "1 found"
    field.clear()
    field.send_keys("no such student")
    assert column(browser, 0) == []


def test_a_student_is_opened(browser):
    browser.find_element(By.LINK_TEXT, "102").click()
    assert browser.find_element(By.TAG_NAME, "h1").text.endswith("Doe, Jane")
    assert "SECRET" not in browser.page_source


def test_every_link_leads_to_a_page(browser, folder):
    links = browser.find_elements(By.CSS_SELECTOR, "#students a")
    assert len(links) == len(NAMES) + 1
    for address in [link.get_attribute("href") for link in links]:
        browser.get(address)
        assert browser.find_elements(By.TAG_NAME, "section"), address


def test_who_made_a_mistake_is_named_and_linked(browser):
    row = browser.find_element(By.CSS_SELECTOR, "#mistakes tbody tr")
    who = row.find_elements(By.TAG_NAME, "td")[-1]
    assert "102 Doe, Jane" in who.text
    assert who.find_element(By.LINK_TEXT, "102").get_attribute("href").endswith("feedback/102.html")


def test_the_same_mistake_in_two_exercises_is_two(browser):
    counts = dict(zip(column(browser, 0), column(browser, 4), strict=True))
    assert (counts["101"], counts["102"]) == ("2", "1")


def test_names_from_right_to_left_do_not_turn_their_neighbours(browser):
    for place in ("#mistakes", "#students"):
        apart = browser.find_elements(By.CSS_SELECTOR, f"{place} bdi")
        assert {"105", "محمد علي"} <= {name.text for name in apart}


def test_every_table_has_a_caption_and_heads_with_a_name(browser):
    for table in browser.find_elements(By.TAG_NAME, "table"):
        assert table.find_element(By.TAG_NAME, "caption").text
        assert all(head.text for head in table.find_elements(By.CSS_SELECTOR, "thead th"))
        assert table.find_elements(By.CSS_SELECTOR, "tbody th[scope=row]")


def test_nothing_is_loaded_and_nothing_of_a_students_runs(browser):
    assert browser.get_log("browser") == []
    sent = [entry["message"] for entry in browser.get_log("performance")]
    addresses = set(re.findall(r'"url":"((?:https?|ws|ftp):[^"]*)', " ".join(sent)))
    assert addresses == set()
    scripts = browser.find_elements(By.TAG_NAME, "script")
    assert len(scripts) == 1
    assert browser.title == "A <b>class</b>"


def test_a_screen_reader_has_the_chart_and_the_state_of_the_table(browser):
    chart = browser.find_element(By.CSS_SELECTOR, "svg[role=img]")
    assert "about 1 points: 6" in chart.get_attribute("aria-label")
    click(browser, "student")
    heads = browser.find_elements(By.CSS_SELECTOR, "#students thead th")
    assert [head.get_attribute("aria-sort") for head in heads[:2]] == ["ascending", None]
    meters = browser.find_elements(By.TAG_NAME, "meter")
    assert all(meter.get_attribute("aria-label") for meter in meters)


def test_a_chart_is_the_same_each_time():
    assert histogram([1, 2, 3], 4.0) == histogram([1, 2, 3], 4.0)


def page_of(*attempts):
    grades = [Grade(attempt.students[0], 1, attempt) for attempt in attempts]
    return "".join(page(lambda: grades, "A class", "now"))


def by_another_version(attempt, max_score=4.0):
    report = {**attempt.report, "max_score": max_score}
    return dataclasses.replace(attempt, course="d", report=report)


def test_results_of_different_versions_of_the_course_are_told():
    first, *others = [graded(Student(str(number)), number) for number in range(3)]
    assert "The course has changed" not in page_of(first, *others)
    told = page_of(by_another_version(first), *others)
    assert "The course has changed while it was graded: 2, 1 students" in told
    assert "<dt>mean of 4</dt>" in told


def test_totals_of_different_maxima_are_shown_in_percent():
    one, other = graded(Student("1"), 1), by_another_version(graded(Student("2"), 1), 2.0)
    told = page_of(one, other)
    assert "with 2 points to get for 1, 4 points to get for 1, so totals are in percent" in told
    assert "<dt>mean of 100%</dt><dd>75.0</dd>" in told
    assert "<dt>full marks</dt><dd>1</dd>" in told
    assert "2 of 4</td>" in told and "2 of 2</td>" in told
    assert "about 100 percent of the points: 1" in told


def test_the_report_of_nobody(tmp_path):
    Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}").close()
    done = subprocess.run([sys.executable, "-c", RUN, "report", str(tmp_path)])
    assert done.returncode == 0
    assert "No known mistake" in (tmp_path / "report.html").read_text()
