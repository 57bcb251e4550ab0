"""Runs on Coursera: what the container of a grader finds, and what is read afterwards."""

import json
import os
import re
import shutil
from pathlib import Path

import jsonschema
import packed
import pytest
from handed_in import WORK
from on_platform import ATTACKS, FLAT, FULL, SECRETS, WRONG
from platform_readers import READERS
from platform_standings import LONG, standing

from grader.errors import SandboxError
from grader.platforms.coursera import LARGEST, Coursera
from grader.platforms.platform import Place
from grader.platforms.standing import Standing

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "coursera.json").read_text())
FEEDBACK, PAGE = "/shared/feedback.json", "/shared/htmlFeedback.html"
TAGS = re.compile(r"</?(?:p|b|ul|li|br|div)(?: style=\"[a-z: -]+\")?>")
points = READERS["coursera"]


@pytest.fixture
def coursera(trial):
    return trial("coursera", "/shared/submission")


def results(coursera):
    found = coursera.read(FEEDBACK)
    jsonschema.validate(found, SCHEMA)
    return found


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (FLAT, 4.0), (WRONG, 0.0)])
def test_the_score_is_the_part_of_the_points(coursera, text, score):
    coursera.hand_in(text)
    coursera.run()
    found = results(coursera)
    assert found["fractionalScore"] == score / FULL
    assert points(coursera) == pytest.approx(score)
    assert f"<b>{score:g} of 6 points</b>" in found["feedback"]
    assert "Graded with isolation" in found["feedback"]


def test_the_page_is_there_that_the_type_promises(coursera):
    coursera.hand_in(WRONG)
    coursera.run()
    assert results(coursera)["feedbackType"] == "HTML"
    page = coursera.at(PAGE).read_text()
    assert page == results(coursera)["feedback"]
    assert "The number is multiplied by itself." in page


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(coursera, attack):
    text, score = ATTACKS[attack]
    coursera.hand_in(text)
    coursera.run()
    found = results(coursera)
    assert found["fractionalScore"] == score
    assert not [secret for secret in SECRETS if secret in found["feedback"]]


def test_markup_of_a_student_is_text(coursera):
    markup = "<script>alert('1')</script> & <img>"
    coursera.hand_in(f'def double(x):\n    raise ValueError("{markup}")\n')
    coursera.run()
    page = coursera.at(PAGE).read_text()
    assert "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt; &amp; &lt;img" in page
    assert not re.search(r"[<>\"]", TAGS.sub("", page))


def test_hidden_checks_are_one_row_without_a_word_of_them(coursera):
    coursera.hand_in(WRONG)
    coursera.run()
    assert "<li>[0/1] double: Checks that are not shown</li></ul>" in coursera.at(PAGE).read_text()


def test_a_fault_of_ours_is_no_score_at_all(coursera, monkeypatch):
    def none(course, level):
        raise SandboxError("no workers today")

    monkeypatch.setattr("grader.cli.run_platform.guarded_launcher_for", none)
    coursera.hand_in(WORK)
    coursera.at(FEEDBACK).write_text("{}")
    coursera.run(status=3)
    assert not coursera.at(FEEDBACK).exists()


def test_an_exercise_alone_is_graded_by_what_it_is_worth(coursera):
    coursera.hand_in(WORK)
    coursera.run("--exercise", "double")
    assert results(coursera)["fractionalScore"] == 1.0


def test_before_anything_was_judged_there_is_no_score(tmp_path):
    path = tmp_path / FEEDBACK.lstrip("/")
    Coursera().publish(Standing(), Place(tmp_path))
    Coursera().publish(standing("not_graded"), Place(tmp_path))
    assert not path.exists()
    Coursera().publish(standing("pass", "not_graded"), Place(tmp_path))
    assert json.loads(path.read_text())["fractionalScore"] == pytest.approx(2 / 6)
    assert "could not be judged" in path.read_text()
    assert "[not judged]" in path.read_text()


def test_feedback_that_is_too_long_loses_texts_and_no_points(tmp_path):
    work = standing("pass", "fail", "fail", text=LONG)
    Coursera().publish(work, Place(tmp_path))
    found = json.loads((tmp_path / FEEDBACK.lstrip("/")).read_text())
    assert found["fractionalScore"] == work.fraction
    assert len(found["feedback"].encode()) <= LARGEST
    assert not re.search(r"[<>\"]", TAGS.sub("", found["feedback"]))


