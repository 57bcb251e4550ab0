"""GitHub's runner, as far as it reads what a step prints and writes (actions/runner, `Worker`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAMES = frozenset(
    {"error", "warning", "notice", "debug", "group", "endgroup", "echo", "set-output"}
    | {"save-state", "add-mask", "add-path", "set-env", "add-matcher", "remove-matcher"}
    | {"stop-commands"}
)
IN_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
IN_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}


@dataclass(frozen=True)
class Command:
    name: str
    data: str
    properties: dict[str, str] = field(default_factory=dict)


def obeyed(said: str) -> list[Command]:
    """The commands among what was printed, but for those that stop others."""
    found: list[Command] = []
    waited_for = None
    for line in re.split(r"\r\n|\r|\n", said):
        known = NAMES | {waited_for} if waited_for else NAMES
        command = _parsed(line, known)
        if command is None:
            continue
        if waited_for is not None:
            waited_for = None if command.name == waited_for else waited_for
        elif command.name == "stop-commands":
            waited_for = command.data
        else:
            found.append(command)
    return found


def outputs(text: str) -> dict[str, str]:
    """What a step has written to `GITHUB_OUTPUT`."""
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, equals, value = line.partition("=")
        if "<<" in name or not equals:
            name, _, end = line.partition("<<")
            value = "\n".join(iter(lambda: next(lines), end))
        found[name] = value
    return found


def _parsed(line: str, names: frozenset[str]) -> Command | None:
    line = line.lstrip()
    new = re.match(r"::(.*?)::(.*)", line, re.DOTALL)
    if new and new[1].split(" ")[0] in names:
        return _command(new[1], new[2], ",", IN_PROPERTY, IN_DATA)
    old = re.search(r"##\[(.*?)\](.*)", line, re.DOTALL)
    if old and old[1].split(" ")[0] in names:
        return _command(old[1], old[2], ";", IN_DATA, IN_DATA)
    return None


def _command(info, data, separator, in_property, in_data) -> Command:
    name, _, listed = info.partition(" ")
    pairs = (part.split("=", 1) for part in listed.strip().split(separator))
    properties = {pair[0]: _plain(pair[1], in_property) for pair in pairs if len(pair) == 2}
    return Command(name, _plain(data, in_data), properties)


def _plain(text: str, encoded: dict[str, str]) -> str:
    for code, character in encoded.items():
        text = text.replace(code, character)
    return text
