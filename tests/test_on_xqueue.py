"""Open edX: what an xqueue sends, and what it is answered."""

import json
import socket
import threading
import time
import urllib.request
from xml.etree import ElementTree

import pytest
from handed_in import WORK
from on_platform import ATTACKS, FULL, SECRETS, WRONG
from platform_readers import OF_WRITTEN
from xqueue_bench import MARKUP, SLOW, Broken, benches, body, message, post, pushed

from grader.platforms.running import Terms
from grader.platforms.xqueue_push import MAX_BODY, MAX_OPEN

points = OF_WRITTEN["xqueue"]


@pytest.fixture
def bench(trial, mini_launcher):
    """Makes benches."""
    with benches(trial, mini_launcher) as bench:
        yield bench


@pytest.mark.parametrize(("text", "score"), [(WORK, FULL), (WRONG, 0.0), ("", 0.0), ("\0(", 0.0)])
def test_a_submission_that_is_pushed_is_answered_with_its_points(bench, text, score):
    with bench().listening() as server:
        found = pushed(server, message(text))
    assert points(found) == score
    assert type(found["score"]) is int  # other numbers are refused by older queues, also 1.0


def test_a_part_of_the_points_is_a_part_of_one(bench):
    partly = "import numpy as np\n\n\ndef double(x):\n    x[...] = x + x\n    return x\n"
    with bench().listening() as server:
        found = pushed(server, message(partly))
    assert 0 < found["score"] < 1
    assert 0 < points(found) < FULL


def test_the_message_says_what_went_wrong_and_nothing_of_hidden_checks(bench):
    with bench().listening() as server:
        told = pushed(server, message(WRONG))["msg"]
    assert "The number is multiplied by itself." in told
    assert not [secret for secret in SECRETS if secret in told]


def test_markup_of_a_student_is_text(bench):
    with bench().listening() as server:
        told = pushed(server, message(MARKUP))["msg"]
    assert "</pre><script>alert(1)</script> & 'q'" in "".join(
        ElementTree.fromstring(told).itertext()
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing(bench, attack):
    text, score = ATTACKS[attack]
    one = bench()
    with one.listening() as server:
        found = pushed(server, message(one.text(text)))
    assert points(found) == score
    assert "<script" not in found["msg"]
    assert not [secret for secret in SECRETS if secret in found["msg"]]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        b"{}",
        b'{"xqueue_body": 1}',
        {"xqueue_body": "{"},
        {"xqueue_body": json.dumps({"student_response": "x"})},
        message(WORK, payload=""),
        message(WORK, payload="double"),
        message(WORK, payload='{"grader": "none"}'),
        message(WORK, payload='{"grader": ["double"]}'),
        message(WORK, payload='{"exercise": "double"}'),
        message({"a": 1}),
        message("", files={"double.py": 1}),
        message("", files=["double.py"]),
    ],
)
def test_what_is_no_submission_is_refused_with_a_line(bench, data):
    one = bench()
    with one.listening() as server:
        status, said = post(server, data)
    assert status == 400
    assert b"Traceback" not in said
    (line,) = one.lines
    assert line.startswith("status 400: ") and "\n" not in line


def test_bodies_that_are_dictionaries_are_read_too(bench):
    """As the documentation shows them."""
    inner = {**body(WORK), "grader_payload": {"grader": "double"}}
    with bench().listening() as server:
        assert points(pushed(server, {"xqueue_header": {}, "xqueue_body": inner})) == FULL


def test_what_is_too_large_or_has_no_length_is_not_read(bench):
    with bench().listening() as server:
        assert post(server, b"", [("Content-Length", str(MAX_BODY + 1))])[0] == 413
        assert post(server, b"", [("Content-Length", "9" * 5_000)])[0] == 413
        assert post(server, b"", [("Content-Length", "-1")])[0] == 411
        assert post(server, b"", [("Content-Length", "²")])[0] == 411


def test_whoever_sends_slowly_is_sent_away_and_keeps_nobody_waiting(bench):
    one = bench()
    with one.listening() as server:
        server.reading_s = 0.5
        address = server.server_address
        with socket.create_connection(address) as silent, socket.create_connection(address) as slow:
            slow.sendall(b"POST / HTTP/1.0\r\nContent-Length: 1000000\r\n\r\n")
            for _ in range(200):  # a byte at a time is no way around it
                slow.sendall(b"{")
                time.sleep(0.05)
                if one.lines:
                    break
            assert one.lines == ["status 408: a request that was not sent to its end"]
            assert silent.recv(100) == b""
        server.reading_s = 15.0
        assert points(pushed(server, message(WORK))) == FULL


def test_connections_are_counted(bench):
    one = bench()
    with one.listening() as server:
        address = server.server_address
        idle = [socket.create_connection(address) for _ in range(MAX_OPEN)]
        with socket.create_connection(address) as another:
            assert another.recv(100) == b""  # the one too many is closed
        for connection in idle:
            connection.close()
    assert one.lines == [f"{MAX_OPEN} connections are open; one more was refused"]


def test_whoever_does_not_wait_for_the_answer_costs_a_line(bench):
    one = bench()
    with one.listening() as server:
        data = json.dumps(message(WORK)).encode()
        head = f"POST / HTTP/1.0\r\nContent-Length: {len(data)}\r\n\r\n".encode()
        with socket.create_connection(server.server_address) as gone:
            gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            gone.sendall(head + data)
        assert points(pushed(server, message(WRONG))) == 0
    assert one.lines == ["a connection ended before its answer was sent"]


def test_several_at_a_time_get_their_own_answers(bench):
    found = {}
    with bench(jobs=2).listening() as server:

        def ask(number):
            found[number] = points(pushed(server, message(WORK if number % 2 else WRONG)))

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {number: FULL if number % 2 else 0 for number in range(6)}


def test_it_tells_that_it_lives(bench):
    with bench().listening() as server:
        url = f"http://127.0.0.1:{server.server_port}/"
        with urllib.request.urlopen(url) as answered:
            assert answered.read() == b"ready\n"


def test_a_fault_of_ours_is_an_error_and_no_zero(bench, mini_launcher):
    one = bench(Broken(mini_launcher))
    with one.listening() as server:
        status, said = post(server, message(WORK))
    assert status == 503
    assert b"correct" not in said
    assert one.lines == ["status 503: some checks could not be judged"]


def test_what_takes_too_long_on_our_side_is_an_error_and_no_zero(bench):
    one = bench(terms=Terms(0.01))
    with one.listening() as server:
        assert post(server, message(WORK))[0] == 503
    assert one.lines == ["status 503: there was no result within 0.01 s"]


def test_a_bug_of_ours_is_an_error_and_no_zero(bench, monkeypatch):
    one = bench()
    monkeypatch.setattr(one.service, "grade", lambda files, exercise: 1 // 0)
    with one.listening() as server:
        assert post(server, message(WORK))[0] == 500
    assert "ZeroDivisionError" in one.lines[0]


def test_at_the_end_what_is_under_way_is_answered_and_what_waits_is_sent_away(bench):
    one = bench(jobs=1)
    found = []
    with one.listening() as server:
        threads = []
        for _ in range(2):
            ask = threading.Thread(target=lambda: found.append(post(server, message(SLOW))))
            ask.start()
            threads.append(ask)
            time.sleep(0.3)  # the first one is being graded
        one.service.finish()
    for thread in threads:
        thread.join()
    statuses = sorted(status for status, _ in found)
    assert statuses == [200, 503]
    assert points(json.loads(dict(found)[200])) == FULL
