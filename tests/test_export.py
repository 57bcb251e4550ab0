"""What is exported, read back by programs that are not ours."""

import contextlib
import csv
import dataclasses
import datetime
import errno
import io
import json
import os
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from commands import ran
from graded_class import NAMES, graded, report, students
from markdown_it import MarkdownIt

from grader.errors import SubmissionError
from grader.gradebook.store import Grade, Gradebook
from grader.intake.handed import Student
from grader.publishing.feedback import file_name, in_html, in_markdown
from grader.publishing.tables import Naming, plain
from grader.replacing import replacing_text

FORMULA = re.compile(r"^[=+\-@\t\r]")


@pytest.fixture
def folder(tmp_path):
    """A run's folder with one attempt of each student; one could not be judged."""
    book = Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")
    for number, student in enumerate(students()):
        book.record(graded(student, number))
    lost = dataclasses.replace(
        graded(Student("lost", "Lost", {"canvas": "9", "moodle": "9", "username": "u9"}), 0),
        report=report("lost", (0, 0), "not_graded"),
    )
    book.record(lost)
    book.close()
    return tmp_path


def export(folder, *options, status=0):
    """What is written to standard output, byte by byte, and to standard error."""
    found, told, said = ran("export", folder, *options)
    assert found == status, said
    return told, said


def table(text):
    """As pandas reads it, every cell a text."""
    return pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)


def scores():
    return {s.key: float(graded(s, n).report["score"]) for n, s in enumerate(students())}


def test_a_table_of_all_there_is(folder):
    read = table(export(folder, "--format", "csv")[0]).set_index("student")
    assert list(read.columns[-2:]) == ["first", "second"]
    expected = {**scores(), "lost": None}
    assert {k: float(v) if v else None for k, v in read["score"].items()} == expected
    assert read.loc["lost", "graded"] == "no"
    assert (read.loc["lost", ["first", "second"]] == "").all()
    assert read.loc["102", "name"] == "Doe, Jane"
    assert read.loc["103", "name"] == 'Ann "Nan" Lee'
    assert read.loc["104", "name"] == "Two\nLines"
    assert read.loc["105", "name"] == "محمد علي"


@pytest.mark.parametrize("form", ["csv", "canvas", "blackboard", "brightspace", "nbgrader"])
def test_no_cell_is_a_formula(form, folder):
    title = () if form == "csv" else ("--title", "=HW")
    rows = csv.reader(io.StringIO(export(folder, "--format", form, *title)[0]))
    cells = [cell for row in list(rows)[1:] for cell in row]
    assert len(cells) > len(NAMES)
    assert not [cell for cell in cells if FORMULA.match(cell)]


def test_canvas(folder):
    text, said = export(folder, "--format", "canvas", "--title", "Homework 1 (42)")
    header, possible, *rows = csv.reader(io.StringIO(text))
    assert header == [
        *("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 1 (42)")
    ]
    assert possible == ["    Points Possible", "", "", "", "", "4.0"]
    known = {key: score for key, score in scores().items() if key != "nobody"}
    found = {row[1]: float(row[5]) if row[5] else None for row in rows}
    assert found == {**known, "9": None}
    assert said == "left out: nobody (canvas does not know)\n"


def test_blackboard(folder):
    text, said = export(folder, "--format", "blackboard", "--title", "HW |7")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Username", "HW |7"]
    assert dict(rows[1:])["u102"] == str(scores()["102"])
    assert "left out: nobody" in said


def test_brightspace(folder):
    rows = list(
        csv.reader(io.StringIO(export(folder, *["--format", "brightspace", "--title", "HW"])[0]))
    )
    assert rows[0] == ["OrgDefinedId", "Username", "HW Points Grade", "End-of-Line Indicator"]
    assert rows[1] == ["0101", "u101", str(scores()["101"]), "#"]
    assert {row[3] for row in rows[1:]} == {"#"}


def test_nbgrader(folder):
    read = table(export(folder, "--format", "nbgrader", "--title", "hw1")[0])
    assert list(read.columns) == [
        *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
        *("raw_score", "late_submission_penalty", "score", "max_score"),
    ]
    jane = read[read["student_id"] == "101"].iloc[0]
    assert (jane["first_name"], jane["last_name"], jane["email"]) == (
        "Jane",
        "Doe",
        "101@example.org",
    )


