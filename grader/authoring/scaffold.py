"""`grader new`: the files of an exercise that is to be filled in."""

from __future__ import annotations

import json
import keyword
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.authoring.corpus import read_text
from grader.course import exercises_dir_in
from grader.errors import AuthorError
from grader.exercise import TAKEN
from grader.manifest import MANIFEST, read_manifest

RESERVED = frozenset({"checks", "hidden", "tensorflow", "numpy", "keras", "grader"})
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
SIGNATURE = re.compile(r"([A-Za-z_]\w*)\(([\w\s,]*)\)")

NEW_COURSE = """\
schema = "grader/course/v1"
title = {title}

# Deadlines in seconds: a call, one top-level statement or cell, a submission.
[limits]
call_s = 10
load_s = 20
submission_s = 120
output_kib = 64

# What `grader audit` asks of each function.
[audit]
variants = 5
mistakes = 6
"""

ENTRY = """
[[exercise]]
id = "{id}"
folder = "{folder}"
points = {points}
hidden_points = {hidden_points}
"""

README = """\
# {number} · {title}

TODO: the idea, the formula, a tiny example with numbers, common traps.

## Your task

| function | returns |
|---|---|
{rows}

## Check your work

```
grade {id}.py
grade {id}.ipynb
```
"""

SOURCE = """\
# %% [markdown]
# # {title}
#
# TODO: the idea, the formula as $...$, a tiny example with numbers.

# %%
import tensorflow as tf
"""

FUNCTION = '''

# %% [markdown]
# ## `{name}`
#
# TODO: what to write.


# %%
def {signature}:
    """TODO: the contract in one sentence, then shapes and dtypes."""
    # <solution>
    return tf.identity({first})  # TODO
    # </solution>
'''

CHECKS = '''\
"""Checks for {id}."""

import numpy as np

from grader import Exercise, close, unaltered

exercise = Exercise("{id}", functions={functions!r})

# TODO: inputs of several shapes, with both signs, zeros, and sizes that a mistake shows at.
X = np.array([[1.0, -2.0], [0.5, 3.0]], np.float32)
'''

CHECK = '''

@exercise.check(points=2, hint="TODO: a sentence that helps without giving the answer.")
def {name}_gives_the_right_values(student, ref):
    """TODO: what the solution does, as students read it."""
    close(student.{name}({arguments}), ref.solution, rtol=1e-5, atol=1e-6)


@exercise.check(points=1, after={name}_gives_the_right_values)
def {name}_leaves_its_inputs_alone(student, ref):
    """{name} does not alter the arrays it is given."""
    unaltered(student.{name}({arguments}))
'''

HINTS = """\
# Hints for each function, from a small one to nearly the whole answer; `grade --hint` tells them.
"""

HINT = """
{name} = [
  "TODO: a question, or what to look at.",
  "TODO: the idea, or the formula in words.",
  "TODO: nearly the code, in words.",
]
"""

HIDDEN = '''\
"""Hidden checks for {id}: inputs that no student has seen."""

import numpy as np

from grader import Exercise, close

exercise = Exercise("{id}")

X = np.array([[0.25, -1.5, 4.0]], np.float32)
'''

HIDDEN_CHECK = '''

@exercise.check(points=1)
def {name}_of_other_inputs(student, ref):
    """{name} is right for other inputs."""
    close(student.{name}({arguments}), ref.solution, rtol=1e-5, atol=1e-6)
'''


@dataclass(frozen=True, slots=True)
class Function:
    """A function that students are to write."""

    name: str
    parameters: tuple[str, ...]

    @property
    def signature(self) -> str:
        """As in its definition."""
        return f"{self.name}({', '.join(self.parameters)})"

    def fields(self) -> dict[str, str]:
        """What the templates say of it."""
        return {
            "name": self.name,
            "signature": self.signature,
            "first": self.parameters[0],
            "arguments": ", ".join("X" for _ in self.parameters),
        }


