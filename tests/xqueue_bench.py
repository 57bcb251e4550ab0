"""Open edX as a grader meets it: messages, calls, and a desk of the miniature course."""

import http.client
import json
import threading
from contextlib import contextmanager
from xml.etree import ElementTree

from commands import Kept
from xqueues import PASSWORD, USER

from grader.course import open_course
from grader.errors import SandboxError
from grader.platforms import xqueue_pull as pull
from grader.platforms.running import Terms
from grader.platforms.service import Service
from grader.platforms.xqueue_desk import Desk
from grader.platforms.xqueue_push import PushServer

TERMS = Terms(30.0)
SLOW = "import time\n\n\ndef double(x):\n    time.sleep(0.3)\n    return x + x\n"
MARKUP = """def double(x):
    raise ValueError("</pre><script>alert(1)</script> & 'q'")
"""


def body(text, payload='{"grader": "double"}'):
    """What the platform puts into `xqueue_body`, before it is JSON."""
    info = json.dumps({"anonymous_student_id": "106ecd87", "submission_time": "20160324104521"})
    return {"student_info": info, "student_response": text, "grader_payload": payload}


def message(text, files=None, **more):
    return {"xqueue_body": json.dumps(body(text, **more)), "xqueue_files": json.dumps(files or {})}


class Bench:
    """A desk of the miniature course, and what it has logged."""

    def __init__(self, trial, launcher, *, jobs=2, hosts=(), terms=TERMS):
        self.trial = trial
        self.lines = []
        self.service = Service(open_course(trial.course), launcher, terms, jobs)
        self.desk = Desk(self.service, ["double"], hosts, self.lines.append)

    def text(self, text):
        """A text with the places of this trial in it."""
        places = {"{root}": self.trial.root, "{course}": self.trial.course}
        for name, place in places.items():
            text = text.replace(name, str(place))
        return text

    @contextmanager
    def listening(self):
        server = PushServer("127.0.0.1", 0, self.desk)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    @contextmanager
    def taking(self, url, queue, account=pull.Account(USER, PASSWORD)):  # noqa: B008
        puller = pull.Puller(pull.Queue(url, queue.name, account), self.desk)
        thread = threading.Thread(target=puller.run)
        thread.start()
        try:
            yield
        finally:
            puller.finish()
            thread.join()


@contextmanager
def benches(trial, launcher):
    """Makes benches, and closes them."""
    course = trial("xqueue", "/submission")
    made = []

    def bench(launcher=launcher, **options):
        made.append(Bench(course, Kept(launcher), **options))
        return made[-1]

    yield bench
    for one in made:
        one.service.close()


class Broken(Kept):
    """No worker can be had."""

    def launch(self, *arguments):
        raise SandboxError("no worker")


def post(server, data, headers=(), path="/"):
    """An xqueue's call: the status, and what is answered."""
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    try:
        connection.request("POST", path, data, dict(headers))
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def pushed(server, data):
    """The reply to a submission."""
    status, said = post(server, data)
    assert status == 200, said
    found = json.loads(said)
    assert set(found) == {"correct", "score", "msg"}
    assert ElementTree.fromstring(found["msg"]).tag == "div"
    return found