def with_students(folder, *keys):
    """The same gradebook, of these students too."""
    with contextlib.closing(Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")) as book:
        for key in keys:
            book.record(graded(Student(key), 5))
    return folder


def test_nbgrader_goes_by_ids_as_they_are(folder):
    keys = ("@at", "-dash", "=1+1")
    text, _ = export(with_students(folder, *keys), "--format", "nbgrader", "--title", "hw1")
    assert set(keys) < set(table(text)["student_id"])


def test_keys_that_look_alike_are_two_in_a_table(folder):
    keys = ("a", "a\u200b", "a\u2060", "a\ufffd", "\t@b", " @b")
    read = table(export(with_students(folder, *keys), "--format", "csv")[0])
    assert read["student"].is_unique
    assert {"a", "a\ufffd", "' @b"} < set(read["student"])


def test_json_is_a_list_of_reports(folder):
    read = json.loads(export(folder, "--format", "json")[0])
    assert {line["student"]: line["report"]["score"] for line in read} == {**scores(), "lost": 0.0}


def test_json_of_nobody(tmp_path):
    Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}").close()
    assert json.loads(export(tmp_path, "--format", "json")[0]) == []


def test_parquet(folder):
    export(folder, "--format", "parquet", "--out", folder / "grades.parquet")
    read = pd.read_parquet(folder / "grades.parquet")
    assert len(read) == 3 * (len(NAMES) + 2)
    sums = read[read["student"] != "lost"].groupby("student")["points"].sum()
    assert sums.to_dict() == scores()
    assert str(read["graded_at"].dtype.tz) == "UTC"
    assert read[read["verdict"] == "fail"]["mistake"].eq("adds_two").all()


WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (grade),Feedback comments\r\n"
    'Participant 101,Jane Doe,j@x.org,"Submitted for grading - ",,{maximum},Yes,-,\r\n'
    'Participant 102,"Doe, Jane",d@x.org,Submitted,"{before}",{maximum},Yes,-,'
    '"first 0 of 3, second not graded of 1"\r\n'
    "\r\n"
    'Participant 77,Ann,104@example.org,Submitted,,{maximum},Yes,-,"Well done, Ann"\r\n'
    "Participant 103,Locked,l@x.org,Graded,1.00,{maximum},No,-,\r\n"
    "Participant 9,Lost,l@x.org,Submitted,,{maximum},Yes,-,\r\n"
    "Participant 999,Stranger,s@x.org,No submission,,{maximum},Yes,-,\r\n"
)


def worksheet(folder, text, *options, status=0):
    path = folder / "worksheet.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    return export(folder, "--format", "moodle", "--worksheet", path, *options, status=status)


def test_moodles_worksheet_comes_back_with_grades_alone(folder):
    before = WORKSHEET.format(maximum="100.00", before="")
    text, said = worksheet(folder, before)
    assert text.startswith("\ufeffIdentifier,")
    old = list(csv.reader(io.StringIO(before)))
    new = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    grades = [row[4] for row in new if row]
    assert grades == ["Grade", "0.00", "50.00", "25.00", "1.00", "", ""]
    assert new[2][8] == "first 1 of 3, second 1 of 1"
    assert new[4][8] == "Well done, Ann"
    for row in filter(None, (*old, *new)):
        row[4] = row[8] = ""
    assert new == old
    assert "left out: 103 (Moodle does not let change)" in said
    assert "left out: nobody (not on the worksheet)" in said
    assert "comment kept: 104 (there was one; the grade is filled in)" in said


def test_a_worksheet_with_decimal_commas_gets_them(folder):
    text, _ = worksheet(folder, WORKSHEET.format(maximum='"100,00"', before=""))
    assert '"50,00"' in text


def test_a_worksheet_that_a_spreadsheet_saved_with_semicolons_keeps_them(folder):
    text = WORKSHEET.format(maximum="100.00", before="")
    saved = io.StringIO()
    csv.writer(saved, delimiter=";").writerows(csv.reader(io.StringIO(text)))
    filled = io.StringIO(worksheet(folder, saved.getvalue())[0])
    expected = io.StringIO(worksheet(folder, text)[0])
    assert list(csv.reader(filled, delimiter=";")) == list(csv.reader(expected))


def test_a_worksheet_in_another_language_is_asked_about(folder):
    text = WORKSHEET.format(maximum="4", before="").replace(",Grade,", ",Punkte,")
    _, said = worksheet(folder, text, status=2)
    assert "no column 'Grade'; name that of the grades with --grade-column" in said
    assert "2.00" in worksheet(folder, text, "--grade-column", "Punkte")[0]


def test_the_maximum_is_known_by_its_place_in_every_language(folder):
    text = WORKSHEET.format(maximum='"100,00"', before="").replace("Maximum Grade", "Cijfer max.")
    assert '"50,00"' in worksheet(folder, text)[0]


@pytest.mark.parametrize("maximum", ["Scale: Good/Bad", "nan", "inf", "0.00", "-1", "", "1_0"])
def test_a_maximum_that_is_no_number_is_refused(maximum, folder):
    text = WORKSHEET.format(maximum=maximum, before="")
    _, said = worksheet(folder, text, status=2)
    assert "row 2: the column after the grade should hold the maximum" in said


