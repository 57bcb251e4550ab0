"""Draws docs/images/grade.svg: what `grade examples/submission/*` prints, as it prints it.

python docs/picture.py
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from grader.cli.terminal import show
from grader.course import open_course
from grader.grading import Options, grade
from grader.sandbox import launcher_for
from grader.submission import find

ROOT = Path(__file__).resolve().parent.parent
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; white-space: pre; }}
.{unique_id}-title {{ font-family: sans-serif; font-size: 16px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    course = open_course(ROOT)
    launcher = launcher_for(course)
    try:
        files = sorted((ROOT / "examples" / "submission").iterdir())
        submission = find(files, course, None, ROOT)
        report = grade(submission, course, launcher, Options())
    finally:
        launcher.close()
    console = Console(
        record=True, width=80, file=io.StringIO(), force_terminal=True, highlight=False
    )
    show(report, console, verbose=False)
    target = ROOT / "docs" / "images" / "grade.svg"
    target.parent.mkdir(exist_ok=True)
    title = "grade examples/submission/*"
    target.write_text(console.export_svg(title=title, code_format=SVG, unique_id="grade"))


if __name__ == "__main__":
    main()
