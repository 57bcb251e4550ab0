"""Whose files are which, in each layout that platforms export."""

import pytest
from handed_in import WORK, zip_of
from taken_in import by_key, files_of, folder_of, paths, taken_in

from grader.errors import SubmissionError
from grader.intake.layouts import LAYOUTS
from grader.intake.source import open_source

SHAPES = {
    "plain": ("alice/double.py", "bob/concepts.ipynb"),
    "canvas": ("doejane_101_9001_double.py", "royalice_LATE_102_9002_double.ipynb"),
    "moodle": (
        "Jane Doe_101_assignsubmission_file/double.py",
        "Alice Roy_102_assignsubmission_file/concepts.ipynb",
    ),
    "blackboard": (
        "Homework 1_jdoe_attempt_2026-10-01-10-11-12_double.py",
        "Homework 1_aroy_attempt_2026-10-02-10-11-12_double.py",
    ),
    "nbgrader": ("submitted/jane/hw1/double.ipynb", "submitted/jane/hw1/timestamp.txt"),
}


@pytest.mark.parametrize("layout", SHAPES)
@pytest.mark.parametrize("root", ["", "export/"])
@pytest.mark.parametrize("form", ["folder", "zip"])
def test_a_layout_is_recognised_by_its_shape(layout, root, form, tmp_path):
    names = [f"{root}{name}" for name in SHAPES[layout]]
    if form == "zip":
        path = zip_of(tmp_path / "class.zip", *((name, WORK) for name in names))
    else:
        path = folder_of(tmp_path / "class", *names)
    intake = taken_in(path)
    assert intake.layout == layout
    assert len(intake.remarks) == (layout == "plain" and root != "")
    source = open_source(path)
    members = source.members()
    assert all(file.member in members for one in intake.handed for file in one.files)
    source.close()


def test_of_canvas_the_newest_upload_of_each_file_counts(tmp_path):
    folder = folder_of(
        tmp_path,
        *("doejane_101_9001_double.py", "doejane_101_9005_double-1.py"),
        *("doejane_LATE_101_9009_double-12.py", "doejane_101_9002_notes-3.txt"),
    )
    jane = by_key(folder)["101"]
    assert sorted(paths(jane)) == ["double.py", "notes-3.txt"]
    assert [f.member for f in jane.files if f.path == "double.py"] == [
        "doejane_LATE_101_9009_double-12.py"
    ]
    assert jane.superseded == ("doejane_101_9001_double.py", "doejane_101_9005_double-1.py")
    assert jane.late
    assert jane.students[0].name == "doejane"


def test_late_is_only_what_canvas_says_is_late(tmp_path):
    handed = by_key(folder_of(tmp_path, *SHAPES["canvas"]))
    assert {key: one.late for key, one in handed.items()} == {"101": False, "102": True}


@pytest.mark.parametrize("end", ["_assignsubmission_file/", "_assignsubmission_file_/"])
def test_of_moodle_both_forms_of_folders_are_read(end, tmp_path):
    jane = by_key(folder_of(tmp_path, f"Jane van_der Doe_7{end}src/double.py"))["7"]
    assert (jane.students[0].name, paths(jane)) == ("Jane van_der Doe", ["src/double.py"])


def test_of_moodle_the_flat_form_is_read(tmp_path):
    names = ("Zoë_7_assignsubmission_file_my_double.py", "Zoë_7_assignsubmission_onlinetext_a.html")
    zoe = by_key(folder_of(tmp_path, *names))["7"]
    assert paths(zoe) == ["my_double.py"]
    assert zoe.notes == ("There is a submission of kind onlinetext; it is not graded.",)


