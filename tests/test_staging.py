"""What a worker gets to see: a copy of the graded file and the small files beside it."""

import pytest

from grader.staging import MAX_BESIDE, OF_THE_COURSE, stage
from grader.submission import Found


@pytest.fixture
def staged(tmp_path):
    """The names in the folder of a worker for `work/double.py`, or a file of another name."""
    (tmp_path / "work").mkdir(exist_ok=True)
    (tmp_path / "scratch").mkdir()

    def staged(name="double.py"):
        path = tmp_path / "work" / name
        path.write_text("x = 1\n")
        result = stage(Found("double", path, "module", name), tmp_path / "scratch")
        assert (result.work / result.file).read_text() == "x = 1\n"
        return sorted(entry.name for entry in result.work.iterdir())

    return staged


def test_the_graded_file_takes_its_exercises_name(staged):
    assert staged("homework (1).py") == ["double.py"]


def test_modules_and_data_beside_it_are_copied(staged, tmp_path):
    (tmp_path / "work" / "own_tools.py").write_text("")
    (tmp_path / "work" / "prices.csv").write_text("")
    assert staged() == ["double.py", "own_tools.py", "prices.csv"]


@pytest.mark.parametrize("name", sorted(OF_THE_COURSE - {"expected.json"}))
def test_a_courses_own_files_are_not_copied_from_its_folders(staged, tmp_path, name):
    (tmp_path / "work" / "expected.json").write_text("")
    (tmp_path / "work" / name).write_text("")
    assert staged() == ["double.py"]


@pytest.mark.parametrize("name", ["options.json", "mistakes.json", "hidden_mistakes.json"])
def test_what_a_build_makes_of_right_and_wrong_answers_is_the_courses_own(name):
    assert name in OF_THE_COURSE


def test_a_students_file_may_have_any_name(staged, tmp_path):
    (tmp_path / "work" / "checks.py").write_text("")
    assert staged() == ["checks.py", "double.py"]


def test_folders_below_are_copied(staged, tmp_path):
    inner = tmp_path / "work" / "package" / "inner"
    inner.mkdir(parents=True)
    (inner / "tools.py").write_text("")
    assert staged() == ["double.py", "package"]


def test_links_and_hidden_files_are_not_copied(staged, tmp_path):
    (tmp_path / "secret.txt").write_text("")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "one.txt").write_text("")
    (tmp_path / "work" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "work" / "links").symlink_to(tmp_path / "secrets")
    (tmp_path / "work" / ".hidden").write_text("")
    assert staged() == ["double.py"]


def test_the_other_form_of_the_exercise_is_copied(staged, tmp_path):
    (tmp_path / "work" / "double.ipynb").write_text("{}")
    assert staged() == ["double.ipynb", "double.py"]


def test_what_is_too_much_is_left_out_and_counted_modules_last(tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    for i in range(MAX_BESIDE + 5):
        (work / f"a{i}.txt").write_text("")
    (work / "tools.py").write_text("")
    (work / "double.py").write_text("x = 1\n")
    result = stage(Found("double", work / "double.py", "module", "double.py"), tmp_path)
    names = {entry.name for entry in result.work.iterdir()}
    assert len(names) == MAX_BESIDE + 1
    assert names >= {"double.py", "tools.py"}
    assert result.left_out == 6


def test_each_worker_gets_a_copy_of_its_own(tmp_path):
    path = tmp_path / "double.py"
    path.write_text("x = 1\n")
    (tmp_path / "scratch").mkdir()
    found = Found("double", path, "module", "double.py")
    first, second = (stage(found, tmp_path / "scratch") for _ in range(2))
    (first.work / first.file).write_text("changed")
    assert (second.work / second.file).read_text() == path.read_text() == "x = 1\n"