def test_a_folder_is_an_image(tmp_path):
    out = packed.pack("coursera", tmp_path / "out", "--python", "3.11")
    dockerfile = (out / "Dockerfile").read_text()
    assert "FROM python:3.11-slim\n" in dockerfile
    assert 'ENTRYPOINT ["/grader/run.sh"]' in dockerfile
    assert "ENV" not in dockerfile  # Coursera clears what is set there
    copied = re.findall(r"^COPY (.*) \S+$", dockerfile, re.MULTILINE)
    for names in copied:
        for name in names.split():
            assert [*out.glob(name)], name
    assert os.access(out / "run.sh", os.X_OK)
    assert (out / "parts.txt").read_text().endswith("\ndouble double\n* *\n")


@pytest.fixture
def image(tmp_path, mini_launcher):
    """A root with `/grader`, as the Dockerfile makes it, and a right submission."""
    out = packed.pack("coursera", tmp_path / "out", "--isolation", mini_launcher.level)
    root = tmp_path / "root"
    for name in ("run.sh", "parts.txt"):
        (root / "grader").mkdir(parents=True, exist_ok=True)
        shutil.copy(out / name, root / "grader" / name)
    shutil.copytree(out / "course", root / "grader" / "course")
    (root / "shared" / "submission").mkdir(parents=True)
    (root / "shared" / "submission" / "double.py").write_text(WORK)
    return root


def run_part(image, path, part):
    return packed.run([image / "grader" / "run.sh"], image, path, {"partId": part})


def test_the_packed_script_grades_the_exercise_of_the_part(image):
    (image / "grader" / "parts.txt").write_text("# parts\n\nother other\nZb6wb double\n")
    done = run_part(image, packed.path_with_grader(), "Zb6wb")
    assert done.returncode == 0, done.stderr
    found = json.loads((image / "shared" / "feedback.json").read_text())
    jsonschema.validate(found, SCHEMA)
    assert found["fractionalScore"] == 1.0


ECHO = '#!/bin/sh\necho "$@" > "$HOME/asked"\nexit 2\n'


@pytest.mark.parametrize(("part", "asked"), [("double", "--exercise double"), ("Xy", ""), ("", "")])
def test_a_part_that_is_not_listed_is_all_of_the_course(image, tmp_path, part, asked):
    path = packed.path_with(tmp_path / "bin", ECHO)
    assert run_part(image, path, part).returncode == 1
    told = (image / "asked").read_text()
    assert ("--exercise" in told) == bool(asked)
    assert asked in told


@pytest.mark.parametrize("text", ["Zb6wb double", "# parts\r\n\r\nZb6wb double\r\n"])
def test_parts_may_be_written_with_any_editor(image, tmp_path, text):
    (image / "grader" / "parts.txt").write_bytes(text.encode())
    path = packed.path_with(tmp_path / "bin", ECHO)
    run_part(image, path, "Zb6wb")
    assert (image / "asked").read_bytes().endswith(b"--exercise double\n")


def test_a_part_that_no_line_fits_is_not_graded(image):
    (image / "grader" / "parts.txt").write_text("Zb6wb double\n")
    (image / "shared" / "feedback.json").write_text("{}")
    done = run_part(image, packed.path_with_grader(), "Xy")
    assert done.returncode == 1
    assert "part Xy is not in parts.txt" in done.stderr
    assert not (image / "shared" / "feedback.json").exists()


@pytest.mark.parametrize("line", ["Zb6wb", "Zb6wb  \r", "*"])
def test_a_part_without_an_exercise_is_not_all_of_them(image, tmp_path, line):
    (image / "grader" / "parts.txt").write_text(f"{line}\n")
    done = run_part(image, packed.path_with(tmp_path / "bin", ECHO), "Zb6wb")
    assert done.returncode == 1
    assert done.stderr == "part Zb6wb has no exercise in parts.txt\n"
    assert not (image / "asked").exists()


@pytest.mark.parametrize(
    "grader", ["exit 0", 'echo "{}" > "$HOME/shared/feedback.json"; exit 2'], ids=["silent", "lost"]
)
def test_no_feedback_of_a_former_run_or_of_one_that_failed_is_a_score(image, tmp_path, grader):
    (image / "shared" / "feedback.json").write_text("{}")
    path = packed.path_with(tmp_path / "bin", f"#!/bin/sh\n{grader}\n")
    assert run_part(image, path, "double").returncode == 1
    assert not (image / "shared" / "feedback.json").exists()


def test_the_packed_script_without_a_grader_is_no_score(image, tmp_path):
    done = run_part(image, packed.path_without_grader(tmp_path / "bin"), "double")
    assert done.returncode == 1
    assert not (image / "shared" / "feedback.json").exists()