def test_of_blackboard_the_newest_attempt_counts(tmp_path):
    names = [
        f"Week_1_{user}_attempt_{at}{rest}"
        for user, at, rest in [
            ("x_jdoe", "2026-10-01-10-11-12", "_double.py"),
            ("x_jdoe", "2026-10-03-09-00-00", "_double.py"),
            ("x_jdoe", "2026-10-03-09-00-00", ".txt"),
            ("x_roy", "2026-10-01-10-11-12", ".txt"),
        ]
    ]
    folder = folder_of(tmp_path, *names)
    (folder / names[2]).write_text("Name: Jane Doe (x_jdoe)\nAssignment: Week 1\n")
    handed = by_key(folder)
    jane = handed["x_jdoe"]
    assert jane.students[0].name == "Jane Doe"
    assert jane.at == "2026-10-03-09-00-00"
    assert paths(jane) == ["double.py"]
    assert jane.superseded == ("2026-10-01-10-11-12",)
    assert handed["x_roy"].files == ()


def test_a_text_that_names_somebody_else_is_not_believed(tmp_path):
    name = "HW_jdoe_attempt_2026-10-01-10-11-12"
    folder = folder_of(tmp_path, f"{name}_double.py")
    (folder / f"{name}.txt").write_text("Name: Alice Roy (aroy)\n")
    assert list(by_key(folder)) == ["jdoe"]


@pytest.mark.parametrize("end", ["_double.py", ".txt"])
def test_of_blackboard_a_file_name_does_not_say_whose_it_is(end, tmp_path):
    first, later = "attempt_2026-10-01-10-11-12", "attempt_2027-01-01-00-00-00"
    forged = f"x_jdoe_{later}{end}"
    folder = folder_of(tmp_path, f"HW_jdoe_{first}_double.py", f"HW_eve_{first}_{forged}")
    for user in ("jdoe", "eve"):
        (folder / f"HW_{user}_{first}.txt").write_text(f"Name: Somebody ({user})\n")
    (folder / f"HW_eve_{first}_{forged}").write_text("Name: Jane Doe (jdoe)\n")
    assert files_of(folder) == {"jdoe": ["double.py"], "eve": [forged]}


def test_of_nbgrader_all_assignments_of_a_student_are_one_submission(tmp_path):
    folder = folder_of(tmp_path, "jane/hw1/double.ipynb", "jane/hw2/concepts.py")
    (folder / "jane/hw1/timestamp.txt").write_text("2026-10-01 10:11:12.5 Europe/Berlin\n")
    intake = taken_in(folder)
    (jane,) = intake.handed
    assert intake.layout == "nbgrader"
    assert paths(jane) == ["hw1/double.ipynb", "hw2/concepts.py"]
    assert jane.at == "2026-10-01 10:11:12.5 Europe/Berlin"


def test_a_plain_class_has_folders_and_files(tmp_path):
    names = ("alice/double.py", "alice/lib/help.py", "bob.zip", "carol.ipynb", "alice.py", "a.pdf")
    folder = folder_of(tmp_path, *names)
    assert taken_in(folder).remarks == (
        "a.pdf: not as plain has it, so nobody's; it was passed over.",
    )
    assert files_of(folder) == {
        "alice": ["alice.py", "double.py", "lib/help.py"],
        "bob": ["bob.zip"],
        "carol": ["carol.ipynb"],
    }


def test_what_is_called_alike_in_a_plain_class_is_one_students(tmp_path):
    folder = folder_of(tmp_path, "bob.py", "carol.ipynb")
    assert files_of(folder) == {"bob": ["bob.py"], "carol": ["carol.ipynb"]}
    folder_of(folder, "carol.py", "carol/double.py", "bob.zip")
    assert files_of(folder) == {
        "bob": ["bob.py", "bob.zip"],
        "carol": ["carol.ipynb", "carol.py", "double.py"],
    }


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_layout_that_is_demanded_and_does_not_fit_is_refused(layout, tmp_path):
    folder = folder_of(tmp_path, "double.py")
    with pytest.raises(SubmissionError) as refusal:
        taken_in(folder, layout)
    assert f"--layout {layout}" in str(refusal.value)


@pytest.mark.parametrize("name", ["double.py", "double (1).ipynb"])
def test_one_submission_is_no_class(tmp_path, name):
    with pytest.raises(SubmissionError, match="looks like one submission"):
        taken_in(folder_of(tmp_path, name, "lib/help.py"))


