"""`pytest --grade=PATH`: what is collected, what is shown, how it ends, and what never runs."""

import json
import shutil

import junitparser
import pytest
from commands import Kept
from handed_in import MINI_COURSE, WORK, notebook_of, write, zip_of
from submissions import ROOT

from grader.errors import SandboxError
from grader.grading import Options, grade
from grader.model import to_json
from grader.publishing.telling import cases
from grader.submission import find
from grader.testing import asked, items, session, work

pytest_plugins = ["pytester"]
assert items and session  # imported before pytester looks at what is

WRONG = "def double(x):\n    return x * x\n"
CHECKS = ["doubles_the_documented_row", "doubles_every_shape", "leaves_its_argument_alone"]
TRAP = "from pathlib import Path\nPath({place!r}).touch()\n"
QUIET = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:xdist")


@pytest.fixture(autouse=True)
def course(monkeypatch):
    monkeypatch.setenv("GRADER_COURSE", str(MINI_COURSE))
    return asked.locate_course(None, None)


class Once(Kept):
    """A server that many tests share, and whether this one has ended it."""

    closed = 0

    def close(self):
        self.closed += 1


@pytest.fixture
def started(servers, monkeypatch):
    """The servers that a session starts, in place of such of its own."""
    started = []

    def launcher_for(course, level=None):
        started.append(Once(servers.launcher_for(course, level)._launcher))
        return started[-1]

    monkeypatch.setattr(work, "launcher_for", launcher_for)
    return started


@pytest.fixture
def run(pytester, started):
    """`pytest` in this process, with its level of isolation."""

    def run(*arguments):
        level = "--grade-isolation=process"
        return pytester.runpytest_inprocess(*QUIET, level, *map(str, arguments))

    return run


@pytest.fixture
def jane(pytester):
    """Writes a submission into a folder."""

    def jane(text, name="jane/double.py"):
        return write(pytester.path / name, text).parent

    return jane


def properties(path):
    """What is told of each test in a file of JUnit's XML, by its name."""
    (suite,) = junitparser.JUnitXml.fromfile(str(path))
    return {
        case.name: {one.name: one.value for one in next(case.iterchildren(junitparser.Properties))}
        for case in suite
    }


def test_full_marks_end_with_0_and_tell_points(run, jane, started):
    result = run(f"--grade={jane(WORK)}", "-v")
    assert result.ret == 0
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(
        [
            "grading: *jane, course: *",
            f"double.py::{CHECKS[0]} PASSED [[]2/2[]]*",
            "double  5 / 5",
            "total   5 / 5, isolation: process",
        ]
    )
    assert [one.closed for one in started] == [1]


