"""`grade --submit`: what goes into the zip, and when there is none."""

import zipfile

import pytest
from commands import ran
from handed_in import NOON, STUBS, WORK, names_in, notebook_of, write, zip_of
from submissions import ROOT

from grader.cli.grade import grade_command
from grader.handing_in import MARK
from grader.unzip import MAX_FILES, unzip

HELPED = (
    "from tools_é import twice\n"
    "def double(x):\n"
    "    return twice(x) * float(open('one.txt').read())\n"
)
TWICE = "def twice(x):\n    return x + x\n"


def test_the_zip_is_worth_what_the_folder_is_with_helpers_and_data(submit, same_points):
    write(submit.folder / "double.py", HELPED)
    write(submit.folder / "tools_é.py", TWICE)
    write(submit.folder / "one.txt", "1.0")
    assert "made: submission.zip (1 of 1 exercises ready, 3 files)" in submit()
    assert same_points(submit.folder, submit.folder / "submission.zip") == 5


def test_the_examples_zip_is_worth_what_its_folder_is(submit, same_points, course):
    folder = ROOT / "examples" / "submission"
    told = submit(folder, "--incomplete", course=ROOT)
    assert "3 of 10 exercises ready, 3 files" in told
    assert same_points(folder, submit.folder / "submission.zip", course) == 30


BROKEN = {
    "still the stub": ("double.py", (STUBS / "double.py").read_bytes()),
    "still the stub ": ("double.ipynb", (STUBS / "double.ipynb").read_bytes()),
    "does not parse: line 2: ": ("double.py", "def double(x):\nreturn x\n"),
    "does not parse: source": ("double.py", "x = '\0'\n"),
    "does not parse: ": ("double.py", "# coding: nonsense\n"),
    "cannot be read: not a notebook": ("double.ipynb", "{}"),
    "cannot be read: larger than 20 MiB": ("double.py", b"#" * ((20 << 20) + 1)),
}


@pytest.mark.parametrize("trouble", BROKEN)
def test_what_is_not_ready_is_listed_and_nothing_is_made(submit, trouble):
    name, content = BROKEN[trouble]
    write(submit.folder / name, content)
    told = submit(status=1)
    assert f"✗ double  {name}: {trouble.strip()}" in told
    assert "nothing made: 1 of 1 exercises not ready" in told
    assert "--incomplete" in told
    assert [path.name for path in submit.folder.iterdir()] == [name]


def test_missing_exercises_are_listed(submit):
    write(submit.folder / "mse.py", "def mse(a, b):\n    return 0\n")
    told = submit(status=1, course=ROOT)
    assert "✓ mse " in told
    assert "✗ gradients              missing: no gradients.py or gradients.ipynb" in told
    assert "9 of 10 exercises not ready" in told


def test_one_exercise_is_enough_where_it_is_named(submit):
    write(submit.folder / "homework (1).py", "def mse(a, b):\n    return 0\n")
    submit("homework (1).py", "--exercise", "mse", course=ROOT)
    assert names_in() == ["mse.py"]


def test_a_copy_that_is_graded_goes_under_the_name_and_the_other_one_is_told(submit, same_points):
    write(submit.folder / "double.py", WORK.replace("+", "*"), saved_at=NOON)
    write(submit.folder / "double (1).py", WORK, saved_at=NOON + 60)
    told = submit()
    assert "left out: double.py (another file is graded for double)" in told
    assert names_in() == ["double.py"]
    assert same_points(submit.folder, submit.folder / "submission.zip") == 5


def test_a_folder_called_like_the_file_is_no_trouble(submit, same_points):
    write(submit.folder / "double.py" / "x.txt")
    write(submit.folder / "double (1).py", WORK)
    submit()
    assert same_points(submit.folder, submit.folder / "submission.zip") == 5


def test_what_is_incomplete_is_made_when_asked_for(submit):
    write(submit.folder / "double.py", STUBS.joinpath("double.py").read_bytes())
    assert "made: submission.zip (0 of 1 exercises ready, 1 file)" in submit("--incomplete")


def test_a_file_with_odd_escapes_is_ready(submit):
    write(submit.folder / "double.py", WORK + 'pattern = "\\d"\n')
    submit()


def test_a_notebook_with_a_cell_that_does_not_parse_is_ready(submit):
    write(submit.folder / "double.ipynb", notebook_of("%pip list\n" + WORK))
    submit()


def test_nothing_of_the_students_code_runs(submit):
    write(submit.folder / "double.py", WORK + "open('ran', 'w')\n")
    submit()
    assert not (submit.folder / "ran").exists()


def test_there_must_be_something_to_hand_in(submit):
    assert "holds no file of an exercise" in submit(status=2)


def test_the_same_work_gives_the_same_zip(submit):
    write(submit.folder / "double.py")
    submit()
    first = (submit.folder / "submission.zip").read_bytes()
    told = submit()
    assert "replaced: submission.zip" in told
    assert (submit.folder / "submission.zip").read_bytes() == first
    assert names_in() == ["double.py"]


def test_a_zip_of_somebody_else_is_not_replaced(submit):
    write(submit.folder / "double.py")
    own = zip_of(submit.folder / "submission.zip", ("photo.png", "x"))
    before = own.read_bytes()
    told = submit(status=2)
    assert "submission.zip: is there already, and was not made by --submit" in told
    assert own.read_bytes() == before
    submit("--out", "other.zip")
    assert names_in("other.zip") == ["double.py", "submission.zip"]


