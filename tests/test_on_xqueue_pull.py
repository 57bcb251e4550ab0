"""Open edX: submissions that are taken from a queue, results that are put back, and files."""

import socket
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import pytest
from handed_in import WORK
from on_platform import FULL, WRONG
from platform_readers import OF_WRITTEN
from receivers import answer, serving
from xqueue_bench import SLOW, Broken, benches, body, message, post, pushed
from xqueues import USER, XQueue

from grader.platforms import xqueue_pull as pull

points = OF_WRITTEN["xqueue"]


@pytest.fixture
def bench(trial, mini_launcher):
    """Makes benches."""
    with benches(trial, mini_launcher) as bench:
        yield bench


@pytest.fixture
def eager(monkeypatch):
    """Nothing is waited for."""
    monkeypatch.setattr(pull, "POLL_S", 0.02)
    monkeypatch.setattr(pull, "TROUBLE_S", 0.05)
    monkeypatch.setattr(pull, "PUTTING_S", (0.01, 0.01))


@pytest.mark.parametrize("is_new", [False, True])
def test_submissions_are_taken_and_results_put_back(bench, eager, is_new):
    queue = XQueue(is_new, [body(WORK), body(WRONG)])
    one = bench()
    with queue.listening() as url, one.taking(url, queue):
        assert queue.until(lambda queue: len(queue.results) == 2)
    assert [points(queue.results[number]) for number in (1, 2)] == [FULL, 0.0]
    assert (queue.logins, one.lines) == ([True], [])


def test_a_session_that_has_ended_is_begun_again(bench, eager, monkeypatch):
    queue = XQueue(waiting=[body(WORK)])
    with queue.listening() as url, bench().taking(url, queue):
        assert queue.until(lambda queue: len(queue.results) == 1)
        monkeypatch.setattr("xqueues.SESSION", "sessionid=other")
        queue.waiting.append(body(WRONG))
        assert queue.until(lambda queue: len(queue.results) == 2)
    assert queue.logins == [True, True]


def test_a_wrong_password_is_one_line_and_is_not_told(bench, eager):
    queue, one = XQueue(is_new=True), bench()
    account = pull.Account(USER, "wrong-password")
    with queue.listening() as url, one.taking(url, queue, account):
        assert queue.until(lambda queue: len(queue.logins) == 3)
    assert one.lines == ["the queue refuses the login: Incorrect login credentials"]


@pytest.mark.parametrize("status", [500, 409])
def test_a_result_is_put_again_when_the_queue_is_in_trouble(bench, eager, status):
    queue, one = XQueue(waiting=[body(WORK)], troubles=[status] * 2), bench()
    with queue.listening() as url, one.taking(url, queue):
        assert queue.until(lambda queue: len(queue.results) == 1)
    assert points(queue.results[1]) == FULL
    assert len(one.lines) == 1


@pytest.mark.parametrize("is_new", [False, True])
def test_a_result_for_a_key_that_has_changed_is_dropped_with_a_line(bench, eager, is_new):
    """The queue has given the submission to another grader meanwhile."""
    queue, one = XQueue(is_new, [body(SLOW), body(WORK)]), bench()
    with queue.listening() as url, one.taking(url, queue):
        assert queue.until(lambda queue: queue._given == 1)
        queue.key = "other"
        assert queue.until(lambda queue: len(queue.results) == 1)
    assert list(queue.results) == [2]
    assert one.lines == ["the queue has not taken the result: Incorrect key for submission"]


def test_a_fault_of_ours_puts_nothing_back(bench, eager, mini_launcher):
    queue, one = XQueue(waiting=[body(WORK)]), bench(Broken(mini_launcher))
    with queue.listening() as url, one.taking(url, queue):
        assert queue.until(lambda queue: queue.takes == 3)
    assert queue.results == {}
    assert one.lines == ["some checks could not be judged"]


def test_a_submission_that_cannot_be_read_does_not_hold_up_the_next(bench, eager):
    queue, one = XQueue(waiting=[body(WORK, "{}"), "x", body(WORK)]), bench()
    with queue.listening() as url, one.taking(url, queue):
        assert queue.until(lambda queue: queue.results)
    assert list(queue.results) == [3]
    assert [line.split(":")[0] for line in one.lines] == ["grader_payload", "xqueue_body"]


def test_a_queue_that_is_out_of_reach_is_one_line(bench, eager):
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
    one = bench()
    with one.taking(url, XQueue()):
        time.sleep(0.5)
    assert one.lines == ["Connection refused"]


@contextmanager
def store(*ways):
    """A server of files, its host, and how often it was asked."""

    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            ways[min(len(asked), len(ways)) - 1](self)

        def log_message(self, *arguments):
            """Not here."""

    with serving(Handler) as url:
        yield url, asked


@pytest.mark.parametrize("name", ["double.py", "my homework.py", "../../double.py"])
def test_an_uploaded_file_is_fetched_from_a_host_that_is_allowed(bench, name):
    with store(answer(200, WORK.encode())) as (url, _):
        one = bench(hosts=[url.removeprefix("http://")])
        with one.listening() as server:
            assert points(pushed(server, message("", files={name: f"{url}/a"}))) == FULL


def test_nothing_is_fetched_from_other_hosts(bench):
    with store(answer(200, WORK.encode())) as (url, asked):
        host = url.removeprefix("http://")
        one = bench(hosts=["files.example.org"])
        with one.listening() as server:
            for address in (url, f"http://files.example.org@{host}", "file:///etc/passwd", "x"):
                assert post(server, message("", files={"double.py": address}))[0] == 503
    assert asked == []
    assert all("--files-from" in line for line in one.lines)


@pytest.mark.parametrize("way", [answer(404, b""), answer(200, b"#" * (4 << 20)), answer(302, b"")])
def test_a_file_that_cannot_be_had_is_no_zero(bench, way):
    with store(way) as (url, _):
        one = bench(hosts=[url.removeprefix("http://")])
        with one.listening() as server:
            assert post(server, message("", files={"double.py": url}))[0] == 503
    assert len(one.lines) == 1
