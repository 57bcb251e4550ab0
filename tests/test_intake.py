"""Whose files are which, in each layout that platforms export."""

import os
import unicodedata
import zipfile

import pytest
from handed_in import WORK, zip_of

from grader.errors import SubmissionError
from grader.intake.layouts import LAYOUTS, read
from grader.intake.source import open_source

IDS = ("double", "concepts")


def folder_of(path, *names, **contents):
    """A folder with these files; `contents` are texts of files by name, `__` for a dot."""
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(WORK)
    for name, text in contents.items():
        file = path / name.replace("__", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return path


def taken_in(path, layout=None):
    source = open_source(path)
    try:
        return read(source, IDS, layout)
    finally:
        source.close()


def by_key(path, layout=None):
    return {one.students[0].key: one for one in taken_in(path, layout).handed}


def paths(handed):
    return [file.path for file in handed.files]


def files_of(path, layout=None):
    """What each student has handed in."""
    return {key: paths(one) for key, one in by_key(path, layout).items()}


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


def test_of_nbgrader_all_assignments_of_a_student_are_one_submission(tmp_path):
    folder = folder_of(tmp_path, "jane/hw1/double.ipynb", "jane/hw2/concepts.py")
    (folder / "jane/hw1/timestamp.txt").write_text("2026-10-01 10:11:12.5 Europe/Berlin\n")
    intake = taken_in(folder)
    (jane,) = intake.handed
    assert intake.layout == "nbgrader"
    assert paths(jane) == ["hw1/double.ipynb", "hw2/concepts.py"]
    assert jane.at == "2026-10-01 10:11:12.5 Europe/Berlin"


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
    assert students["Nobody Else"].files == ()
    assert students["submission_14"].notes == ("submission_metadata.yml does not say whose it is.",)


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


def test_a_plain_class_has_folders_and_files(tmp_path):
    names = ("alice/double.py", "alice/lib/help.py", "bob.zip", "carol.ipynb", "alice.py", "a.pdf")
    folder = folder_of(tmp_path, *names)
    assert taken_in(folder).remarks == (
        "a.pdf: not as plain has it, so nobody's; it was passed over.",
    )
    assert files_of(folder) == {
        "alice": ["double.py", "lib/help.py"],
        "alice.py": ["alice.py"],
        "bob": ["bob.zip"],
        "carol": ["carol.ipynb"],
    }


@pytest.mark.parametrize(
    "litter",
    [
        *("__MACOSX/alice/._double.py", "alice/.DS_Store", "alice/Thumbs.db", "desktop.ini"),
        *("alice/.ipynb_checkpoints/double-checkpoint.ipynb", "alice/__pycache__/double.pyc"),
        *("alice/~$notes.docx", "alice/.git/config"),
    ],
)
def test_litter_is_counted_and_passed_over(litter, tmp_path):
    path = zip_of(tmp_path / "class.zip", ("alice/double.py", WORK), (litter, "x"))
    source = open_source(path)
    (alice,) = read(source, IDS, None).handed
    assert (paths(alice), source.litter) == (["double.py"], 1)
    source.close()


def test_a_student_is_the_same_however_accents_are_written(tmp_path):
    name = unicodedata.normalize("NFD", "Zoë Müller")
    path = zip_of(tmp_path / "class.zip", (f"{name}/double.py", WORK))
    assert list(by_key(path)) == ["Zoë Müller"]


def test_names_in_utf8_that_a_zip_does_not_declare_are_read(tmp_path):
    path = zip_of(tmp_path / "class.zip", ("XXXXXX/double.py", WORK))
    data = path.read_bytes().replace(b"XXXXXX", "李雷".encode())
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        assert "李雷" not in archive.namelist()[0]
    assert list(by_key(path)) == ["李雷"]


def test_names_that_lead_out_of_a_zip_stay_in(tmp_path):
    path = zip_of(tmp_path / "class.zip", ("../alice/../double.py", WORK), ("/bob/double.py", WORK))
    assert files_of(path) == {
        "alice": ["double.py"],
        "bob": ["double.py"],
    }


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_layout_that_is_demanded_and_does_not_fit_is_refused(layout, tmp_path):
    folder = folder_of(tmp_path, "double.py")
    with pytest.raises(SubmissionError) as refusal:
        taken_in(folder, layout)
    assert f"--layout {layout}" in str(refusal.value)


def test_one_submission_is_no_class(tmp_path):
    with pytest.raises(SubmissionError, match="looks like one submission"):
        taken_in(folder_of(tmp_path, "double.py", "lib/help.py"))


@pytest.mark.parametrize("names", [(), ("paper.pdf",)])
def test_what_fits_nothing_is_refused_in_one_line(names, tmp_path):
    with pytest.raises(SubmissionError) as refusal:
        taken_in(folder_of(tmp_path, *names))
    assert "\n" not in str(refusal.value)


def test_links_and_pipes_are_passed_over_and_told(tmp_path):
    folder = folder_of(tmp_path / "class", "alice/double.py")
    (folder / "alice" / "link.py").symlink_to("/etc/passwd")
    (folder / "bob").symlink_to(folder / "alice")
    os.mkfifo(folder / "alice" / "pipe.py")
    assert files_of(folder) == {"alice": ["double.py"], "bob": []}
    assert taken_in(folder).remarks == (
        "alice/link.py: a link, which is not followed; it was passed over.",
        "alice/pipe.py: neither a file nor a folder; it was passed over.",
        "bob: a link, which is not followed; it was passed over.",
    )


def test_what_is_neither_folder_nor_zip_is_refused(tmp_path):
    (tmp_path / "class.zip").write_text("no zip")
    for name in ("class.zip", "nothing.zip"):
        with pytest.raises(SubmissionError, match=name):
            open_source(tmp_path / name)