@pytest.mark.parametrize("names", [(), ("paper.pdf",)])
def test_what_fits_nothing_is_refused_in_one_line(names, tmp_path):
    with pytest.raises(SubmissionError) as refusal:
        taken_in(folder_of(tmp_path, *names))
    assert "\n" not in str(refusal.value)


CANVAS = {
    "a name with underscores": ("roe_bob_LATE_102_9002_double.py", "102", ["double.py"]),
    "a name that ends in a number": ("student_01_102_9002_double.py", "102", ["double.py"]),
    "a file that begins with one": ("doe_102_9002_01_double.py", "102", ["01_double.py"]),
    "no name": ("_103_9004_double.py", "103", ["double.py"]),
    "a text": ("leeann_103_text.html", "103", []),
    "a late link": ("leeann_LATE_103_link.html", "103", []),
    "no names at all": ("anon_aB3dE_9001_double.py", "anon_aB3dE", ["double.py"]),
    "late, no names": ("LATE_anon_Zz9xQ_9002_my_double.py", "anon_Zz9xQ", ["my_double.py"]),
    "a text without names": ("anon_aB3dE_text.html", "anon_aB3dE", []),
}


@pytest.mark.parametrize("case", CANVAS)
def test_of_canvas_all_names_that_it_gives_are_read(case, tmp_path):
    name, key, files = CANVAS[case]
    folder = folder_of(tmp_path, "doejane_101_9001_double.py", name)
    assert taken_in(folder).layout == "canvas"
    assert files_of(folder) == {"101": ["double.py"], key: files}
    assert by_key(folder)[key].late == ("LATE" in name)


def test_of_canvas_what_was_entered_is_told(tmp_path):
    folder = folder_of(tmp_path, "lee_7_text.html", "roe_8_link.html", "roe_8_9001_text.html")
    handed = by_key(folder)
    assert handed["7"].notes == ("A text was entered; it is not graded.",)
    assert handed["8"].notes == ("A link was entered; it is not graded.",)
    assert paths(handed["8"]) == ["text.html"]


def test_of_canvas_files_under_several_names_are_told(tmp_path):
    (one,) = by_key(folder_of(tmp_path, "doe_7_9001_double.py", "eve_7_8_9002_double.py")).values()
    assert one.notes == ("Files of user 7 are under 2 names: look whose they are.",)


def test_of_canvas_who_is_hidden_has_no_user_id(tmp_path):
    (one,) = by_key(folder_of(tmp_path, "anon_aB3dE_9001_double.py")).values()
    assert (one.students[0].name, one.students[0].ids) == ("", {})


def test_of_canvas_a_count_is_taken_off_beside_the_plain_name(tmp_path):
    names = [f"doejane_101_900{n}_{file}" for n, file in enumerate(["hw.py", "hw-1.py", "hw-2.py"])]
    folder = folder_of(tmp_path, *names, "roe_102_9009_part-2.py")
    handed = by_key(folder)
    assert [(f.member, f.path) for f in handed["101"].files] == [(names[2], "hw.py")]
    assert handed["101"].superseded == tuple(names[:2])
    assert paths(handed["102"]) == ["part-2.py"]


@pytest.mark.parametrize("layout", ["canvas", "moodle", "blackboard"])
@pytest.mark.parametrize("root", ["", "export/"])
def test_a_stray_file_changes_nothing_and_is_told(layout, root, tmp_path):
    names = [f"{root}{name}" for name in SHAPES[layout]]
    intake = taken_in(folder_of(tmp_path, *names, "grades.csv"))
    assert (intake.layout, len(intake.handed)) == (layout, 2)
    assert intake.remarks == (
        f"grades.csv: not as {layout} has it, so nobody's; it was passed over.",
    )


def test_what_lies_beside_the_submitted_folder_is_told(tmp_path):
    intake = taken_in(folder_of(tmp_path, *SHAPES["nbgrader"], "submitted/notes.txt", "a.db"))
    assert (intake.layout, len(intake.handed), len(intake.remarks)) == ("nbgrader", 1, 2)