def scaffold(folder: Path, exercise_id: str, signatures: Sequence[str]) -> dict[Path, str]:
    """The files of a new exercise, by path, with the manifest that lists it.

    Args:
        folder: of the course; it need not be there yet.
        exercise_id: the stem of the file that students hand in.
        signatures: of its functions, such as `"softmax(logits)"`; by default one of its name.

    Raises:
        AuthorError: the id or a signature cannot be one, or the course has the exercise already.
    """
    if not IDENTIFIER.fullmatch(exercise_id) or keyword.iskeyword(exercise_id):
        raise AuthorError(f"{exercise_id!r} cannot be an id: use small letters, digits and _")
    if exercise_id in RESERVED or exercise_id in sys.stdlib_module_names:
        raise AuthorError(f"{exercise_id!r} cannot be an id: a file of that name is in the way")
    functions = [_function(text) for text in signatures or [f"{exercise_id}(x)"]]
    if len({function.name for function in functions}) < len(functions):
        raise AuthorError(f"{exercise_id}: a function is given twice")
    exercises = exercises_dir_in(folder) or folder.resolve() / "exercises"
    manifest = exercises / MANIFEST
    text, number = _manifest(manifest, exercise_id, folder.resolve().name)
    name = f"{number:02d}_{exercise_id}"
    fields = {
        "id": exercise_id,
        "folder": name,
        "number": str(number),
        "title": exercise_id.replace("_", " ").capitalize(),
        "points": str(3 * len(functions)),
        "hidden_points": str(len(functions)),
        "rows": "\n".join(f"| `{f.signature}` | TODO |" for f in functions),
    }
    files = _files(functions, fields)
    places = {"exercises": exercises / name, "solutions": exercises.parent / "solutions" / name}
    written = {places[place] / file: content for (place, file), content in files.items()}
    return {**written, manifest: text + ENTRY.format(**fields)}


def _function(text: str) -> Function:
    match = SIGNATURE.fullmatch(text.strip())
    names = [name.strip() for name in match[2].split(",")] if match else []
    usable = all(name.isidentifier() and not keyword.iskeyword(name) for name in names)
    if match is None or not usable or len(set(names)) < len(names):
        raise AuthorError(f"{text!r} is no signature; write it as in 'mse(y_true, y_pred)'")
    if match[1] in TAKEN or match[1].startswith("_") or keyword.iskeyword(match[1]):
        raise AuthorError(
            f"{text!r}: a function cannot be called {match[1]!r}; choose another name"
        )
    return Function(match[1], tuple(names))


def _manifest(path: Path, exercise_id: str, title: str) -> tuple[str, int]:
    """The manifest's text, and the number of the next exercise in it."""
    if not path.is_file():
        return NEW_COURSE.format(title=json.dumps(title, ensure_ascii=False)), 1
    text = read_text(path)
    if "[[exercise]]" not in text:
        return text, 1
    entries = read_manifest(path).entries
    if exercise_id in [entry.id for entry in entries]:
        raise AuthorError(f"{path}: there is an exercise {exercise_id!r} already")
    return text, len(entries) + 1


def _files(functions: Sequence[Function], fields: Mapping[str, str]) -> dict[tuple[str, str], str]:
    def each(template: str) -> str:
        return "".join(template.format(**fields, **f.fields()) for f in functions)

    listed = [f.signature for f in functions]
    checks = CHECKS.format(**fields, functions=listed) + each(CHECK)
    return {
        ("exercises", "README.md"): README.format(**fields),
        ("exercises", "checks.py"): checks,
        ("exercises", "hints.toml"): HINTS + each(HINT),
        ("solutions", f"{fields['id']}.py"): SOURCE.format(**fields) + each(FUNCTION),
        ("solutions", "hidden.py"): HIDDEN.format(**fields) + each(HIDDEN_CHECK),
    }
