"""The commands and snippets of the pages in docs/platforms do what they say."""

import json
import re
import shlex
import shutil
import subprocess

import packed
import pytest
from commands import Kept, ran
from handed_in import WORK, write
from submissions import ROOT

GUIDES = ROOT / "docs" / "platforms"
PACKED = {
    "prairielearn": ["question/info.json", "question/tests/run.sh", "image/Dockerfile"],
    "coursera": ["Dockerfile", "run.sh", "parts.txt"],
    "submitty": ["config/config.json", "worker/install.sh"],
}
TRIED = {
    "prairielearn": ("grade/results/results.json", '"score": 1.0'),
    "coursera": ("shared/feedback.json", '"fractionalScore": 1.0'),
    "submitty": ("validation_results.json", '"score": 1.0'),
}


def guide(name):
    return (GUIDES / f"{name}.md").read_text()


def block(name, which):
    """The lines of a block of commands."""
    found = re.search(rf"<!-- {which} -->\n```sh\n(.*?)```", guide(name), re.DOTALL)
    assert found is not None, which
    return found[1].strip().splitlines()


@pytest.fixture
def run(tmp_path, monkeypatch, mini_course, mini_launcher):
    """Runs a block's commands in an empty folder, `grader` in this process."""
    monkeypatch.setenv("GRADER_COURSE", str(mini_course))
    monkeypatch.setattr(
        "grader.cli.run_platform.guarded_launcher_for", lambda course, level: Kept(mini_launcher)
    )
    work = tmp_path / "work"
    write(work / "double.py", WORK)
    monkeypatch.chdir(work)

    def run(lines):
        for line in lines:
            words = shlex.split(line)
            if words[0] == "grader":
                status, told, said = ran(*words[1:])
                assert status == 0, told + said
            else:
                subprocess.run(["bash", "-c", line], check=True, stdout=subprocess.DEVNULL)
        return work

    return run


@pytest.mark.parametrize("name", PACKED)
def test_what_is_packed_has_the_files_that_the_page_names(run, name):
    work = run(block(name, "pack"))
    for path in PACKED[name]:
        assert (work / "hw1" / path).is_file(), path
    for path in re.findall(r"hw1/[a-z.]+(?=[/ `])", guide(name)):
        assert (work / path).exists(), path


@pytest.mark.parametrize("name", TRIED)
def test_a_trial_run_has_the_result_that_the_page_shows(run, name):
    path, found = TRIED[name]
    work = run(block(name, "try"))
    assert found in (work / "try" / path).read_text()


def test_submitty_without_isolation_has_no_hidden_checks(run, tmp_path, mini_course):
    shutil.copytree(mini_course / "exercises", tmp_path / "work" / "exercises")
    work = run(block("submitty", "process"))
    code = work / "hw1-visible" / "config" / "custom_validation_code"
    assert not [*code.rglob("hidden*")]
    assert "'--isolation', 'process'" in (code / "validate.py").read_text()


@pytest.mark.parametrize("name", PACKED)
def test_snippets_can_be_read(name):
    snippets = re.findall(r"```json\n(.*?)```", guide(name), re.DOTALL)
    assert snippets
    for snippet in snippets:
        json.loads(snippet)


def test_the_editor_of_the_page_begins_with_a_stub_that_is_packed(tmp_path):
    out = packed.pack("prairielearn", tmp_path / "out")
    name, folder = (
        re.search(rf'{key}="([^"]+)"', guide("prairielearn"))[1]
        for key in ("source-file-name", "directory")
    )
    assert (out / "question" / folder / name).is_file()
