"""When a platform's time is nearly over, the alarm leaves what was reached as the result."""

import json
import os
import signal
import threading

import pytest
from commands import Kept
from handed_in import WORK, write
from two_exercises import add_again

from grader.course import open_course
from grader.errors import SandboxError
from grader.platforms.coursera import Coursera
from grader.platforms.platform import Place
from grader.platforms.running import Terms, run
from grader.platforms.standing import UNFINISHED


class Ending(Kept):
    """Gives no worker any more once it was closed, as a server that has ended."""

    def __init__(self, launcher):
        super().__init__(launcher)
        self.ended = threading.Event()

    def launch(self, *arguments):
        if self.ended.is_set():
            raise SandboxError("the server has ended")
        return self._launcher.launch(*arguments)

    def close(self):
        self.ended.set()


@pytest.fixture
def course(mini_course):
    return open_course(add_again(mini_course))


def test_what_was_reached_stays(course, mini_launcher, tmp_path):
    """The alarm rings between two exercises: the first counts, the second was not judged."""
    launcher, place = Ending(mini_launcher), Place(tmp_path)
    write(tmp_path / "shared" / "submission" / "double.py", WORK)
    write(tmp_path / "shared" / "submission" / "again.py", WORK)

    def publish(standing):
        Coursera().publish(standing, place)
        if standing.is_begun and not launcher.ended.is_set():
            os.kill(os.getpid(), signal.SIGALRM)
            assert launcher.ended.wait(60)

    folder = Coursera().submission(place)
    standing = run(course, lambda course: launcher, folder, Terms(300), publish)
    assert (standing.is_final, standing.is_judged, standing.trouble) == (True, False, UNFINISHED)
    assert (standing.score, standing.max_score) == (6.0, 12.0)
    told = json.loads((tmp_path / "shared" / "feedback.json").read_text())
    assert told["fractionalScore"] == 0.5
    assert "could not be judged" in told["feedback"]


def test_what_was_all_judged_by_then_is_no_run_that_did_not_finish(course, mini_launcher, tmp_path):
    launcher = Ending(mini_launcher)
    write(tmp_path / "double.py", WORK)
    write(tmp_path / "again.py", WORK)

    def publish(standing):
        if standing.is_judged and not launcher.ended.is_set():
            os.kill(os.getpid(), signal.SIGALRM)
            assert launcher.ended.wait(60)

    standing = run(course, lambda course: launcher, tmp_path, Terms(300), publish)
    assert (standing.is_final, standing.is_judged, standing.trouble) == (True, True, "")
    assert standing.score == standing.max_score
