"""The tutorial of docs/authoring.md, followed word by word in an empty folder."""

import json
import os
import re
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest
from submissions import ROOT

GUIDE = ROOT / "docs" / "authoring.md"
BLOCK = re.compile(r"^(?:Write `([^`\n]+)`:\n\n)?```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ISOLATION = re.compile(r"isolation: \w+")
STATUS = re.compile(r"# exit status (\d+)$")
NUMBER = re.compile(r"\b(\d+\.\d+(e[-+]\d+)?|\d+e[-+]\d+|0)\b")
HOME = "/home/you"


@dataclass(frozen=True)
class Block:
    """A fenced block; `path` is the file that it is to be written to."""

    path: str
    kind: str
    text: str


def guide():
    return GUIDE.read_text(encoding="utf-8")


def blocks():
    return [Block(*match.groups(default="")) for match in BLOCK.finditer(guide())]


def environment():
    scripts = sysconfig.get_path("scripts")
    path = os.pathsep.join([scripts, os.environ["PATH"]])
    return {**os.environ, "PATH": path, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}


def shell(line, folder):
    return subprocess.run(
        line,
        shell=True,
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )


def write(folder, block):
    path = folder / block.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")


def carry_out(folder, block):
    """What the commands print, each of which must end as the guide says."""
    output = ""
    for line in block.text.splitlines():
        status = STATUS.search(line)
        result = shell(line, folder)
        assert result.returncode == int(status[1] if status else 0), (line, result)
        assert result.stderr == "", line
        output += result.stdout
    return output


def masked(text):
    """Lines without what differs between machines: fractions, and the width of gaps."""
    text = ISOLATION.sub("isolation: this machine's", text)
    lines = [" ".join(NUMBER.sub("#", line).split()) for line in text.splitlines()]
    return [line for line in lines if line]


@dataclass(frozen=True)
class Followed:
    """The folder in which all was done; what the guide shows as output, and what was printed."""

    folder: Path
    outputs: list[tuple[str, str]]


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guide").resolve()
    outputs, printed = [], ""
    for block in blocks():
        if block.path:
            write(folder, block)
        elif block.kind == "sh":
            printed = carry_out(folder, block).replace(str(folder), HOME)
        elif block.kind == "text" and printed:
            outputs.append((block.text, printed))
            printed = ""
    return Followed(folder, outputs)


def report(followed, path, *options):
    command = " ".join(["grade --course mycourse --json", *options, path])
    (exercise,) = json.loads(shell(command, followed.folder).stdout)["exercises"]
    return exercise


def test_each_file_to_write_is_given_in_full():
    announced = re.findall(r"^Write (.*):$", guide(), re.MULTILINE)
    assert announced == [f"`{block.path}`" for block in blocks() if block.path]


def test_each_output_is_what_the_commands_print(followed):
    assert len(followed.outputs) == 5
    for shown, printed in followed.outputs:
        assert masked(shown) == masked(printed)


def test_nothing_is_left_to_be_written(followed):
    for path in followed.folder.rglob("*"):
        assert path.is_dir() or "TODO" not in path.read_text(encoding="utf-8"), path


def test_the_right_answer_gets_full_marks(followed):
    exercise = report(followed, "right/min_max.py", "--all")
    assert exercise["score"] == exercise["max_score"] == 5


def test_the_wrong_answer_is_told_its_mistake(followed):
    exercise = report(followed, "wrong/min_max.py")
    assert exercise["score"] < exercise["max_score"] == 4
    assert exercise["checks"][0]["mistake"] == "whole_table"
