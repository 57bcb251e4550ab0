"""Open edX: the form of what is answered; what is packed, and how it is started and ended."""

import contextlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from commands import ran
from guides import block, command
from handed_in import WORK, write
from on_platform import FULL
from platform_readers import OF_WRITTEN
from submissions import ROOT
from xqueue_bench import SLOW, body, message, pushed
from xqueues import PASSWORD, USER, XQueue

from grader.course import open_course
from grader.errors import SubmissionError
from grader.platforms import xqueue_messages as messages
from grader.platforms.standing import Standing

PAGE = "platforms/xqueue.md"
points = OF_WRITTEN["xqueue"]


@pytest.fixture
def course(trial):
    return trial("xqueue", "/submission")


def standing(text, checks=40):
    check = {"id": "a", "title": "it works", "verdict": "fail", "visibility": "visible"}
    check |= {"points": 0.5, "max_points": 1.0, "message": text}
    exercise = {"id": "one", "message": None, "file": "one.py", "checks": [check] * checks}
    return Standing({"score": 1.0, "max_score": 3.0, "exercises": [exercise]}, True)


@pytest.mark.parametrize("text", ["x" * 50_000, "]]><&\"'\ud800￾\b" * 9_000, "ж😀" * 20_000])
def test_a_long_message_is_cut_and_stays_xhtml_with_the_points(text):
    for checks in (40, 1_000):
        found = json.loads(json.dumps(messages.reply(standing(text, checks))))
        assert len(found["msg"].encode()) <= messages.MAX_MESSAGE
        ElementTree.fromstring(found["msg"])
        assert points(found) == 1


def test_a_course_without_points_is_never_right():
    assert messages.reply(Standing({"score": 0.0, "max_score": 0.0}))["correct"] is False


def test_a_message_names_what_is_missing():
    with pytest.raises(SubmissionError, match=r"no exercise .* with one of double"):
        messages.asked(message(WORK, payload="{}"), ["double"])


def test_a_folder_is_graded_without_a_queue(course, tmp_path):
    course.hand_in(WORK)
    options = ("--submission", course.folder, "--out", tmp_path / "reply.json")
    course.run(*options)
    assert points(json.loads((tmp_path / "reply.json").read_text())) == FULL


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--listen", "x"], "write HOST:PORT"),
        (["--listen", "127.0.0.1:99999"], "write HOST:PORT"),
        (["--listen", "192.0.2.1:0"], "cannot be listened on"),
        (["--listen", "127.0.0.1:0", "--queue", "http://x", "y"], "name one of them"),
        (["--queue", "ftp://x", "y"], "no address of the web"),
        (["--queue", "http://bücher.example", "y"], "no address of the web"),
        (["--queue", "http://x:66666", "y"], "no address of the web"),
        (["--queue", "http://x y", "y"], "no address of the web"),
        (["--queue", "http://x", "y"], "GRADER_XQUEUE_USER and GRADER_XQUEUE_PASSWORD"),
        (["--submission", "."], "go together"),
    ],
)
def test_wrong_options_are_said_in_a_line(course, monkeypatch, options, why):
    monkeypatch.delenv("GRADER_XQUEUE_USER", raising=False)
    said = course.run(*options, status=2)
    assert said.count("\n") == 1 and why in said


def test_options_of_the_service_are_refused_elsewhere(trial):
    said = trial("gradescope", "/autograder/submission").run("--jobs", "2", status=2)
    assert "only for the xqueue (see" in said


def test_a_submission_by_itself_needs_no_service(course, tmp_path):
    one = ("--submission", tmp_path, "--out", tmp_path / "reply.json")
    said = course.run(*one, "--queue", "http://x", "y", status=2)
    why = "only for the xqueue's service, and --submission asks for none"
    assert said.count("\n") == 1 and why in said


@pytest.fixture
def packed(mini_course, tmp_path):
    """What `grader pack xqueue` has made."""
    status, _, said = ran("pack", "xqueue", "--course", mini_course, "--out", tmp_path / "packed")
    assert status == 0, said
    return tmp_path / "packed"


def started(packed, path, *options, **variables):
    command = [shutil.which("bash"), packed / "serve.sh", *options]
    return subprocess.Popen(
        command,
        env={"PATH": path, "PYTHONPATH": os.environ.get("PYTHONPATH", ""), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_the_packed_service_answers_what_is_under_way_when_it_is_ended(packed, at_once):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with started(packed, path, "--listen", "127.0.0.1:0") as service:
        first = service.stdout.readline()
        assert first.startswith("listening on 127.0.0.1:"), first
        server = Trialled(int(first.split(";")[0].rpartition(":")[2]))
        found = []
        ask = threading.Thread(target=lambda: found.append(pushed(server, message(SLOW))))
        ask.start()
        time.sleep(0.5)
        service.send_signal(signal.SIGTERM)
        ask.join()
        said = service.stdout.read()
        assert service.wait() == 0, said
    assert points(found[0]) == FULL
    assert said.splitlines() == ["ending: what is under way is still answered", "ended"]


class Trialled:
    """A server of another process."""

    def __init__(self, port):
        self.server_port = port


def test_the_packed_service_takes_submissions_with_an_account_of_the_environment(packed, at_once):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    account = {"GRADER_XQUEUE_USER": USER, "GRADER_XQUEUE_PASSWORD": PASSWORD}
    queue = XQueue(is_new=True, waiting=[body(WORK)])
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(queue.listening())
        service = stack.enter_context(
            started(packed, path, "--queue", f"{url}/", queue.name, **account)
        )
        first = service.stdout.readline()
        assert first.startswith("taking submissions of dl & co; isolation: "), first
        assert queue.until(lambda queue: queue.results)
        service.send_signal(signal.SIGTERM)
        assert service.stdout.read().endswith("ended\n")
        assert service.wait() == 0
    assert points(queue.results[1]) == FULL


def test_the_packed_service_fails_where_nothing_is_installed(packed):
    with started(packed, "/usr/bin:/bin") as service:
        assert service.stdout.read().startswith("error: the grader is not installed here")
        assert service.wait() == 3


def test_what_is_packed_is_of_one_python_and_has_no_solution(packed):
    names = {path.relative_to(packed).as_posix() for path in packed.rglob("*") if path.is_file()}
    assert {"Dockerfile", "grader-xqueue.service", "README.md", "pins/3.12.txt"} < names
    assert "FROM python:3.12-slim" in (packed / "Dockerfile").read_text()
    assert not [name for name in names if name.startswith("course/solutions") and "/double" in name]


def test_the_commands_of_the_page(course, tmp_path, monkeypatch):
    monkeypatch.setenv("GRADER_COURSE", str(course.course))
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "examples" / "submission" / "double.py", WORK)
    for name in ("xqueue pack", "xqueue try"):
        status, _, said = ran(*command(PAGE, name))
        assert status == 0, said
    assert points(json.loads(Path("reply.json").read_text())) == FULL
    assert Path("grader-xqueue", "serve.sh").is_file()


def test_the_examples_of_the_page_name_an_exercise():
    """The problem for Studio, and a call by hand to where the service listens."""
    ids = open_course(ROOT).ids
    problem = ElementTree.fromstring(block(PAGE, "xqueue problem"))
    payload = problem.findtext("coderesponse/codeparam/grader_payload")
    assert messages.asked(message(WORK, payload=payload), ids).exercise == "mse"
    _, _, data, url = shlex.split(block(PAGE, "xqueue call"))
    assert messages.asked(json.loads(data), ids).exercise == "mse"
    *_, listen = command(PAGE, "xqueue listen")
    assert url == f"http://{listen}/"
