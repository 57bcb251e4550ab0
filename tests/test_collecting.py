"""A submission's files, laid out so that they can be graded."""

import pytest
from handed_in import COURSE, NOON, STUBS, WORK, notebook_of, write, zip_bytes

from grader.errors import SourceError
from grader.files import MAX_FILE
from grader.intake import collecting
from grader.intake.collecting import MAX_FILES, Collector
from grader.intake.handed import File, Handed, Student
from grader.intake.source import open_source
from grader.submission import MAX_CANDIDATES

STUB = (STUBS / "double.py").read_text()
EXERCISES = {id: COURSE.load(id, hidden=False) for id in COURSE.ids}


@pytest.fixture
def apart():
    """How many seconds after the one before it a file is saved."""
    return 0


@pytest.fixture
def collect(tmp_path, apart):
    """Collects what a student has handed in: contents by name, saved in their order."""

    def collect(contents, paths=None):
        root = tmp_path / "class" / "jane"
        for number, (name, content) in enumerate(contents.items()):
            write(root / name, content, saved_at=NOON + number * apart)
        files = tuple(File(f"jane/{name}", name) for name in paths or contents)
        source = open_source(tmp_path / "class")
        source.members()
        target = tmp_path / "target"
        target.mkdir()
        handed = Handed((Student("jane"),), files)
        return Collector(COURSE, EXERCISES).collect(handed, source, target)

    (tmp_path / "class" / "jane").mkdir(parents=True)
    return collect


def only(collected):
    (found,) = collected.submission.found
    return found


def test_a_file_with_its_name_is_graded(collect):
    collected = collect({"hw/double.py": WORK})
    assert only(collected).path.read_text() == WORK
    assert collected.notes == ()
    assert (collected.submission.name, collected.submission.whole) == ("jane", True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Homework1_final(2).py", WORK),
        ("jane.ipynb", notebook_of(WORK)),
        ("double_1.py", "import numpy\n\n\ndef double ( x ):\n    return 2 * x\n"),
        ("DOUBLE.PY", WORK),
    ],
)
def test_another_name_is_told_by_the_functions(name, content, collect):
    collected = collect({name: content})
    assert only(collected).exercise_id == "double"
    assert collected.notes == (f"{name} was graded as double, which it defines.",)


@pytest.mark.parametrize(
    "code",
    [
        "\ufeffdef double(x): return x + x\n",
        "# -*- coding: latin-1 -*-\ndef double(x): return x + x\n",
        "n = 1\rdef double(x):\r    return x + x\r",
        "import math; double = lambda x: x + x\n",
        "twice = double = lambda x: x + x\n",
        "double: object = lambda x: x + x\n",
        "if True:\n    def double(x): return x + x\n",
        "try:\n    from fast import double\nexcept ImportError: double = abs\n",
        "class A:\n    def f(self): ...\ndef double(x): return x + x\n",
        "def f(x=(1,\n2)):\n    return x\ndouble = f\n",
        "x = (1,  # not closed\ndef double(x): return x + x\n",
        "'it''s'; double = abs  # it's\n",
    ],
)
def test_a_definition_is_found_however_it_is_written(code, collect):
    assert only(collect({"carol.py": code})).exercise_id == "double"


@pytest.mark.parametrize(
    "content",
    [
        *(
            "x = 1\n",
            "# def double(x):\n",
            "\0",
            "f(\ndouble=1)\n",
            "x = 1 if double == 2 else 3\n",
        ),
        "class A:\n    def double(self, x): ...\n",
        "class A:\n    n = 1\n\n# and\n    def double(self, x): ...\n",
        "def f():\n    if f:\n        double = 1\n",
        "class A: n = 1; double = 2\n",
        '"""How to:\n\ndef double(x): ...\n\\"""\ndouble = 1\n"""\n',
    ],
)
def test_what_defines_no_function_of_an_exercise_is_none(content, collect):
    collected = collect({"work.py": content})
    assert collected.submission.found == ()
    assert collected.notes == ("There is no file of an exercise among what was handed in.",)


def test_an_untouched_stub_does_not_stand_in_the_way_of_another_name(collect):
    collected = collect({"double.py": STUB, "double_done.py": WORK})
    assert only(collected).path.read_text() == WORK


