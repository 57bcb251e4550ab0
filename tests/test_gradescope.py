"""Gradescope's export: its metadata say whose a submission is, and when it was handed in."""

import json

import pytest
from taken_in import by_key, folder_of, taken_in

from grader.errors import SourceError, SubmissionError
from grader.intake.source import open_source

METADATA = """
submission_11:
  :submitters:
  - :name: Jane Doe
    :sid: '007'
    :email: jane@example.org
  - :name: 李 雷
    :sid: ''
    :email: li@example.org
  :created_at: 2026-10-01 10:11:12.123456789 Z
submission_12:
  :submitters:
  - :name: Jane Doe
    :sid: '007'
    :email: jane@example.org
  :created_at: 2026-10-05 10:11:12.000000000 Z
submission_13:
  :submitters:
  - :name: Nobody Else
    :sid:
    :email:
"""


@pytest.fixture
def gradescope(tmp_path):
    names = [f"submission_{number}/double.py" for number in (11, 12, 14)]
    folder = folder_of(tmp_path / "assignment_1_export", *names)
    (folder / "submission_metadata.yml").write_text(METADATA, encoding="utf-8")
    return folder


def test_of_gradescope_the_metadata_says_whose_it_is(gradescope):
    intake = taken_in(gradescope)
    students = {s.key: one for one in intake.handed for s in one.students}
    assert intake.layout == "gradescope"
    assert set(students) == {"007", "li@example.org", "Nobody Else", "submission_14"}
    assert students["007"].files[0].member == "submission_12/double.py"
    assert students["li@example.org"].files[0].member == "submission_11/double.py"
    assert students["submission_14"].notes == ("submission_metadata.yml does not say whose it is.",)


def test_who_shares_a_student_id_with_another_address_is_not_dropped(gradescope):
    """As where an instructor gave all the same one."""
    metadata = METADATA.replace("''", "'007'").replace(
        "Nobody Else\n    :sid:", "Al\n    :sid: '9'"
    )
    (gradescope / "submission_metadata.yml").write_text(metadata, encoding="utf-8")
    students = {s.key: one for one in taken_in(gradescope).handed for s in one.students}
    assert set(students) == {"jane@example.org", "li@example.org", "9", "submission_14"}
    assert students["jane@example.org"].superseded == ("submission_11",)
    assert students["li@example.org"].superseded == ()


def test_a_folder_that_the_export_lacks_is_no_empty_submission(gradescope, tmp_path):
    files = by_key(gradescope)["Nobody Else"].files
    assert [file.member for file in files] == ["submission_13"]
    with pytest.raises(
        SourceError, match=r"submission_13: is not in assignment_1_export; download"
    ):
        open_source(gradescope).copy(files[0].member, tmp_path / "copy", 100)


def test_an_empty_folder_is_an_empty_submission(gradescope):
    (gradescope / "submission_13").mkdir()
    assert by_key(gradescope)["Nobody Else"].files == ()


def test_a_group_is_one_submission_of_several_students(gradescope):
    """Where one of them handed in again without the other, that is theirs alone."""
    (gradescope / "submission_metadata.yml").write_text(METADATA.partition("submission_12")[0])
    group = next(one for one in taken_in(gradescope).handed if len(one.students) == 2)
    assert {student.name for student in group.students} == {"Jane Doe", "李 雷"}


@pytest.mark.parametrize("text", ["[1, 2", "- a\n- b\n", "!!python/object:os.system {}", "\0"])
def test_metadata_that_is_none_is_refused(text, gradescope):
    (gradescope / "submission_metadata.yml").write_text(text)
    with pytest.raises(SubmissionError, match="submission_metadata"):
        taken_in(gradescope)


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 900, "a: " + "{b: " * 60 + "}" * 60])
def test_metadata_that_is_nested_deeply_is_refused_in_one_line(text, gradescope):
    (gradescope / "submission_metadata.yml").write_text(text)
    with pytest.raises(SubmissionError, match=r"submission_metadata.yml: .*; export again$"):
        taken_in(gradescope)


def test_what_is_no_text_in_the_metadata_tells_nothing(tmp_path):
    folder = exported(tmp_path, (["A1"], {":lateness": ["x"], ":created_at": {"x": "y"}}))
    assert (by_key(folder)["A1"].late, by_key(folder)["A1"].at) == (False, "")


def test_a_name_that_no_database_takes_is_written_otherwise(tmp_path):
    folder = exported(tmp_path, (["A\0B"], {}))
    assert list(by_key(folder)) == ["A\ufffdB"]


def exported(path, *records):
    """An export of submissions 40, 50 ...: (names of the students, more of the record)."""
    known = {}
    for number, (names, more) in enumerate(records):
        people = [{":name": name, ":sid": name} for name in names]
        at = f"2026-10-0{number + 1} 10:00:00 Z"
        known[f"submission_{40 + 10 * number}"] = {
            ":submitters": people,
            ":created_at": at,
            **more,
        }
    folder_of(path, *(f"{name}/double.py" for name in known))
    (path / "submission_metadata.yml").write_text(json.dumps(known))
    return path


@pytest.mark.parametrize(
    ("lateness", "late"),
    [("02:00:00", True), ("1 day", True), ("00:00:00", False), ("", False), (None, False)],
)
def test_lateness_is_read(lateness, late, tmp_path):
    assert by_key(exported(tmp_path, (["A1"], {":lateness": lateness})))["A1"].late is late


def test_who_says_nothing_of_lateness_is_in_time(tmp_path):
    assert by_key(exported(tmp_path, (["A1"], {})))["A1"].late is False


def test_numbers_and_dates_stay_what_is_written(tmp_path):
    folder = folder_of(tmp_path, "submission_1/double.py")
    (folder / "submission_metadata.yml").write_text(
        "submission_1:\n  :submitters:\n  - :name: Zed\n    :sid: 012\n"
        "  :created_at: 2026-13-45 10:00:00\n"
    )
    assert by_key(folder)["012"].at == "2026-13-45 10:00:00"


def test_what_was_handed_in_alone_is_superseded_by_the_groups(tmp_path):
    (group,) = taken_in(exported(tmp_path, (["A1"], {}), (["A1", "A2"], {}))).handed
    assert [student.key for student in group.students] == ["A1", "A2"]
    assert group.superseded == ("submission_40",)


def test_what_a_group_handed_in_is_superseded_for_who_went_on_alone(tmp_path):
    handed = by_key(exported(tmp_path, (["A1", "A2"], {}), (["A1"], {})))
    assert handed["A1"].superseded == ("submission_40",)
    assert (handed["A2"].superseded, handed["A2"].files[0].member) == (
        (),
        "submission_40/double.py",
    )
