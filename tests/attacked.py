"""A host that is worth attacking: what there is to steal, break or reach, and whether it was."""

from __future__ import annotations

import compileall
import ctypes
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from handed_in import MINI_COURSE

from grader.course import Course, open_course

SECRET = "canary-1f0c9b"
ABSTRACT = "grader-test-listener"
LEFT_BEHIND = "left-behind"  # what the corpus's files begin with, where others have files too
SYSV_KEY = 0x5EECF001  # likewise


@dataclass
class Host:
    """What there is to steal, break or reach on the grader's machine."""

    folder: Path
    course: Course
    facts: dict[str, object]
    contacts: list[str]
    victim: subprocess.Popen[bytes]
    scratch: str
    number: int
    _before: dict[str, str] = field(default_factory=dict)

    def made_out(self, code: str) -> str:
        """An attack's code for this host: other tests may run on the same machine."""
        key = f"{SYSV_KEY + self.number:#x}"
        return code.replace(LEFT_BEHIND, self._left_behind).replace(f"0x{SYSV_KEY:X}", key)

    @property
    def _left_behind(self) -> str:
        return f"{LEFT_BEHIND}-{self.number}-"

    def note(self) -> None:
        """Remember how everything is, with a victim that lives."""
        if self.victim.poll() is not None:
            self.victim = start_victim()
            self.facts["victim"] = self.victim.pid
        self._before = self._state()

    def damage(self) -> list[str]:
        """What is not as it was."""
        now = self._state()
        changed = [f"{name}: {self._before.get(name)} → {now.get(name)}" for name in
                   sorted(self._before.keys() | now.keys())
                   if self._before.get(name) != now.get(name)]  # fmt: skip
        found, self.contacts[:] = [f"contact: {c}" for c in self.contacts], []
        return changed + found

    def _state(self) -> dict[str, str]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        state = {str(path): hashlib.sha256(path.read_bytes()).hexdigest()[:8] for path in files}
        state["modes"] = " ".join(f"{path.stat().st_mode:o}" for path in sorted(files))
        state["victim"] = str(self.victim.poll())
        state["mounts"] = str(len(Path("/proc/self/mountinfo").read_text().splitlines()))
        for kind in ("shm", "sem", "msg"):
            state[f"System V {kind}"] = str(_is_shared(kind, SYSV_KEY + self.number))
        for place in ("/dev/shm", "/var/tmp", "/tmp", self.scratch):
            names = (name for name in os.listdir(place) if name.startswith(self._left_behind))
            state[place] = " ".join(sorted(names))
        state["orphans"] = " ".join(orphans(self.scratch))
        return state


def start_victim() -> subprocess.Popen[bytes]:
    """A process that has nothing to do with the grader."""
    return subprocess.Popen(["sleep", "86400"])


def _is_shared(kind: str, key: int) -> bool:
    """Whether there is shared memory, a semaphore or a queue of that key."""
    try:
        lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
    except OSError:
        return False
    return str(key) in (line.split()[0] for line in lines)


def orphans(scratch: str) -> list[str]:
    """Processes of a server with its home there that have lost their parent, by number and name."""
    home = f"HOME={scratch}/".encode()
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text()
                variables = Path(f"/proc/{name}/environ").read_bytes()
            except OSError:
                continue
            command, _, rest = fields.partition("(")[2].rpartition(")")
            lost = rest.split()[1] == "1" and rest.split()[0] != "Z"
            if lost and home in variables:
                found.append(f"{name} {command}")
    return sorted(found)