@pytest.mark.parametrize("text", ["", "\ufeff"])
def test_an_empty_worksheet_is_refused(text, folder):
    (folder / "worksheet.csv").write_text(text)
    options = ("--format", "moodle", "--worksheet", folder / "worksheet.csv")
    assert "empty; download the grading worksheet again" in export(folder, *options, status=2)[1]


def test_a_worksheet_in_another_encoding_is_refused(folder):
    (folder / "worksheet.csv").write_bytes("Identifier,Grade,Max\nJosé,,1\n".encode("latin-1"))
    options = ("--format", "moodle", "--worksheet", folder / "worksheet.csv")
    assert "not UTF-8" in export(folder, *options, status=2)[1]


def test_what_another_platform_calls_a_student_is_no_number_of_moodles(folder):
    with contextlib.closing(Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")) as book:
        book.record(graded(Student("999", "Carl", {"canvas": "999"}), 2))
    text, said = worksheet(folder, WORKSHEET.format(maximum="4", before=""))
    assert "Participant 999,Stranger,s@x.org,No submission,,4,Yes,-," in text
    assert "left out: 999 (not on the worksheet)" in said


@pytest.mark.parametrize("header", ["Email address", "Електронна пошта"])
def test_an_address_that_a_student_took_for_a_name_is_not_who_it_is(header, folder):
    text = WORKSHEET.format(maximum="4", before="").replace("Email address", header)
    named = text.replace("999,Stranger,", "999,104@example.org,")
    assert (
        "Participant 999,104@example.org,s@x.org,No submission,,4,Yes,-,"
        in (worksheet(folder, named)[0])
    )
    assert "Participant 77,Ann,104@example.org,Submitted,1.00,4," in worksheet(folder, named)[0]


def test_feedback_goes_where_it_is_said_to_go(folder):
    text = WORKSHEET.format(maximum="4", before="").replace("Feedback comments", "Opmerkingen")
    filled, said = worksheet(folder, text)
    assert "first 0 of 3, second 0 of 1" not in filled
    assert "name its column with --feedback-column" in said
    assert "first 0 of 3" in worksheet(folder, text, "--feedback-column", "Opmerkingen")[0]
    assert "no column 'X'" in worksheet(folder, text, "--feedback-column", "X", status=2)[1]


def _write_half(path):
    with replacing_text(path) as file:
        file.write("half")
        raise ZeroDivisionError


def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path):
    path = tmp_path / "grades.csv"
    path.write_text("precious")
    with pytest.raises(ZeroDivisionError):
        _write_half(path)
    assert path.read_text() == "precious"
    with replacing_text(path) as file:
        file.write("a\r\n")
    assert path.read_bytes() == b"a\r\n"
    assert os.listdir(tmp_path) == ["grades.csv"]


def test_what_stops_a_file_from_being_written_is_told_with_its_name(tmp_path):
    path = tmp_path / "grades.csv"
    with pytest.raises(SubmissionError, match=r"grades.csv: cannot be written: No space left"):
        _write_on_a_full_disk(path)
    assert os.listdir(tmp_path) == []


