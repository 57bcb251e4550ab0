"""Runs on GitHub Actions: what a job finds in its summary, outputs and annotations."""

import dataclasses
import re

import pytest
from commands import Kept
from handed_in import WORK
from markdown_it import MarkdownIt
from on_platform import ATTACKS, FULL, SECRETS, WRONG
from platform_readers import OF_WRITTEN, summary
from workflow_runner import obeyed, outputs

from grader.errors import SandboxError
from grader.platforms.github import annotated, told
from grader.platforms.markdown import page
from grader.platforms.standing import Standing

CHECKOUT = "/github/workspace/hw1"
TITLE = "double: double gives the document's numbers."
ELEMENTS = {"h2", "p", "br", "table", "thead", "tbody", "tr", "th", "td"}
LINES = "\n".join(map(str, range(2_000)))


class Job:
    """A step of a job, with the files that the runner has made for it."""

    def __init__(self, trial, files):
        self.trial = trial
        self.summary, self.outputs = files / "summary.md", files / "output"
        self.said = ""

    def run(self, text, *options, name="double.py", status=0):
        self.trial.hand_in(text, name)
        self.said = self.trial.run(*options, status=status)
        return self

    @property
    def page(self):
        return self.summary.read_text()

    @property
    def told(self):
        return outputs(self.outputs.read_text())

    @property
    def score(self):
        points = OF_WRITTEN["github"](self.outputs.read_text())
        assert summary(self.page) == points
        return points


@pytest.fixture
def job(trial, tmp_path, monkeypatch):
    found = trial("github", CHECKOUT)
    files = tmp_path / "files"
    files.mkdir()
    (files / "summary.md").touch()
    (files / "output").write_text("earlier=1\n")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(found.folder))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(files / "summary.md"))
    monkeypatch.setenv("GITHUB_OUTPUT", str(files / "output"))
    return Job(found, files)


@pytest.fixture
def without_workers(monkeypatch):
    def none(course, level):
        raise SandboxError("no ##[error]level here")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (WRONG, 0.0)])
def test_points_are_outputs_and_head_the_summary(job, text, score):
    job.run(text)
    assert job.score == score
    assert job.told["earlier"] == "1"
    assert job.told["judged"] == "true"
    assert float(job.told["max-score"]) == FULL
    assert job.told["isolation"] and f"isolation: {job.told['isolation']}" in job.page


def test_a_check_that_lacks_points_is_an_error_at_its_file(job):
    commands = obeyed(job.run(WRONG).said)
    assert {command.name for command in commands} == {"error"}
    assert {command.properties["file"] for command in commands} == {"double.py"}
    assert commands[0].properties["title"] == TITLE
    assert "The number is multiplied by itself." in commands[0].data
    assert "line" not in commands[0].properties


def test_full_marks_have_no_annotation(job):
    assert obeyed(job.run(WORK).said) == []


def test_a_file_that_does_not_parse_is_marked_at_its_line(job):
    (first, *_) = obeyed(job.run("x = 1\ndef double(:\n").said)
    assert (first.properties["file"], first.properties["line"]) == ("double.py", "2")


def test_a_folder_of_the_checkout_is_graded_and_its_files_are_named_from_the_checkout(job):
    job.run(WRONG, "--submission", job.trial.folder / "week1", name="week1/double.py")
    assert obeyed(job.said)[0].properties["file"] == "week1/double.py"


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(job, attack):
    text, score = ATTACKS[attack]
    job.run(text)
    assert job.score == score
    assert set(job.told) == {"earlier", "judged", "score", "max-score", "isolation"}
    commands = obeyed(job.said)
    assert {command.name for command in commands} == {"error"}
    assert {command.properties["title"].partition(":")[0] for command in commands} == {"double"}
    written = job.page + job.said + job.outputs.read_text()
    assert not [secret for secret in SECRETS if secret in written]


@pytest.mark.parametrize("name", ["##[add-mask]double.py", "a,title=x::error::double.py"])
def test_a_name_is_no_command_and_no_property(job, name):
    commands = obeyed(job.run(WRONG, name=name).said)
    assert {command.name for command in commands} == {"error"}
    assert {command.properties["title"].partition(":")[0] for command in commands} == {"double"}


