"""The commands of the pages on GitHub, Classroom 50, GitLab and Jenkins do what they say."""

import os
import re
import shlex
import shutil
import subprocess

import pytest
import yaml
from commands import Kept, ran
from handed_in import WORK, write
from platform_readers import OF_WRITTEN
from submissions import ROOT

PAGES = ROOT / "docs" / "platforms"
NAMES = ("github", "classroom50", "junit")


def block(name, marked):
    """A block of a page."""
    page = (PAGES / f"{name}.md").read_text()
    return re.search(rf"<!-- {marked} -->\n```\w+\n(.*?)```", page, re.DOTALL)[1]


@pytest.fixture
def run(mini_course, monkeypatch, mini_launcher):
    """Runs a command of a page, in this process and in the course's folder; what it says."""
    monkeypatch.chdir(mini_course)
    monkeypatch.setattr(
        "grader.cli.run_platform.guarded_launcher_for", lambda course, level: Kept(mini_launcher)
    )

    def run(command):
        program, *arguments = shlex.split(command)
        assert program == "grader"
        status, told, said = ran(*arguments)
        assert status == 0, told + said
        return told

    return run


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_says_to_copy_is_packed(name, run, mini_course):
    told = run(block(name, "pack"))
    assert f" for {name}: exercises double; 5 points, without hidden checks" in told
    page = (PAGES / f"{name}.md").read_text()
    for path in (mini_course / "packed").iterdir():
        if path.suffix not in (".whl", "") or path.name.startswith("."):
            assert f"`{path.name}" in page, path


@pytest.fixture
def checkout(run, mini_course, tmp_path, monkeypatch):
    """A student's folder, which is the current one; the course is elsewhere."""
    (tmp_path / "checkout").mkdir()
    monkeypatch.chdir(tmp_path / "checkout")
    monkeypatch.setenv("GRADER_COURSE", str(mini_course))
    return tmp_path / "checkout"


def test_the_command_for_other_servers_writes_the_file(run, checkout):
    write(checkout / "double.py", WORK)
    run(block("junit", "run"))
    assert OF_WRITTEN["junit"]((checkout / "junit.xml").read_text()) == 6


def test_the_workflow_for_grades_that_count_grades_what_is_no_part_of_it(run, mini_course):
    run(f"{block('github', 'pack').strip()} --solutions solutions")
    workflow = yaml.safe_load(block("github", "grades that count"))
    own, students, grade, keep, _ = workflow["jobs"]["grade"]["steps"]
    assert workflow["permissions"] == {"contents": "read"}
    assert "repository" not in own["with"] and "ref" not in own["with"]
    assert students["with"]["path"] == grade["with"]["path"]
    assert not any(step["with"]["persist-credentials"] for step in (own, students))
    assert (mini_course / "packed" / grade["uses"] / "course/solutions").is_dir()
    variables = {"REPOSITORY": "a/b'; exit 1", "SCORE": "", "MOST": "6"}
    assert set(keep["env"]) == set(variables) and "${{" not in keep["run"]
    bash = [shutil.which("bash"), "-e", "-c", keep["run"]]
    subprocess.run(bash, cwd=mini_course, env={**os.environ, **variables}, check=True)
    assert (mini_course / "grade.csv").read_text() == "a/b'; exit 1,,6\n"


@pytest.mark.parametrize(("text", "status"), [(WORK, 0), (WORK.replace("+", "*"), 1)])
def test_a_line_makes_the_job_fail_with_less_than_full_marks(run, checkout, text, status):
    write(checkout / "double.py", text)
    run(block("junit", "run"))
    bash = [shutil.which("bash"), "-e", "-c", block("junit", "full marks")]
    assert subprocess.run(bash, cwd=checkout).returncode == status


@pytest.mark.parametrize("name", NAMES)
def test_pages_and_the_guide_lead_to_each_other(name):
    assert f"(platforms/{name}.md)" in (ROOT / "docs" / "ci.md").read_text()
    page = (PAGES / f"{name}.md").read_text()
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page):
        assert (PAGES / target).is_file(), target
    assert "ci.md" in page or name == "classroom50"