def _write_on_a_full_disk(path):
    with replacing_text(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("hours", [None, 0, 2])
def test_when_something_was_graded_is_told_in_utc(hours):
    zone = None if hours is None else datetime.timezone(datetime.timedelta(hours=hours))
    moment = datetime.datetime(2026, 11, 21, 12 + (hours or 0), tzinfo=zone)
    one = dataclasses.replace(graded(Student("a"), 1), graded_at=moment)
    header, row = plain(lambda: [Grade(Student("a"), 1, one)], Naming(""))
    assert row[header.index("graded_at")] == "2026-11-21T12:00:00+00:00"


def test_maxima_that_differ_are_told(folder):
    with contextlib.closing(Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")) as book:
        one = graded(Student("new", "New", {"canvas": "5"}), 2)
        book.record(dataclasses.replace(one, report={**one.report, "max_score": 10.0}))
    _, said = export(folder, "--format", "canvas", "--title", "HW")
    assert "different maxima (4, 10)" in said


@pytest.mark.parametrize("form", ["csv", "json"])
def test_versions_of_the_course_that_differ_are_told(form, folder):
    assert export(folder, "--format", form)[1] == ""
    with contextlib.closing(Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")) as book:
        book.record(dataclasses.replace(graded(Student("new"), 2), course="d"))
    _, said = export(folder, "--format", form)
    assert said == "grades by 2 versions of the course: the course has changed; run grader batch\n"


def test_names_with_a_comma_begin_with_the_last_one(folder):
    read = table(export(folder, "--format", "nbgrader", "--title", "HW")[0]).set_index("student_id")
    assert (*read.loc["102", ["last_name", "first_name"]],) == ("Doe", "Jane")
    assert (*read.loc["101", ["last_name", "first_name"]],) == ("Doe", "Jane")


def test_points_that_are_not_known_are_no_number(folder):
    export(folder, "--format", "feedback", "--out", folder / "feedback")
    for name in ("lost.md", "lost.html"):
        text = (folder / "feedback" / name).read_text()
        assert all(f"not graded / {most}" in text for most in (4, 3, 2))


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]


def test_feedback_tells_nothing_that_is_hidden_and_runs_nothing(folder):
    said, _ = export(folder, "--format", "feedback", "--out", folder / "feedback")
    assert said == f"feedback for {len(NAMES) + 2} students in {folder / 'feedback'}\n"
    pages = sorted((folder / "feedback").glob("*.html"))
    assert len(pages) == len(NAMES) + 2
    for page in pages:
        text = page.read_text(encoding="utf-8")
        tags = Tags()
        tags.feed(text)
        assert not {"script", "a", "img", "b", "iframe"} & set(tags.found)
        assert not [a for a in tags.attributes if a[1].startswith("on") or a[1] in ("src", "href")]
        assert "SECRET" not in text and "first_hidden" not in text
        assert "Checks that are not shown" in text


def test_feedback_in_markdown_shows_texts_as_they_are(folder):
    export(folder, "--format", "feedback", "--out", folder / "feedback")
    for page in (folder / "feedback").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert "SECRET" not in text and "first_hidden" not in text
        html = MarkdownIt("commonmark").render(text)
        assert "<script" not in html and "<a " not in html
        assert html.count("<h1>") == 1
        assert html.count("<h2>") == 2


def test_files_of_feedback_are_each_students_own(folder):
    names = ["a/b", "a_b", "A_B", "..", "", "a\n", "=x", "é", "e\u0301", "x" * 300, "x" * 301]
    book = Gradebook(f"sqlite:///{folder / 'other.sqlite'}")
    found = {}
    for number, name in enumerate(names):
        book.record(graded(Student(name), number))
    for grade in book.grades():
        found[grade.student.key] = file_name(grade.student)
    book.close()
    assert len({name.casefold() for name in found.values()}) == len(names)
    assert all(re.fullmatch(r"[\w.-]{1,100}", name) for name in found.values())


def test_a_note_to_the_instructor_is_in_the_feedback_too(folder):
    book = Gradebook(f"sqlite:///{folder / 'gradebook.sqlite'}")
    grade = next(book.grades())
    assert "A note with" in in_html(grade) and "A note with" in in_markdown(grade)
    book.close()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "canvas"], "needs --title"),
        (["--format", "moodle"], "--worksheet FILE go together"),
        (["--format", "csv", "--worksheet", "x"], "go together"),
        (["--format", "parquet"], "needs --out"),
        (["--format", "feedback"], "needs --out"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--format", "csv", "--title", "HW"], "--title goes with --format canvas"),
        (["--format", "csv", "--grade-column", "x"], "go with --format moodle"),
        (["--format", "moodle", "--worksheet", "/nowhere.csv"], "cannot be read"),
        (["--format", "csv", "--out", "/nowhere/x.csv"], "/nowhere/x.csv: no folder /nowhere;"),
        (["--format", "csv", "--out", "/tmp"], "/tmp: a folder or a device; name a file"),
        (["--format", "csv", "--out", "/dev/null"], "/dev/null: a folder or a device"),
        (["--format", "feedback", "--out", "/dev/null"], "/dev/null: feedback cannot be written"),
        (["--format", "csv", "--database", "nonsense"], "nonsense"),
    ],
)
def test_what_cannot_be_exported_is_said_in_one_line(options, told, folder):
    out, said = export(folder, *options, status=2)
    assert told in said
    assert (out, said.count("\n")) == ("", 1)


@pytest.mark.parametrize("name", ["gradebook.sqlite", "another.sqlite"])
def test_the_gradebook_is_not_written_over(name, folder):
    path = folder / name
    Gradebook(f"sqlite:///{path}").close()
    before = path.read_bytes()
    options = () if name == "gradebook.sqlite" else ("--database", f"sqlite:///{path}")
    _, said = export(folder, "--format", "csv", "--out", path, *options, status=2)
    assert "that is the gradebook itself" in said
    assert path.read_bytes() == before
    assert path.read_bytes().startswith(b"SQLite format")


def test_a_folder_without_a_gradebook_is_refused(tmp_path):
    _, said = export(tmp_path / "none", "--format", "csv", status=2)
    assert "no gradebook here" in said
    assert not (tmp_path / "none").exists()