def test_what_a_student_raises_is_text_in_the_summary(job):
    job.run("def double(x):\n    raise ValueError('</td> [a](http://b) | <img src=x> `c` @all')\n")
    html = MarkdownIt("commonmark").enable("table").render(job.page)
    assert set(re.findall(r"<(\w+)", html)) <= ELEMENTS
    assert len(re.findall("<tr>", html)) == 5  # a head, three checks, the hidden ones' sum


def test_hidden_checks_are_a_sum_without_a_word_of_them(job):
    job.run(WRONG)
    assert "| double | Checks that are not shown | 0 of 1 |  |" in job.page
    assert "not shown" not in job.said


def test_a_fault_of_ours_is_no_score(job, without_workers):
    job.run(WORK, status=3)
    assert job.told["score"] == "" and job.told["judged"] == "false"
    assert job.page.startswith("## Not graded\n")
    assert obeyed(job.said) == []


def test_a_worker_that_cannot_be_had_is_no_score(job, monkeypatch, mini_launcher):
    class Broken(Kept):
        def launch(self, *arguments):
            raise SandboxError("no worker")

    monkeypatch.setattr(
        "grader.cli.run_platform.guarded_launcher_for", lambda course, level: Broken(mini_launcher)
    )
    job.run(WORK, status=3)
    assert job.told["score"] == ""
    assert "## Not graded to the end: 0 of 6 points so far" in job.page


def test_what_is_said_after_an_error_is_no_command(job):
    said = job.trial.run("--submission", job.trial.folder / "##[error]none", status=2)
    assert "##[error]none" in said
    assert obeyed(said) == []


def test_without_a_checkout_the_folder_is_asked_for(job, monkeypatch):
    monkeypatch.delenv("GITHUB_WORKSPACE")
    assert "--submission" in job.trial.run(status=2)


def standing(checks, text="x", title="it works"):
    check = {"title": title, "verdict": "fail", "visibility": "visible"}
    check |= {"points": 0.5, "max_points": 1.0, "message": text}
    listed = [{**check, "id": f"c{number}"} for number in range(checks)]
    exercise = {"id": "one", "message": None, "file": "one.py", "checks": listed}
    report = {"score": 0.5 * checks, "max_score": checks, "exercises": [exercise]}
    return Standing({**report, "isolation": "landlock"}, True)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\n \t", "\n\xa0"])
@pytest.mark.parametrize("forged", ["::add-mask::x", "##[add-mask]x", "::stop-commands::x"])
def test_no_line_of_a_message_is_a_command(forged, end):
    (line,) = annotated(standing(1, f"it said:{end}{forged}{end}100%0A"))
    (command,) = obeyed(line)
    assert (command.name, command.properties["title"]) == ("error", "one: it works")
    assert command.data.startswith("it said:") and command.data.endswith("100%0A")


def test_ten_annotations_at_most_and_the_last_says_how_many_are_missing():
    assert len(annotated(standing(10))) == 10
    lines = annotated(standing(12))
    assert len(lines) == 10
    assert obeyed("\n".join(lines))[-1].data.startswith("3 more checks lack points")


@pytest.mark.parametrize("text", ["x" * 9_000, "<|&`" * 2_000, "ж" * 9_000, LINES])
def test_a_long_summary_is_cut_and_keeps_its_points(text):
    found = page(standing(30, text), 50_000)
    assert 5_000 < len(found.encode()) <= 50_000
    assert summary(found) == 15


def test_a_table_that_does_not_fit_is_cut_at_its_end():
    found = page(standing(30, title="t" * 500), 10_000)
    assert len(found.encode()) <= 10_000
    assert found.startswith("## 15 of 30 points\n")
    assert found.endswith("\n\nMore did not fit here.\n")


def test_no_text_adds_an_output():
    forged = dataclasses.replace(standing(1), report={"isolation": "x\nscore=9\n", "score": 1})
    assert outputs(told(forged))["isolation"] == "x�score=9�"