@contextmanager
def host_in(folder: Path) -> Iterator[Host]:
    """A host with a course, a gradebook, another submission, services and a process."""
    folder.chmod(0o755)
    shutil.copytree(MINI_COURSE, folder / "course")
    secret = folder / "course" / "solutions" / "01_double" / "double.py"
    secret.write_text(f"# {SECRET}\n{secret.read_text()}")
    for name in ("gradebook.csv", "results.json", "other/double.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"# {SECRET}\n")
    compileall.compile_dir(folder, quiet=1)  # so that what grading adds is not taken for damage
    contacts: list[str] = []
    victim = start_victim()
    number = os.getpid() & 0xFFFF
    with _services(folder, contacts) as ports, _shared_memory() as shared, _scratch() as scratch:
        for path in folder.rglob("*"):
            path.chmod(0o777)  # only the grader's barriers are to protect it
        facts = {
            **ports,
            **shared,
            "secret": SECRET,
            "folder": str(folder),
            "solution": str(secret),
            "hidden": str(secret.parent / "hidden.py"),
            "expected": str(folder / "course" / "exercises" / "01_double" / "expected.json"),
            "gradebook": str(folder / "gradebook.csv"),
            "results": str(folder / "results.json"),
            "other": str(folder / "other" / "double.py"),
            "victim": victim.pid,
            "trusted": os.getpid(),
            "host_name": socket.gethostname(),
        }
        host = Host(
            folder, open_course(folder / "course"), facts, contacts, victim, scratch, number
        )
        try:
            yield host
        finally:
            host.victim.kill()
            host.victim.wait()


@contextmanager
def _scratch() -> Iterator[str]:
    """A place of its own for temporary files, which tells its processes from others'."""
    before = tempfile.tempdir
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o711)  # as /tmp is: a worker's user has to pass through
    tempfile.tempdir = folder
    try:
        yield folder
    finally:
        tempfile.tempdir = before
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _shared_memory() -> Iterator[dict[str, object]]:
    """A secret in shared memory, of either kind."""
    libc = ctypes.CDLL(None, use_errno=True)
    key = 0x5EC2_0000 | os.getpid() & 0xFFFF
    number = libc.shmget(key, 4096, 0o1666)
    posix = Path("/dev/shm", f"{SECRET}-{os.getpid()}")
    posix.write_text(SECRET)
    posix.chmod(0o666)
    try:
        yield {"sysv_key": key, "sysv_id": number, "posix": str(posix)}
    finally:
        posix.unlink(missing_ok=True)
        libc.shmctl(number, 0, None)


@contextmanager
def _services(folder: Path, contacts: list[str]) -> Iterator[dict[str, object]]:
    tcp = socket.create_server(("127.0.0.1", 0))
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    path = socket.socket(socket.AF_UNIX)
    path.bind(str(folder / "service.sock"))
    path.listen()
    abstract = socket.socket(socket.AF_UNIX)
    abstract.bind(f"\0{ABSTRACT}-{os.getpid()}")
    abstract.listen()
    datagram = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    datagram.bind(str(folder / "datagram.sock"))
    nameless = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    nameless.bind(f"\0{ABSTRACT}-{os.getpid()}-datagram")
    sockets = {
        "tcp": tcp,
        "udp": udp,
        "unix": path,
        "abstract": abstract,
        "unix datagram": datagram,
        "abstract datagram": nameless,
    }
    for name, one in sockets.items():
        one.settimeout(0.2)
        threading.Thread(target=_note_contacts, args=(name, one, contacts), daemon=True).start()
    try:
        yield {
            "tcp": tcp.getsockname()[1],
            "udp": udp.getsockname()[1],
            "unix": str(folder / "service.sock"),
            "abstract": f"{ABSTRACT}-{os.getpid()}",
            "unix_datagram": str(folder / "datagram.sock"),
            "abstract_datagram": f"{ABSTRACT}-{os.getpid()}-datagram",
        }
    finally:
        for one in sockets.values():
            one.close()


def _note_contacts(name: str, one: socket.socket, contacts: list[str]) -> None:
    while True:
        try:
            if one.type == socket.SOCK_DGRAM:
                one.recvfrom(100)
            else:
                one.accept()[0].close()
            contacts.append(name)
        except TimeoutError:
            continue
        except OSError:
            return