def test_a_check_that_fails_says_what_grade_says_and_nothing_of_ours(run, jane):
    result = run(f"--grade={jane(WRONG)}", "-v")
    assert result.ret == 1
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(
        [
            f"double.py::{CHECKS[2]} FAILED [[]0/1[]] skipped*",
            "double gives the document's numbers.",
            "double([[]1, 2.5, -1.5[]]): 3 of 3 values differ.",
            "index [[]2[]] · got 2.25 · expected -3 (document 000, lines 3-4)",
            "The number is multiplied by itself. That is twice the number for 2 alone.",
            "It builds on doubles_the_documented_row, which has not passed.",
            "total   0 / 5, isolation: process",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "NotPassed" not in result.stdout.str()


@pytest.mark.parametrize("text", [WORK, WRONG, "def double(x):\n    ...\n"])
def test_points_are_those_of_the_report(run, jane, course, started, servers, tmp_path, text):
    folder = jane(text)
    run(f"--grade={folder}", "--grade-all", "--junitxml=grades.xml", "-q")
    found = properties(folder.parent / "grades.xml")
    launcher = servers.launcher_for(course, "process")
    report = grade(find([folder], course, None, tmp_path), course, launcher, Options(hidden=True))
    expected = cases(to_json(report)["exercises"][0])
    assert list(found) == [*CHECKS, "hidden-checks"]
    assert [(float(one["points"]), one["verdict"]) for one in found.values()] == [
        (case.points, case.verdict) for case in expected
    ]
    assert sum(float(one["points"]) for one in found.values()) == report.score


def test_of_hidden_checks_nothing_but_points_is_shown(run, jane):
    result = run(f"--grade={jane(WRONG)}", "--grade-all", "-v", "--junitxml=grades.xml")
    result.stdout.fnmatch_lines(["double.py::hidden-checks FAILED [[]0/1[]]*"])
    shown = result.stdout.str() + (jane(WRONG).parent / "grades.xml").read_text()
    assert "doubles_other_numbers" not in shown
    assert "follows its argument" not in shown


def test_what_is_not_there_or_not_written_is_never_green(run, jane):
    jane("def double(x):\n    raise NotImplementedError\n")
    result = run("--grade=jane", "-v")
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(["double.py::*FAILED [[]0/2[]] not_attempted*"])


def test_a_fault_of_ours_ends_with_3_and_is_no_verdict(run, jane, monkeypatch, mini_course):
    checks = mini_course / "exercises" / "01_double" / "checks.py"
    broken = checks.read_text().replace("    for shape in", "    1 / 0\n    for shape in")
    checks.write_text(broken)
    result = run(f"--grade={jane(WORK)}", f"--grade-course={mini_course}")
    assert result.ret == 3
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(
        [
            "Not graded: the check itself raised ZeroDivisionError: division by zero",
            "That is the grader's fault, not yours.",
            "total   3 / 5, 2 not graded, isolation: process",
        ]
    )


def test_without_a_server_nothing_is_judged(run, monkeypatch):
    """It is tried once, not once for each of the exercises."""
    tried = []

    def launcher_for(course, level):
        tried.append(level)
        raise SandboxError("isolation process cannot be had here")

    monkeypatch.setattr(work, "launcher_for", launcher_for)
    example = ROOT / "examples" / "submission"
    result = run(*(f"--grade={path}" for path in example.iterdir()), f"--grade-course={ROOT}")
    assert result.ret == 3
    outcomes = result.parseoutcomes()
    assert outcomes["errors"] > 20
    assert not {"passed", "failed"} & set(outcomes)
    result.stdout.fnmatch_lines(["Not graded: isolation process cannot be had here."])
    assert tried == ["process"]


def test_checks_are_listed_without_a_server(run, jane, started):
    result = run(f"--grade={jane(WORK)}", "--collect-only", "-q")
    assert result.outlines[:3] == [f"double.py::{name}" for name in CHECKS]
    assert started == []


def test_checks_can_be_chosen_and_the_rest_is_told(run, jane):
    result = run(f"--grade={jane(WORK)}", "-k", "every_shape")
    result.assert_outcomes(passed=1, deselected=2)
    result.stdout.fnmatch_lines(["total   2 / 5, 3 not run, isolation: process"])


def test_the_first_failure_can_end_it(run, jane):
    run(f"--grade={jane(WRONG)}", "-x", "-q").assert_outcomes(failed=1)


def test_a_notebook_and_a_zip_are_graded(run, pytester):
    zip_of(pytester.path / "jane.zip", ("a/double.ipynb", notebook_of(WORK)))
    result = run("--grade=jane.zip", "-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines([f"double.ipynb::{CHECKS[0]} PASSED [[]2/2[]]*"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--grade=nobody"], "nobody: no such file or folder"),
        (["--grade=jane", "--grade-isolation=none"], "one of namespaces, landlock, process"),
        (["--grade=jane", "--grade-course=nowhere"], "course's folder with --grade-course=DIR"),
        (["--grade=jane/other.py"], "the exercises are double; rename it"),
        (["--grade=jane", "--grade-solutions=."], "--grade-solutions goes with --grade-all"),
        (["--grade=jane", "--grade-all", "--grade-solutions=no"], "--grade-solutions=DIR"),
        (["--grade=jane", "jane"], "leave paths of tests out"),
        (["--grade-all"], "name what is to be graded with --grade=PATH"),
        (["--grade", "jane"], "write --grade=… in one word"),
        (["--grade=jane", "--grade-course", "."], "write --grade-course=… in one word"),
        (["--grade=jane", "@jane/options"], "write them out"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_ends_with_4(run, jane, started, arguments, told):
    jane("", "jane/options")
    jane("", "jane/other.py")
    jane(WORK)
    result = run(*arguments)
    assert result.ret == 4
    (line,) = [line for line in result.errlines + result.outlines if line.startswith("ERROR: ")]
    assert told in line
    assert "Traceback" not in result.stdout.str() + result.stderr.str()
    assert started == []


def test_a_checks_file_that_is_broken_is_one_line(run, jane, mini_course):
    (mini_course / "exercises" / "01_double" / "checks.py").write_text("1 / 0\n")
    result = run(f"--grade={jane(WORK)}", f"--grade-course={mini_course}")
    assert result.ret == 4
    result.stderr.fnmatch_lines(["ERROR: *checks.py: ZeroDivisionError: division by zero"])


@pytest.fixture
def trapped(pytester, jane):
    """A submission full of what pytest would read and execute; where it would show.

    Its name is that of a folder that pytest looks for a `conftest.py` in on its own.
    """
    sprung = pytester.path / "sprung"
    trap = TRAP.format(place=str(sprung))
    folder = jane(WORK, "test_jane/double.py")
    for name in ("conftest.py", "evil.py", "test_evil.py", "tests/conftest.py", "__init__.py"):
        write(folder / name, trap)
    options = "addopts = -p evil --version\npythonpath = .\n"
    write(folder / "pytest.ini", f"[pytest]\n{options}")
    write(folder / "setup.cfg", f"[tool:pytest]\n{options}")
    write(folder / "pyproject.toml", "[tool.pytest.ini_options]\naddopts = '-p evil'\n")
    return folder, sprung


def test_nothing_that_lies_in_a_submission_is_read_by_pytest(run, trapped):
    folder, sprung = trapped
    result = run(f"--grade={folder.name}", "--collect-only", "-q")
    assert result.ret == 0
    assert result.outlines[:3] == [f"double.py::{name}" for name in CHECKS]
    assert not sprung.exists()


def test_pytest_would_read_it_if_it_could(pytester, trapped):
    """The trap is one: without this plugin's care it springs, and settings are the student's."""
    folder, sprung = trapped
    result = pytester.runpytest_subprocess("--collect-only", folder.name)
    assert sprung.exists() or "evil" in result.stderr.str()


@pytest.mark.parametrize("arguments", [["--grade=."], ["--grade=double.py"], ["--grade=../jane"]])
def test_a_submission_is_not_graded_from_within(run, jane, monkeypatch, arguments):
    monkeypatch.chdir(jane(WORK))
    result = run(*arguments)
    assert result.ret == 4
    result.stderr.fnmatch_lines(["ERROR: *run `pytest` from a folder outside of it"])


def test_a_submission_that_python_imports_from_is_not_graded(run, jane, monkeypatch):
    monkeypatch.syspath_prepend(str(jane(WORK)))
    assert run("--grade=jane").ret == 4


@pytest.fixture
def impatient(mini_course):
    """The course, for what never ends."""
    manifest = mini_course / "exercises" / "course.toml"
    text = manifest.read_text()
    manifest.write_text(
        text.replace("call_s = 5", "call_s = 1").replace("load_s = 5", "load_s = 1")
    )
    return mini_course


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("import os\nos._exit(0)\n" + WRONG, "fail"),
        ("import os\ndef double(x):\n    os._exit(0)\n", "error"),
        ("def double(x):\n    while True: pass\n", "timeout"),
        ('print("double.py::x PASSED [5/5]\\ntotal   5 / 5")\n' + WRONG, "fail"),
    ],
)
def test_hostile_work_earns_nothing(run, jane, impatient, text, verdict):
    folder = jane(text)
    result = run(f"--grade={folder}", f"--grade-course={impatient}", "--junitxml=grades.xml")
    assert result.ret == 1
    result.assert_outcomes(failed=3)
    assert "5 / 5" not in result.stdout.str()
    assert properties(folder.parent / "grades.xml")[CHECKS[0]]["verdict"] == verdict


