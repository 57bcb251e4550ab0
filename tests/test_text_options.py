"""Titles, names and addresses on the command line: what is no text, or none at all, is refused."""

import os

import pytest
from commands import ran
from handed_in import MINI_COURSE

from grader.errors import SandboxError

COURSE = ("--course", MINI_COURSE)
TITLED = {
    "pack": ("pack", "submitty", *COURSE, "--title"),
    "pack --image": ("pack", "prairielearn", *COURSE, "--image"),
    "pack --python": ("pack", "coursera", *COURSE, "--python"),
    "release": ("release", *COURSE, "--title"),
}
BYTE = os.fsdecode(b"a\xff")
NOT_A_LINE = {BYTE: "'a�' cannot be written on a line", "a\nb": "'a�b' cannot", "": "it is empty"}


@pytest.mark.parametrize("command", TITLED)
@pytest.mark.parametrize("text", NOT_A_LINE, ids=["bytes", "lines", "nothing"])
def test_what_no_file_can_hold_on_a_line_is_refused(command, text, tmp_path):
    status, told, said = ran(*TITLED[command], text, "--out", tmp_path / "out")
    assert (status, told, said.count("\n")) == (2, "", 1)
    assert f"': {NOT_A_LINE[text]}" in said
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    "command",
    [
        ("export", "--format", "canvas", "--title"),
        ("export", "--format", "csv", "--database"),
        ("report", "--title"),
    ],
)
def test_of_a_gradebook_nothing_is_written_under_such_a_title(command, tmp_path):
    name, *options = command
    status, told, said = ran(name, tmp_path, *options, BYTE)
    assert (status, told, said.count("\n")) == (2, "", 1)
    assert f"'{options[-1]}': 'a�' cannot be written on a line" in said
    assert not [*tmp_path.iterdir()]


@pytest.fixture
def _no_workers(monkeypatch):
    """A service that is not refused ends here."""

    def none(course, level):
        raise SandboxError("no workers today")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)


@pytest.mark.usefixtures("_no_workers")
@pytest.mark.parametrize(
    "options",
    [
        ("--listen", f"{BYTE}:1"),
        ("--queue", "http://localhost:1", BYTE),
        ("--queue", f"http://localhost:1/{BYTE}", "hw1"),
        ("--files-from", BYTE),
    ],
)
def test_no_service_begins_with_a_name_that_is_no_text(options):
    status, told, said = ran("run-platform", "xqueue", *COURSE, *options)
    assert (status, told, said.count("\n")) == (2, "", 1)
    assert f"'{options[0]}': '" in said
    assert "cannot be written on a line" in said


@pytest.mark.usefixtures("_no_workers")
def test_no_service_begins_with_an_account_that_is_no_text(monkeypatch):
    monkeypatch.setenv("GRADER_XQUEUE_USER", "grader")
    monkeypatch.setenv("GRADER_XQUEUE_PASSWORD", BYTE)
    queue = ("--queue", "http://localhost:1", "hw1")
    status, _, said = ran("run-platform", "xqueue", *COURSE, *queue)
    why = "error: GRADER_XQUEUE_PASSWORD: cannot be written on a line; set it anew\n"
    assert (status, said) == (2, why)


def test_a_title_in_any_language_is_taken(tmp_path):
    title = "Übung 1\xa0– 深層学習 👩\u200d🎓"
    status, _, said = ran(*TITLED["pack"], title, "--out", tmp_path / "out")
    assert status == 0, said
    assert title in (tmp_path / "out" / "config" / "config.json").read_text()