def test_a_file_that_was_worked_on_keeps_its_place(collect):
    collected = collect({"double.py": WORK, "double (1).py": WORK.replace("+", "*")})
    assert only(collected).path.read_text() == WORK
    assert collected.notes == (
        "Graded double.py, not double (1).py: they were saved together, and this name comes first.",
    )


def test_what_lies_beside_stays_beside(collect):
    found = only(collect({"a/mine.py": WORK, "a/helper.py": "y = 1\n", "a/data/x.csv": "1"}))
    assert (found.path.parent / "helper.py").is_file()
    assert (found.path.parent / "data" / "x.csv").is_file()


def test_a_zip_in_it_is_unpacked_and_looked_through(collect):
    collected = collect({"jane.zip": zip_bytes(("deep/mine.py", WORK))})
    assert only(collected).exercise_id == "double"


def test_a_zip_that_cannot_be_read_costs_itself_alone(collect):
    collected = collect({"broken.zip": b"PK\3\4no", "double.py": WORK})
    assert only(collected).path.read_text() == WORK
    (note,) = collected.notes
    assert note.startswith("broken.zip was left out: ")


def test_an_empty_submission_has_no_files(collect):
    collected = collect({})
    assert collected.submission.found == ()
    assert collected.notes == ("Nothing was handed in.",)


def test_a_file_that_is_gone_is_no_fault_of_the_student(collect):
    with pytest.raises(SourceError, match=r"jane/gone.py: is not in .*; download it again"):
        collect({"double.py": WORK}, ["double.py", "gone.py"])


def test_there_is_room_for_what_may_be_graded_however_much_comes_first(collect):
    data = {f"data/{number}.csv": "1\n" for number in range(MAX_FILES)}
    library = {f"env/{number}.py": "x = 1\n" for number in range(9)}
    collected = collect({**data, **library, "tools.py": "y = 1\n", "z/double.py": WORK})
    assert only(collected).path.read_text() == WORK
    assert collected.notes == ("11 files were left out: there are too many.",)
    kept = {path.name for path in only(collected).path.parents[1].rglob("*.py")}
    assert kept == {"double.py", "tools.py", *(f"{number}.py" for number in range(9))}


def test_what_all_files_together_may_have_is_said(collect, monkeypatch):
    monkeypatch.setattr(collecting, "MAX_BYTES", 100)
    collected = collect({"a.csv": "1" * 90, "b.csv": "2" * 90, "double.py": WORK})
    assert only(collected).exercise_id == "double"
    told = "was left out: all files together may have 200 MiB."
    assert collected.notes == (f"a.csv {told}", f"b.csv {told}")


def test_a_file_that_is_too_large_is_left_out(collect):
    collected = collect({"double.py": WORK, "data.bin": b"\0" * (MAX_FILE + 1)})
    assert only(collected).exercise_id == "double"
    assert collected.notes == ("data.bin was left out: larger than 20 MiB.",)


@pytest.mark.parametrize("name", ["../../escape.py", "/etc/escape.py", "a/" * 300 + "e.py"])
def test_names_lead_nowhere_else(name, tmp_path):
    write(tmp_path / "class" / "work.py", WORK)
    source = open_source(tmp_path / "class")
    source.members()
    target = tmp_path / "target"
    target.mkdir()
    handed = Handed((Student("jane"),), (File("work.py", name),))
    collected = Collector(COURSE, EXERCISES).collect(handed, source, target)
    assert only(collected).path.is_relative_to(target / "files")


def test_names_that_become_the_same_are_kept_apart(tmp_path):
    write(tmp_path / "class" / "a.py", WORK)
    write(tmp_path / "class" / "b.py", "x = 1\n")
    source = open_source(tmp_path / "class")
    source.members()
    target = tmp_path / "target"
    target.mkdir()
    files = (File("b.py", "n?.py"), File("a.py", "n*.py"))
    handed = Handed((Student("jane"),), files)
    collected = Collector(COURSE, EXERCISES).collect(handed, source, target)
    assert only(collected).path.read_text() == WORK


def test_files_are_called_as_the_student_called_them(collect):
    collected = collect({"hw/solved.py": WORK})
    assert only(collected).shown_as == "hw/solved.py"


def test_files_in_a_zip_are_called_by_their_place_in_it(collect):
    collected = collect({"work.zip": zip_bytes(("hw/double.py", WORK))})
    assert only(collected).shown_as == "work.zip/hw/double.py"


