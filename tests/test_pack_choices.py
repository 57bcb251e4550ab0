"""What can be chosen of an upload to each platform; anything else is refused, not passed over."""

import shutil

import packed
import pytest
from commands import ran
from handed_in import MINI_COURSE

from grader.platforms.platform import HIDDEN_ROWS, NAMES

OPTIONS = {"title": "Homework 1", "python": "3.11", "image": "me/grader"}
TAKEN = {
    "gradescope": (),
    "prairielearn": ("title", "python", "image"),
    "coursera": ("python",),
    "submitty": ("title",),
    "codio": ("python",),
    "xqueue": ("python",),
    "github": ("python",),
    "classroom50": ("python",),
    "junit": ("python",),
}
ROWS = {
    "gradescope": ("sum", "hidden", "after_due_date", "after_published", "visible"),
    "submitty": ("sum", "hidden", "after_published", "visible"),
}
LONGEST_S = {
    "gradescope": 2_400,
    "prairielearn": 600,
    "coursera": 1_800,
    "submitty": 600,
    "codio": 160,
    "github": 20_700,
    "classroom50": 840,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_is_refused_exactly_where_it_makes_no_difference(name, option, tmp_path):
    """What is packed says it somewhere, or there is one line."""
    chosen = (f"--{option}", OPTIONS[option])
    if option not in TAKEN[name]:
        said = packed.refusal(name, tmp_path / "out", *chosen)
        assert said == f"error: --{option}: {name} has no use for it; leave it out\n"
        return
    plain = files_in(packed.pack(name, tmp_path / "plain"))
    assert files_in(packed.pack(name, tmp_path / "out", *chosen)) != plain


def files_in(folder):
    """By name, what every file holds that is not the grader itself."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".whl")
    return {path.relative_to(folder): path.read_bytes() for path in files}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rows", HIDDEN_ROWS)
def test_hidden_checks_are_shown_only_as_a_platform_can(name, rows, tmp_path):
    """The command that runs there refuses the same."""
    known = ROWS.get(name, ("sum",))
    if rows in known:
        packed.pack(name, tmp_path / "out", "--hidden-rows", rows)
        return
    why = f"error: --hidden-rows {rows}: this platform knows {', '.join(known)} alone\n"
    assert packed.refusal(name, tmp_path / "out", "--hidden-rows", rows) == why
    trial = ("--submission", tmp_path, "--out", tmp_path / "results", "--course", MINI_COURSE)
    status, _, said = ran("run-platform", name, *trial, "--hidden-rows", rows)
    assert (status, said) == (2, why)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("name", LONGEST_S)
def test_no_more_time_is_packed_than_a_platform_gives(name, tmp_path):
    packed.pack(name, tmp_path / "most", "--limit", LONGEST_S[name])
    said = packed.refusal(name, tmp_path / "out", "--limit", LONGEST_S[name] + 1)
    assert f"ends a run after {LONGEST_S[name]} s at the latest" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("name", [name for name in NAMES if name not in LONGEST_S])
def test_where_its_operators_set_the_time_any_is_packed(name, tmp_path):
    packed.pack(name, tmp_path / "out", "--limit", 86_400)


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_and_a_python_that_there_are_not_are_refused(name, tmp_path):
    assert "there are double" in packed.refusal(name, tmp_path / "out", "--exercise", "halve")
    if "python" in TAKEN[name]:
        said = packed.refusal(name, tmp_path / "out", "--python", "2.7")
        assert "no versions are pinned for Python 2.7" in said


def test_an_empty_exercise_is_not_all_of_them(tmp_path):
    why = "error: --exercise '': no such exercise; there are double\n"
    assert packed.refusal("junit", tmp_path / "out", "--exercise", "") == why
    trial = ("--submission", tmp_path, "--out", tmp_path / "results", "--course", MINI_COURSE)
    assert ran("run-platform", "junit", *trial, "--exercise", "") == (2, "", why)


@pytest.mark.parametrize("place", ["exercises", "exercises/01_double/out", "solutions/out.zip"])
def test_nothing_is_written_into_what_is_packed(place, mini_course, tmp_path):
    """The next upload would hold it. A link leads there, too."""
    (tmp_path / "link").symlink_to(mini_course)
    before = files_in(mini_course)
    status, _, said = ran(
        "pack", "junit", "--course", mini_course, "--out", f"{tmp_path}/link/{place}"
    )
    assert (status, files_in(mini_course)) == (2, before)
    assert "which is packed; name another place" in said
    assert said.count("\n") == 1


def test_a_folder_beside_what_is_packed_is_written(mini_course):
    packed.pack("github", mini_course / "packed", course=mini_course)
    shutil.rmtree(mini_course / "packed")
