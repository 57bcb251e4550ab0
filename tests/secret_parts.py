"""What students must not read of a course, and where it stands in what they get."""

import ast
import functools
import io
import json
import re
import zipfile

from submissions import ROOT

from grader.authoring.regions import Region, parts
from grader.course import open_course
from grader.manifest import read_toml

DISTINCT = 12
"""Shorter lines and literals stand in files by chance; so do numbers of fewer digits than 9."""

UNCOMMENTED = re.compile(r"^\s*# ?", re.MULTILINE)
BEGINNING = 8
"""Characters, at most those of the shortest secret."""


def found_in(place):
    """The secrets of this repository's course in a released folder or zip."""
    texts = {name: words(UNCOMMENTED.sub("", text_of(data))) for name, data in held(place).items()}
    return [f"{name}: {hit}" for name, text in sorted(texts.items()) for hit in sorted(hits(text))]


def hits(text):
    """The secrets in a text, found by how they begin."""
    beginnings = by_beginning()
    places = range(len(text) - BEGINNING + 1)
    near = [
        (at, beginnings[text[at : at + BEGINNING]])
        for at in places
        if text[at : at + BEGINNING] in beginnings
    ]
    return {secret for at, alike in near for secret in alike if text.startswith(secret, at)}


@functools.cache
def by_beginning():
    found = {}
    for secret in secrets():
        found.setdefault(secret[:BEGINNING], []).append(secret)
    return found


def held(place):
    """The names and bytes of all files in a folder or zip, and of those in zips within."""
    if place.is_dir():
        paths = sorted(path for path in place.rglob("*") if path.is_file())
        files = {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}
    else:
        files = unzipped(place.read_bytes())
    for name, data in list(files.items()):
        if data.startswith(b"PK\x03\x04"):
            files |= {f"{name}/{inner}": content for inner, content in unzipped(data).items()}
    return files


def unzipped(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def words(text):
    return " ".join(text.split())


def text_of(data):
    """Bytes as text; where they are JSON, followed by its strings as they are meant."""
    text = data.decode("utf-8", errors="replace")
    try:
        return " ¦ ".join([text, *strings(json.loads(text))])
    except ValueError:
        return text


def strings(tree):
    if isinstance(tree, dict):
        yield from tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for item in tree:
            yield from strings(item)
    elif isinstance(tree, str):
        yield tree


@functools.cache
def secrets():
    """Solutions, variants and mistakes by their lines, hidden checks, values, explanations.

    What stands in stubs and lessons is none.
    """
    folders = sorted(ROOT.glob("solutions/*"))
    found = {line for folder in folders for line in [*solved(folder), *hidden(folder)]}
    told = {line for line in map(words, found) if len(line) >= DISTINCT}
    lessons = [
        p for name in ("README.md", "*.py", "*.ipynb") for p in ROOT.glob(f"exercises/*/{name}")
    ]
    public = words("\n".join(text_of(path.read_bytes()) for path in lessons))
    told = {line for line in told if line not in public}
    ids = {check.id for check in hidden_checks()}
    assert min(len(told), len(ids), len(recorded()), len(explanations())) > 15
    found = told | ids | recorded() | explanations()
    assert min(map(len, found)) >= BEGINNING
    return frozenset(found)


def solved(folder):
    """The lines between the marks of a solution, and those of variants and mistakes."""
    for path in folder.glob("*/*.py"):
        yield from path.read_text().split('"""', 2)[2].splitlines()  # sentences are for students
    for path in folder.glob(f"{folder.name[3:]}.py"):
        regions = [part for part in parts(path.read_text()) if isinstance(part, Region)]
        yield from (line for region in regions for line in region.solution)


def hidden(folder):
    """Lists, tuples, dictionaries, calls and sentences of hidden checks."""
    for path in folder.glob("hidden.py"):
        source = path.read_text()
        tree = ast.parse(source)
        kinds = (ast.List, ast.Tuple, ast.Dict, ast.Call)
        yield from (ast.get_source_segment(source, n) for n in ast.walk(tree) if type(n) in kinds)
        yield from (ast.get_docstring(n) or "" for n in tree.body if type(n) is ast.FunctionDef)


def hidden_checks():
    course = open_course(ROOT)
    sets = [part for id in course.ids for part in course.load(id, hidden=True).sets]
    return [check for part in sets if part.visibility == "hidden" for check in part.checks]


@functools.cache
def recorded():
    """Values that the solution returned to hidden checks alone."""
    public = " ".join(values("exercises/*/expected.json"))
    return {value for value in values("solutions/*/hidden.json") if value not in public}


def values(pattern):
    trees = [json.loads(path.read_text()) for path in ROOT.glob(pattern)]
    arrays = [array for tree in trees for arrays in tree.values() for array in arrays]
    told = {str(value) for array in arrays for value in array["values"]}
    return {value for value in told if sum(c.isdigit() for c in value) >= 9}


@functools.cache
def explanations():
    tables = [read_toml(path) for path in ROOT.glob("solutions/*/explanations.toml")]
    return {words(text) for table in tables for texts in table.values() for text in texts.values()}
