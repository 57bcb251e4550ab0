"""Where a run may take place: nothing that was handed in is replaced, nothing is made too early."""

import pytest
from commands import ran
from handed_in import MINI_COURSE, WORK
from platform_standings import standing

from grader.errors import SubmissionError
from grader.platforms.junit_jobs import document
from grader.platforms.places import check_place
from grader.platforms.platform import NAMES, Place, platform_named
from grader.platforms.standing import Standing

HANDED_IN = ['{"learning_rate": 0.1}', "# Notes\n", "<p>", ""]
COMPANIONS = [("coursera", "htmlFeedback.html"), ("classroom50", "release-body.md")]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def into(folder, name="results.txt"):
    """A place whose results go into the folder of the submission."""
    return Place(submission=folder, out=folder / name)


def refused(platform, *options):
    """The line of a run that is refused."""
    status, told, said = ran("run-platform", platform, "--course", MINI_COURSE, *options)
    assert status == 2
    assert not told or (told.startswith("::stop-commands::") and told.count("\n") == 1)
    assert said.startswith("error: ") and said.count("\n") == 1
    return said


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", HANDED_IN)
def test_what_was_handed_in_is_not_replaced_by_results(name, text, folder):
    (folder / "results.txt").write_text(text)
    with pytest.raises(SubmissionError, match=r"results\.txt was handed in there"):
        check_place(platform_named(name), into(folder))


@pytest.mark.parametrize(("name", "companion"), COMPANIONS)
def test_nor_is_it_by_what_is_written_beside_them(name, companion, folder):
    (folder / companion).write_text("mine")
    with pytest.raises(SubmissionError, match=f"{companion} was handed in there"):
        check_place(platform_named(name), into(folder))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "known", [Standing(), standing("not_graded"), standing("pass", "fail")], ids=["", "not", "done"]
)
def test_results_of_a_former_run_are_replaced(name, known, folder):
    """All of them are in the submission; where nothing is known yet some platforms write none."""
    platform, place = platform_named(name), into(folder)
    check_place(platform, place)
    platform.publish(known, place)
    written = {path.name for path in folder.iterdir()}
    assert not known.is_judged or written == {"results.txt", *platform.beside}
    check_place(platform, place)


def test_results_may_be_anywhere_else(folder, tmp_path):
    (tmp_path / "results.txt").write_text("anything")
    check_place(
        platform_named("gradescope"), Place(submission=folder, out=tmp_path / "results.txt")
    )


def test_the_command_leaves_the_work_as_it_was(folder, monkeypatch):
    """However the file is named: here by a path over a link."""
    (folder / "double.py").write_text(WORK)
    (folder.parent / "link").symlink_to(folder)
    monkeypatch.chdir(folder.parent)
    said = refused("junit", "--submission", "work", "--out", "link/double.py")
    assert "--out link/double.py: double.py was handed in there" in said
    assert (folder / "double.py").read_text() == WORK
    assert [path.name for path in folder.iterdir()] == ["double.py"]


def test_a_zip_that_was_handed_in_is_not_replaced(folder):
    (folder / "work.zip").write_bytes(b"PK")
    place = Place(submission=folder / "work.zip", out=folder / "work.zip")
    with pytest.raises(SubmissionError, match="was handed in there"):
        check_place(platform_named("junit"), place)


@pytest.mark.parametrize("target", ["nowhere", "results.xml"])
def test_a_link_that_was_handed_in_is_not_replaced(target, folder, tmp_path):
    """Wherever it leads: to a file of results, too."""
    (tmp_path / "results.xml").write_text(document(Standing()))
    (folder / "results.txt").symlink_to(tmp_path / target)
    with pytest.raises(SubmissionError, match="was handed in there"):
        check_place(platform_named("junit"), into(folder))


@pytest.mark.parametrize("option", ["--root", "--submission"])
def test_a_folder_that_is_not_there_is_refused_before_anything_is_made(option, tmp_path):
    """A file of results in it would make of it an empty submission, which is worth nothing."""
    for name in NAMES:
        assert f"{option} " in refused(
            name, option, tmp_path / "no", "--out", tmp_path / "no" / "f"
        )
    assert not [*tmp_path.iterdir()]


def test_a_checkout_that_is_not_there_is_refused_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path / "no"))
    assert "CI_PROJECT_DIR" in refused("junit")
    assert not [*tmp_path.iterdir()]
