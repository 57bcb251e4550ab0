"""What a worker gets to see: a copy of the graded file and the small files beside it."""

import pytest

from grader.staging import MAX_SIBLING_BYTES, MAX_SIBLINGS, NEVER_COPIED, stage
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


@pytest.mark.parametrize("name", sorted(NEVER_COPIED))
def test_the_courses_own_files_are_not_copied(staged, tmp_path, name):
    (tmp_path / "work" / name).write_text("")
    assert staged() == ["double.py"]


def test_links_folders_hidden_and_large_files_are_not_copied(staged, tmp_path):
    (tmp_path / "secret.txt").write_text("")
    (tmp_path / "work" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "work" / "folder").mkdir()
    (tmp_path / "work" / ".hidden").write_text("")
    (tmp_path / "work" / "large.bin").write_bytes(bytes(MAX_SIBLING_BYTES + 1))
    assert staged() == ["double.py"]


def test_the_other_form_of_the_exercise_is_not_copied(staged, tmp_path):
    (tmp_path / "work" / "double.ipynb").write_text("{}")
    assert staged() == ["double.py"]


def test_the_graded_file_is_copied_although_there_are_too_many_beside_it(staged, tmp_path):
    for i in range(MAX_SIBLINGS + 5):
        (tmp_path / "work" / f"a{i}.txt").write_text("")
    names = staged()
    assert "double.py" in names
    assert len(names) == MAX_SIBLINGS + 1


def test_a_copy_can_be_changed_without_the_original(staged, tmp_path):
    staged()
    (tmp_path / "scratch" / "double" / "double.py").write_text("changed")
    assert (tmp_path / "work" / "double.py").read_text() == "x = 1\n"
