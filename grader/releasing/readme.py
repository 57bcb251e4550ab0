"""What a hand-out says of itself. Pure."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from grader.escaping import for_markdown
from grader.manifest import Entry
from grader.releasing.installing import Requirement
from grader.releasing.links import Repository

INSTALL = """\
## Install

You need Python 3.10 to 3.13. In a terminal, in this folder:

```sh
python3 -m venv .venv
. .venv/bin/activate
pip install -r requirements.txt
```

On Windows the first two are `py -m venv .venv` and `.venv\\Scripts\\activate`. Activate again in
each new terminal.
"""

WORK = """\
## From the stub to full marks

Each folder in `exercises/` holds a lesson (`README.md`) and the exercise twice, as a module (`.py`)
and as a notebook (`.ipynb`): fill in whichever you like. What is to be written says
`NotImplementedError`, or is an empty answer. Begin with {first}, then grade it:

```sh
grade {path}
```

Read what it says, mend, and grade again, as often as you like. It runs on your machine, needs no
network and sends nothing. `grade` alone grades everything here. `grade --hint` tells a hint on the
first thing that is not right yet, and the next one where `--hint` stands twice. When you are done:

```sh
grade --submit
grade submission.zip
```

The first makes `submission.zip`, the file to hand in, with what `grade` would grade; where an
exercise is missing or still the stub it says so and makes nothing. `grade --submit --incomplete`
makes it all the same. The second shows what your work is worth as it stands in there.
"""

PRINTED = """\
## What `grade` prints

For each exercise its checks, each with your points. One that fails says for which input, what your
function returned, what was expected, and, where it knows the mistake, what it is.

| word | what it means |
|---|---|
| `fail` | your function returned something else |
| `error`, `timeout` | it raised, or took too long |
| `memory`, `output` | it took too much memory, or returned too much |
| `missing`, `not_attempted` | there is no such function, or it is still the stub |
| `skipped` | a check that this one builds on has not passed |
| `not_graded` | a fault of the grader or of the course, never yours |

`--verbose` shows what passed, too, and what your code printed. The folder `.course` holds what
`grade` compares with: leave it as it is.
"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An exercise in the hand-out: its lesson's text, its folder there, and where it is online."""

    entry: Entry
    text: str
    folder: str
    repository: Repository | None = None

    @property
    def title(self) -> str:
        """The lesson's own heading; the exercise's id where it has none."""
        first = next((line for line in self.text.splitlines() if line.strip()), "")
        return first.lstrip("#").strip() if first.startswith("#") else self.entry.id

    @property
    def module(self) -> str:
        """The stub as a module."""
        return f"{self.folder}/{self.entry.id}.py"

    @property
    def notebook(self) -> str:
        """The stub as a notebook."""
        return f"{self.folder}/{self.entry.id}.ipynb"

    @property
    def links(self) -> str:
        """Where the notebook opens in a browser; nothing without a repository."""
        if self.repository is None:
            return ""
        colab = f"[Colab]({self.repository.in_colab(self.notebook)})"
        return f"{colab} · [Binder]({self.repository.in_binder(self.notebook)})"


def with_links(lesson: Lesson) -> str:
    """The lesson, with its links under the heading."""
    if lesson.repository is None:
        return lesson.text
    head, _, rest = lesson.text.partition("\n")
    told = f"Open the notebook in a browser: {lesson.links}"
    return f"{head}\n\n{told}\n{rest}" if head.startswith("#") else f"{told}\n\n{lesson.text}"


def overview(
    title: str,
    lessons: Sequence[Lesson],
    repository: Repository | None,
    requirement: Requirement,
) -> str:
    """The hand-out's README.

    Args:
        title: its heading.
        lessons: the exercises in order, one at least.
        repository: where all of it lies online.
        requirement: what installs the grader.
    """
    first = lessons[0]
    work = WORK.format(first=_link(first), path=shlex.quote(first.module))
    parts = [f"# {for_markdown(title)}\n", "\n".join(_contents(lessons)) + "\n", INSTALL]
    if repository is not None:
        parts.append(_in_the_browser(repository, requirement))
    return "\n".join([*parts, work, PRINTED])


def _contents(lessons: Sequence[Lesson]) -> Iterator[str]:
    """How many there are, what they are worth, and a table of them."""
    visible = sum(lesson.entry.points for lesson in lessons)
    hidden = sum(lesson.entry.hidden_points for lesson in lessons)
    count = f"{len(lessons)} exercises" if len(lessons) > 1 else "One exercise"
    yield f"{count}, {visible:g} points."
    if hidden:
        yield f"Checks that your instructor runs afterwards are worth up to {hidden:g} more."
    online = any(lesson.links for lesson in lessons)
    yield ""
    yield "| exercise | points |" + (" in a browser |" if online else "")
    yield "|---|---:|" + ("---|" if online else "")
    for lesson in lessons:
        row = f"| {_link(lesson)} | {lesson.entry.points:g} |"
        yield row + (f" {lesson.links} |" if online else "")


def _link(lesson: Lesson) -> str:
    return f"[{for_markdown(lesson.title)}]({quote(lesson.folder)}/README.md)"


def _in_the_browser(repository: Repository, requirement: Requirement) -> str:
    told = f"""\
Binder and [Codespaces]({repository.in_codespaces})
hold all of this, installed: open a terminal there for `grade`. Download your work before you leave
Binder; it keeps nothing. Colab opens one notebook and nothing else: download it when it is filled
in, put it in its folder here, and grade it here.
"""
    if requirement.is_elsewhere:
        told += f"""
Without the rest of this folder the grader is installed by:

```
pip install "{requirement.line}"
```
"""
    return f"## Without installing anything\n\n{told}"
