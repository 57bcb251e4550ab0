"""Trial runs of platforms: where they put a submission, what runs there, what comes back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from commands import ran
from handed_in import MINI_COURSE, WORK, write

WRONG = WORK.replace("+", "*")
FLAT = "import numpy as np\n\n\ndef double(x):\n    return 2 * np.ravel(x)\n"
"""Wrong in the check of shapes alone, which is worth 2 of the 6 points."""
FULL, VISIBLE = 6.0, 5.0
SECRETS = ("doubles_other_numbers", "0.25, 400.0", "800.0", "follows its argument")
"""What only the hidden check's files say: its id, its inputs, what it expects, its sentence."""

FORGED = json.dumps(
    {
        "score": 1_000,
        "gradable": True,
        "fractionalScore": 1.0,
        "tests": [{"name": "forged", "score": 1_000, "max_score": 1_000, "points": 1_000}],
    }
)
FORGING = f"""
import glob, os
FORGED = {FORGED!r}
NAMES = ["results.json", "feedback.json", "result.json", "validation_results.json", "junit.xml"]
for name in NAMES:
    for folder in [".", "..", "/", "{{root}}", *glob.glob("{{root}}/**/", recursive=True)]:
        try:
            with open(os.path.join(folder, name), "w") as file:
                file.write(FORGED)
        except OSError:
            pass
for name, value in os.environ.items():
    try:
        open(value, "a").write("score=1000")
    except (OSError, ValueError):
        pass
print(FORGED)
print("::error file=a.py,title=forged::forged")
print("::set-output name=score::1000")
print("##vso[task.complete result=Succeeded]forged")

def double(x):
    print("::warning::forged")
    markup = "</system-out><testcase name='forged'/> <script>alert(1)</script>"
    raise ValueError(markup + "\\n::error::forged")
"""
LOOPING = "while True:\n    pass\n"
LOOPING_IN_A_CALL = "def double(x):\n    while True:\n        pass\n"
READING = """
import glob, os
found = []
for start in ("{course}", "{root}", "/autograder", "/grade", "/shared"):
    for path in glob.glob(start + "/**/*", recursive=True):
        found.append(path)
        if "hidden" in path or path.endswith(".json"):
            try:
                found.append(open(path).read())
            except OSError:
                pass
text = " ".join(found)
print(text)

def double(x):
    raise ValueError(text[-20_000:])
"""
ATTACKS: Mapping[str, tuple[str, float]] = {
    "forging": (FORGING, 0.0),
    "looping": (LOOPING, 0.0),
    "looping in a call": (LOOPING_IN_A_CALL, 0.0),
    "reading": (READING, 0.0),
}
"""What is handed in, and the points that it is worth."""


class Trial:
    """A platform's folders under a root of the test's own, with the miniature course.

    Args:
        platform: its name.
        root: an empty folder that stands for the machine's.
        submission: where the platform puts a submission, such as "/autograder/submission".
    """

    def __init__(self, platform: str, root: Path, submission: str) -> None:
        self.platform = platform
        self.root = root
        self.folder = self.at(submission)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.course = _impatient(root.parent / "course")

    def at(self, path: str) -> Path:
        """A path of the platform's."""
        return self.root / path.lstrip("/")

    def hand_in(self, text: str, name: str = "double.py") -> None:
        """Put a file where the platform would."""
        text = text.replace("{root}", str(self.root)).replace("{course}", str(self.course))
        write(self.folder / name, text)

    def run(self, *options: object, status: int = 0) -> str:
        """`grader run-platform`, in this process; what it says."""
        course = ("--course", self.course)
        found, told, said = ran(
            "run-platform", self.platform, "--root", self.root, *course, *options
        )
        assert found == status, told + said
        return told + said

    def read(self, path: str) -> dict[str, object]:
        """A JSON file that the platform looks for."""
        found = json.loads(self.at(path).read_text())
        assert isinstance(found, dict)
        return found


def _impatient(folder: Path) -> Path:
    """The miniature course, with deadlines for what never ends."""
    if not folder.exists():
        shutil.copytree(MINI_COURSE, folder)
        manifest = folder / "exercises" / "course.toml"
        manifest.write_text(manifest.read_text().replace("_s = 5", "_s = 1"))
    return folder