def test_too_many_to_choose_from_are_said_to_be(collect):
    collected = collect({f"{number}/double.py": WORK for number in range(MAX_CANDIDATES + 1)})
    assert collected.submission.found == ()
    assert "more than 100 files named double" in collected.notes[0]


OLD = WORK.replace("+", "*")
one_after_another = pytest.mark.parametrize("apart", [60])


@one_after_another
@pytest.mark.parametrize("names", [("hw_v1.py", "hw_v2.py"), ("z.py", "b.ipynb", "a.py")])
def test_of_files_with_wrong_names_the_one_saved_last_counts(names, collect):
    *earlier, last = names
    contents = {name: notebook_of(OLD) if name.endswith("nb") else OLD for name in earlier}
    collected = collect({**contents, last: WORK})
    assert only(collected).path.read_text() == WORK
    assert collected.notes[0] == f"{last} was graded as double, which it defines."
    assert collected.notes[1].startswith(f"Graded {last}, not ")
    assert collected.notes[1].endswith(": it was saved last.")


@one_after_another
def test_of_files_with_wrong_names_an_untouched_stub_never_counts(collect):
    collected = collect({"mine.py": WORK, "template.py": STUB})
    assert only(collected).path.read_text() == WORK


@one_after_another
@pytest.mark.parametrize(
    "name", ["double (1).py", "double-2.py", "double copy.py", "double-1.ipynb"]
)
def test_a_later_copy_of_a_file_counts_and_is_told(name, collect):
    work = notebook_of(WORK) if name.endswith(".ipynb") else WORK
    collected = collect({"double.py": OLD, name: work})
    assert only(collected).path.read_text() == work
    assert collected.notes == (f"Graded {name}, not double.py: it was saved last.",)


@one_after_another
def test_an_earlier_copy_of_a_file_does_not_count_and_is_told(collect):
    collected = collect({"double (1).py": OLD, "double.py": WORK})
    assert only(collected).path.read_text() == WORK
    assert collected.notes == ("Graded double.py, not double (1).py: it was saved last.",)


@one_after_another
@pytest.mark.parametrize(
    "name", ["helper.py", "test_double.py", "double2.py", "double_v2.py", "double-old.py"]
)
def test_no_other_name_stands_in_for_the_file_of_the_name(name, collect):
    collected = collect({"double.py": WORK, name: OLD})
    assert only(collected).path.read_text() == WORK
    assert collected.notes == (
        f"{name} defines what double asks for too; the file of that name was graded.",
    )


@one_after_another
def test_what_lies_beside_stays_beside_the_file_that_counts(collect):
    collected = collect({"a/double.py": OLD, "a/double-2.py": WORK, "a/helper.py": "y = 1\n"})
    found = only(collected)
    assert (found.path.name, found.path.read_text()) == ("double.py", WORK)
    assert (found.path.parent / "helper.py").is_file()


@one_after_another
def test_a_copy_without_work_in_it_stands_in_the_way_of_no_other_name(collect):
    collected = collect({"mine.py": WORK, "double-2.py": "print('notes')\n"})
    assert only(collected).path.read_text() == WORK


@pytest.mark.parametrize("name", ["double (1).py", "mine.py"])
def test_a_folder_called_like_the_file_is_no_trouble(name, collect):
    collected = collect({"double.py/x.txt": "x", name: WORK})
    assert only(collected).path.read_text() == WORK


def test_a_zip_in_a_zip_is_told(collect):
    inner = zip_bytes(("double.py", WORK))
    collected = collect({"all.zip": zip_bytes(("double.py", WORK), ("deep/more.zip", inner))})
    assert only(collected).exercise_id == "double"
    assert collected.notes == ("all.zip/more.zip is a zip in a zip; it was not opened.",)


def test_of_what_is_said_to_be_there_otherwise_it_is_not_said_that_there_is_nothing(tmp_path):
    handed = Handed((Student("jane"),), (), notes=("A text was entered; it is not graded.",))
    collected = Collector(COURSE, EXERCISES).collect(handed, open_source(tmp_path), tmp_path)
    assert collected.notes == handed.notes


def test_folders_that_become_alike_when_they_are_shortened_nest_no_deeper(collect):
    """A path of a folder more for each of them would be too long for the system."""
    files = {f"{number:03}-{'d' * 60}/double.py": WORK for number in range(MAX_CANDIDATES)}
    collected = collect(files)
    depths = {len(path.parts) for path in only(collected).path.parents[2].rglob("double.py")}
    assert len(depths) == 2