def test_processes_of_xdist_grade_what_they_need(pytester, jane):
    level = "--grade-isolation=process"
    result = pytester.runpytest_subprocess(f"--grade={jane(WRONG)}", level, "-n", "2", "-v")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["total   0 / 5, isolation: process"])
    ran = {line.split()[0] for line in result.outlines if "FAILED [0/" in line and "gw" in line}
    assert len(ran) == 1


def test_off_it_imports_nothing(pytester):
    """It is loaded in every run of pytest of all who have the package."""
    pytester.makepyfile(
        """
        import json, sys

        def test_it():
            loaded = sorted(n for n in sys.modules if n.split(".")[0] in ("grader", "numpy"))
            print("LOADED", json.dumps(loaded))
        """
    )
    result = pytester.runpytest_subprocess("-s", "-q")
    assert result.ret == 0
    (line,) = [line for line in result.outlines if "LOADED" in line]
    loaded = json.loads(line.split("LOADED ")[1])
    assert loaded == ["grader", "grader.testing", "grader.testing.plugin"]


def test_without_plugins_there_is_none(pytester, monkeypatch):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    result = pytester.runpytest_inprocess("--grade=x")
    assert result.ret == 4
    result.stderr.fnmatch_lines(["*unrecognized arguments: --grade=x"])


def test_scratch_is_gone_at_the_end(run, pytester, monkeypatch, tmp_path):
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(session.tempfile, "tempdir", str(place))
    zip_of(pytester.path / "jane.zip", ("double.py", WORK))
    run("--grade=jane.zip", "--collect-only")
    assert list(place.iterdir()) == []
    shutil.rmtree(place)