def test_a_link_in_its_place_is_not_replaced(submit, tmp_path):
    write(submit.folder / "double.py")
    write(tmp_path / "made.zip", MARK)
    (submit.folder / "submission.zip").symlink_to(tmp_path / "made.zip")
    submit(status=2)
    assert (tmp_path / "made.zip").read_bytes() == MARK


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "work.tar"], "name a zip"),
        (["--out", "nowhere/a.zip"], "no folder nowhere"),
        (["--json"], "--submit grades nothing"),
        (["--all", "--solutions", "."], "--submit grades nothing"),
        (["--watch"], "--submit grades nothing: leave out --watch"),
        (["--hint"], "--submit grades nothing: leave out --hint"),
        (["--html", "a.html"], "--submit grades nothing: leave out --html"),
    ],
)
def test_options_that_do_not_fit_are_refused(submit, arguments, words):
    write(submit.folder / "double.py")
    assert words in submit(*arguments, status=2)


@pytest.mark.parametrize("option", [["--out", "a.zip"], ["--incomplete"]])
def test_its_options_mean_nothing_without_it(option):
    status, _, said = ran(*option, command=grade_command)
    assert status == 2
    assert "go with --submit" in said


def test_links_hidden_files_and_litter_stay_out(submit, tmp_path):
    write(submit.folder / "double.py")
    write(submit.folder / ".env")
    write(submit.folder / "__pycache__" / "double.pyc")
    write(tmp_path / "secret" / "key.txt")
    (submit.folder / "key.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (submit.folder / "secret").symlink_to(tmp_path / "secret")
    submit()
    assert names_in() == ["double.py"]


def test_names_that_no_zip_keeps_are_left_out_and_told(submit):
    write(submit.folder / "double.py")
    for name in ("what?.csv", "a\\b.csv", "DOUBLE.txt", "double.TXT", "é.csv"):
        write(submit.folder / name)
    told = submit()
    assert "left out: what?.csv (no name for all systems" in told
    assert "left out: a\\b.csv" in told
    assert "left out: double.TXT" in told
    assert names_in() == ["DOUBLE.txt", "double.py", "é.csv"]


def test_of_each_exercise_there_is_one_file(submit):
    write(submit.folder / "double.py", saved_at=NOON + 60)
    write(submit.folder / "double.ipynb", notebook_of(WORK))
    write(submit.folder / "old" / "double.py", "old = 1\n", saved_at=NOON - 60)
    told = submit()
    assert "Graded double.py, not" in told
    assert "left out: double.ipynb (another file is graded for double)" in told
    assert "left out: old/double.py" in told
    assert names_in() == ["double.py"]


def test_files_of_several_folders_keep_their_helpers_apart(submit):
    for exercise in ("mse", "gradients"):
        write(submit.folder / exercise / f"{exercise}.py", "from tools import mse\n")
        write(submit.folder / exercise / "tools.py", f"mse = {exercise!r}\n")
    assert "left out" not in submit("--incomplete", course=ROOT)
    tools = ["gradients/tools.py", "mse/tools.py"]
    assert names_in() == ["gradients/gradients.py", tools[0], "mse/mse.py", tools[1]]
    archive = zipfile.ZipFile("submission.zip")
    assert [archive.read(name) for name in tools] == [b"mse = 'gradients'\n", b"mse = 'mse'\n"]


def test_what_is_graded_below_another_exercise_is_not_said_to_be_left_out(submit):
    write(submit.folder / "mse.py", "x = 1\n")
    write(submit.folder / "more" / "gradients.py", "x = 1\n")
    assert "left out" not in submit("--incomplete", course=ROOT)
    assert names_in() == ["gradients/gradients.py", "mse/mse.py"]


def test_what_lies_below_is_there_and_nothing_is_said_of_it(submit):
    write(submit.folder / "double.py")
    write(submit.folder / "data" / "prices.csv")
    assert "prices.csv" not in submit()
    assert names_in() == ["data/prices.csv", "double.py"]


def test_a_zip_can_be_made_of_a_zip(submit):
    zip_of(submit.folder / "mine.zip", ("a/double.py", WORK), ("a/tools.py", TWICE))
    submit("mine.zip")
    assert names_in() == ["double.py", "tools.py"]


def test_times_are_kept(submit):
    write(submit.folder / "double.py", saved_at=NOON)
    write(submit.folder / "tools.py", saved_at=0)
    submit()
    members = zipfile.ZipFile("submission.zip").infolist()
    years = {info.filename: info.date_time[0] for info in members}
    assert years == {"double.py": 2023, "tools.py": 1980}


def test_what_grade_would_not_unpack_is_not_made(submit):
    write(submit.folder / "double.py")
    for exercise in ("mse", "gradients", "activations", "concepts", "initialization"):
        write(submit.folder / exercise / f"{exercise}.py", "x = 1\n")
        for i in range(MAX_FILES // 4):
            (submit.folder / exercise / f"{i}.txt").touch()
    told = submit("--incomplete", status=2, course=ROOT)
    assert f"more than {MAX_FILES} files or 200 MiB" in told
    assert not (submit.folder / "submission.zip").exists()


def test_data_that_shrinks_a_thousandfold_is_unpacked_again(submit, tmp_path):
    write(submit.folder / "double.py")
    write(submit.folder / "zeros.bin", bytes(11 << 20))
    submit()
    (tmp_path / "out").mkdir()
    unzip(submit.folder / "submission.zip", tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").rglob("*.*")} == {"double.py", "zeros.bin"}
