"""The installed commands: what they print, and how they end."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from commands import Kept, ran
from installed import BIN, run
from submissions import ROOT

from grader.cli.grade import grade_command

EXAMPLE = sorted((ROOT / "examples" / "submission").iterdir())
DECAY = ROOT / "solutions" / "01_learning_rate_decay" / "learning_rate_decay.py"


@pytest.fixture
def grade(launcher, monkeypatch):
    """The same in this process, with the warm server: for what it says of a submission."""
    monkeypatch.setattr("grader.cli.grade.launcher_for", lambda course, level: Kept(launcher))
    monkeypatch.chdir(ROOT)

    def grade(*arguments):
        status, told, said = ran(*arguments, command=grade_command)
        return subprocess.CompletedProcess(arguments, status, told, said)

    return grade


def refused(result, *words):
    """Exit status 2, nothing on stdout, and one line on stderr that says these words."""
    assert result.returncode == 2, result
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert str(word) in result.stderr
    return True


def test_full_marks_end_with_0():
    result = run(DECAY)
    assert result.returncode == 0
    assert "20 / 20" in result.stdout
    assert result.stderr == ""


def test_less_ends_with_1_and_explains_within_80_columns():
    result = run(*EXAMPLE, COLUMNS="80")
    assert result.returncode == 1
    assert max(len(line) for line in result.stdout.splitlines()) <= 80
    assert "\x1b" not in result.stdout
    assert "got" in result.stdout
    assert "expected" in result.stdout
    assert "document 000" in result.stdout


def test_the_example_comes_out_as_the_readme_says(grade):
    report = json.loads(grade(*EXAMPLE, "--json").stdout)
    said = (ROOT / "README.md").read_text()
    assert f"{report['score']:g} of {report['max_score']:g} points" in said
    found = {check["verdict"] for exercise in report["exercises"] for check in exercise["checks"]}
    assert {"pass", "fail", "not_attempted"} <= found


def test_json_is_the_report_alone():
    result = run(DECAY, "--json")
    report = json.loads(result.stdout)
    assert result.stderr == ""
    assert report["schema"] == "grader/report/v1"
    assert set(report) == {
        "schema", "submission", "score", "max_score", "isolation", "seconds", "versions",
        "exercises",
    }  # fmt: skip
    assert set(report["versions"]) == {"grader", "tensorflow", "numpy", "python"}
    (exercise,) = report["exercises"]
    assert exercise["form"] == "module"
    assert exercise["file"] == "learning_rate_decay.py"
    first = exercise["checks"][0]
    assert set(first) == {
        "id", "title", "points", "max_points", "verdict", "visibility", "message", "mistake",
        "source", "seconds",
    }  # fmt: skip
    assert first["source"] == {"document": "000_82ada524b3f0ec1d.txt", "lines": [36, 75]}


def test_hidden_checks_count_with_all_and_only_then(grade):
    assert json.loads(grade(DECAY, "--json", "--all").stdout)["max_score"] == 25
    assert json.loads(grade(DECAY, "--json").stdout)["max_score"] == 20


def test_a_hidden_check_shows_no_expected_value(grade, tmp_path):
    wrong = tmp_path / "learning_rate_decay.py"
    wrong.write_text("def exponential_decay(a, b, c, d):\n    return 0.123\n")
    report = json.loads(grade(wrong, "--json", "--all").stdout)
    checks = {check["id"]: check for check in report["exercises"][0]["checks"]}
    hidden = checks["decays_in_hidden_settings"]
    assert hidden["verdict"] == "fail"
    assert "expected" not in hidden["message"]
    assert "expected" in checks["decays_as_documented"]["message"]


def test_a_folder_lists_what_is_missing(grade, tmp_path):
    shutil.copy(DECAY, tmp_path)
    report = json.loads(grade(tmp_path, "--json", "--course", ROOT).stdout)
    assert report["max_score"] == 200
    assert report["score"] == 20
    assert {c["verdict"] for c in report["exercises"][1]["checks"]} == {"missing"}


def test_the_current_folder_is_graded_without_a_path(tmp_path):
    shutil.copy(DECAY, tmp_path)
    report = json.loads(run("--json", cwd=tmp_path).stdout)
    assert report["score"] == 20
    assert report["submission"] == "."


def test_a_zip_is_graded_like_its_folder(grade, tmp_path):
    with zipfile.ZipFile(tmp_path / "work.zip", "w") as archive:
        archive.write(DECAY, "deep/er/learning_rate_decay.py")
        archive.writestr("__MACOSX/learning_rate_decay.py", "nonsense")
    report = json.loads(grade(tmp_path / "work.zip", "--json", "--course", ROOT).stdout)
    assert report["score"] == 20


def test_one_exercise_of_a_folder(grade, tmp_path):
    report = json.loads(grade(EXAMPLE[0].parent, "--json", "--exercise", "custom_loss").stdout)
    assert [exercise["id"] for exercise in report["exercises"]] == ["custom_loss"]
    assert report["max_score"] == 20


def test_a_file_of_any_name_with_its_exercise_named(grade, tmp_path):
    shutil.copy(DECAY, tmp_path / "my homework (final).py")
    result = grade(tmp_path / "my homework (final).py", "--exercise", "learning_rate_decay")
    assert result.returncode == 0


def test_a_module_that_does_not_parse_shows_line_and_caret_and_ends_with_1(grade, tmp_path):
    path = tmp_path / "learning_rate_decay.py"
    path.write_text("def exponential_decay(a, b, c, d:\n    return 1\n")
    result = grade(path)
    assert result.returncode == 1
    assert "line 1" in result.stdout
    lines = result.stdout.splitlines()
    code = next(i for i, line in enumerate(lines) if "def exponential_decay(a" in line)
    assert lines[code + 1].strip() == "^"
    assert lines[code][lines[code + 1].index("^")] == "("
    assert "0 / 20" in result.stdout


def test_a_missing_path():
    assert refused(run("nowhere.py"), "nowhere.py", "no such file")
    assert refused(run("nowhere.py", "--json"), "nowhere.py")


def test_a_broken_notebook(tmp_path):
    path = tmp_path / "custom_loss.ipynb"
    path.write_text("{not json")
    assert refused(run(path, "--json"), "custom_loss.ipynb", "save it again")


def test_a_broken_zip(tmp_path):
    path = tmp_path / "work.zip"
    path.write_bytes(b"PK\x03\x04 but no more")
    assert refused(run(path), "work.zip", "not a zip")


def test_an_unknown_exercise(tmp_path):
    assert refused(run(DECAY, "--exercise", "decay"), "decay", "learning_rate_decay")
    path = tmp_path / "decay.py"
    path.write_text("")
    assert refused(run(path), "decay.py", "learning_rate_decay", "--exercise")


def test_an_empty_folder(tmp_path):
    assert refused(run(tmp_path), tmp_path, "holds no file")


def test_a_wrong_option():
    assert refused(run("--fast"), "--fast", "--help")


def test_a_course_that_is_none(tmp_path):
    assert refused(run(DECAY, "--course", tmp_path), tmp_path, "course.toml")


def test_all_without_solutions(tmp_path):
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    result = run(DECAY, "--all", "--course", tmp_path)
    assert refused(result, "--all", "--solutions")


def test_a_broken_check_is_not_graded_and_ends_with_3(grade, tmp_path):
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    checks = tmp_path / "exercises" / "01_learning_rate_decay" / "checks.py"
    checks.write_text(checks.read_text().replace("table = ref", "1 / 0\n    table = ref", 1))
    result = grade(DECAY, "--json", "--course", tmp_path)
    assert result.returncode == 3
    first = json.loads(result.stdout)["exercises"][0]["checks"][0]
    assert first["verdict"] == "not_graded"
    assert "ZeroDivisionError" in first["message"]


def test_a_server_that_cannot_start_ends_with_3(tmp_path):
    """Without TensorFlow nothing is graded, and nothing is scored as zero."""
    (tmp_path / "tensorflow-0.dist-info").mkdir()  # what makes it a folder of libraries
    (tmp_path / "tensorflow.py").write_text("raise ImportError('no TensorFlow here')")
    result = run(DECAY, "--json", PYTHONPATH=str(tmp_path))
    assert result.returncode == 3
    report = json.loads(result.stdout)
    assert {c["verdict"] for c in report["exercises"][0]["checks"]} == {"not_graded"}
    assert "no TensorFlow here" in report["exercises"][0]["message"]


def test_text_that_cannot_be_encoded_is_shown_all_the_same(grade, tmp_path):
    path = tmp_path / "learning_rate_decay.py"
    path.write_text("def exponential_decay(*a):\n    raise ValueError('\\ud800 \\x1b[2J')\n")
    report = json.loads(grade(path, "--json").stdout)
    assert "raised ValueError" in report["exercises"][0]["checks"][0]["message"]
    result = run(path, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "raised ValueError" in result.stdout
    assert "\x1b" not in result.stdout


def shell(line):
    return subprocess.run(
        line, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_closed_standard_streams_do_no_harm():
    result = shell(f"'{BIN / 'grade'}' --json '{DECAY}' <&- 2>&-")
    assert result.returncode == 0
    assert json.loads(result.stdout)["score"] == 20


def test_a_full_disk_is_one_line():
    result = shell(f"'{BIN / 'grade'}' '{DECAY}' > /dev/full")
    assert result.returncode == 2
    assert result.stderr == "error: No space left on device\n"


def test_an_empty_path_is_refused():
    assert refused(run(""), "empty PATH")


def test_a_place_of_hidden_checks_that_are_not_run_is_refused():
    assert refused(run("--solutions", ROOT / "solutions", DECAY), "add --all")


def test_a_current_folder_that_is_gone_is_one_line(tmp_path):
    gone = tmp_path / "gone"
    result = shell(f"mkdir '{gone}'; cd '{gone}'; rmdir '{gone}'; '{BIN / 'grade'}'")
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1


def test_a_closed_pipe_gives_no_traceback():
    result = shell(f"('{BIN / 'grade'}' '{DECAY}'; echo status $? >&2) | true")
    assert result.stderr == "status 0\n"


def test_nothing_is_left_behind(tmp_path):
    """Neither where temporary files were asked for nor where they go by default."""
    submission = tmp_path / "learning_rate_decay.py"
    submission.write_text(
        "import tempfile\nimport tensorflow as tf\n"
        "tempfile.mkstemp(prefix='left_by_a_test')\n"
        f"{DECAY.read_text().replace('def exp', '@tf.function' + chr(10) + 'def exp', 1)}"
    )
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    before = set(Path("/tmp").iterdir())
    assert run(submission, TMPDIR=str(scratch)).returncode == 0
    assert list(scratch.iterdir()) == []
    generated = set(Path("/tmp").glob("__autograph_generated_file*")) - before
    assert [p for p in generated if "exponential_decay" in p.read_text()] == []
    assert list(Path("/tmp").glob("left_by_a_test*")) == []