def test_a_layout_that_is_demanded_is_read_though_most_is_called_otherwise(tmp_path):
    intake = taken_in(folder_of(tmp_path, SHAPES["moodle"][0], "a.py", "b.py", "c.py"), "moodle")
    assert (len(intake.handed), len(intake.remarks)) == (1, 3)


def test_of_moodle_an_empty_folder_is_an_empty_submission(tmp_path):
    folder = folder_of(tmp_path, *SHAPES["moodle"])
    (folder / "Roy_103_assignsubmission_file").mkdir()
    assert files_of(folder)["103"] == []


def test_of_nbgrader_an_empty_folder_is_an_empty_submission(tmp_path):
    folder = folder_of(tmp_path, *SHAPES["nbgrader"])
    (folder / "submitted/roy/hw1").mkdir(parents=True)
    assert files_of(folder)["roy"] == []


def test_what_a_platforms_texts_say_is_composed_and_can_be_stored(tmp_path):
    """No database takes NUL, and a name is the same one however its accents are written."""
    name, other = ("HW_jose_attempt_2026-10-01-10-11-12", "submitted/jane/hw1")
    folder_of(tmp_path / "a", f"{name}_double.py")
    (tmp_path / "a" / f"{name}.txt").write_text("Name: Jose\u0301\0 (jose)\n")
    folder_of(tmp_path / "b", f"{other}/double.py")
    (tmp_path / "b" / other / "timestamp.txt").write_text("2026\0")
    assert by_key(tmp_path / "a")["jose"].students[0].name == "José\ufffd"
    assert by_key(tmp_path / "b")["jane"].at == "2026\ufffd"


def test_of_blackboard_a_text_tells_where_all_user_names_begin(tmp_path):
    names = [f"HW 1_s_{n}_attempt_2026-10-01-10-11-12_double.py" for n in (1, 2, 3)]
    folder = folder_of(tmp_path, *names)
    (folder / names[2].replace("_double.py", ".txt")).write_text("Name: Three (s_3)\n")
    assert set(by_key(folder)) == {"s_1", "s_2", "s_3"}


WRAPPED = {
    "two folders": ("spring/hw1/{}/double.py", ("jane", "bob"), "spring/hw1/"),
    "files": ("hw1/{}.py", ("jane", "bob"), "hw1/"),
    "one student": ("one/{}/src/double.py", ("jane",), None),
    "one student's two forms": ("jane/work.{}", ("py", "ipynb"), None),
    "one student's work": ("jane/src/{}.py", ("double", "help"), None),
}


@pytest.mark.parametrize("case", WRAPPED)
def test_folders_that_hold_all_are_passed_over_down_to_the_students(case, tmp_path):
    name, students, passed_over = WRAPPED[case]
    intake = taken_in(folder_of(tmp_path, *(name.format(student) for student in students)))
    found = sorted(one.students[0].key for one in intake.handed)
    if passed_over is None:
        assert (found, intake.remarks) == ([name.partition("/")[0]], ())
    else:
        assert found == sorted(students)
        told = f"{passed_over}: passed over; what lies in it is taken to be a student's each."
        assert intake.remarks == (told,)


def test_a_folder_beside_a_file_of_its_name_does_not_hold_the_class(tmp_path):
    folder = folder_of(tmp_path, "hw1/jane/a.py", "hw1/jane/b.py", "hw1/jane.py", "hw1/bob.py")
    assert files_of(folder) == {"bob": ["bob.py"], "jane": ["jane.py", "a.py", "b.py"]}


def test_a_file_beside_the_folder_of_the_class_is_told(tmp_path):
    intake = taken_in(folder_of(tmp_path, "hw1/jane/double.py", "hw1/bob/double.py", "a.csv"))
    assert [one.students[0].key for one in intake.handed] == ["bob", "jane"]
    assert len(intake.remarks) == 2
