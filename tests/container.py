"""A container as autograder platforms start them: a clean root, few capabilities, limits.

The root is Ubuntu 22.04's, made by debootstrap (Debian's where Ubuntu's archive is out of reach).
Commands in it have Docker's capabilities and may make no namespaces; control groups of version 1
or 2 hold their memory and their share of a processor. Needs root.

    python tests/container.py ROOT COMMAND...    runs a command in a root that is there
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from elsewhere import deny_namespaces

from grader.worker.barriers import linux

ARCHIVES = (
    ("jammy", "http://archive.ubuntu.com/ubuntu", "main,universe"),
    ("bookworm", "http://deb.debian.org/debian", "main"),
)
GROUPS = Path("/sys/fs/cgroup")
DOCKERS = frozenset({0, 1, 3, 4, 5, 6, 7, 8, 10, 13, 18, 27, 29, 31})
"""The numbers of the capabilities that Docker leaves to root (capabilities(7))."""
CAPABILITIES = 41
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
OF_THE_MACHINE = ("/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt")
"""How this machine reaches the network, with the variables below."""
PASSED_ON = (
    "PIP_",
    "SSL_",
    "REQUESTS_CA",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "http_proxy",
    "https_proxy",
)


@dataclass(frozen=True)
class Limits:
    """Memory in MB (2^20 bytes), and the share of a processor."""

    memory_mb: int
    share: float


@dataclass(frozen=True)
class Ran:
    """What came of a command: `peak_mb` is what its processes held, `kills` those for memory."""

    status: int
    output: str
    seconds: float
    peak_mb: float = 0.0
    kills: int = 0


def make_root(folder: Path) -> str:
    """Lay out a clean root, from the first archive that can be reached; how it is called."""
    for suite, archive, components in ARCHIVES:
        command = [
            "debootstrap",
            "--no-check-gpg",
            "--variant=minbase",
            "--include=ca-certificates",
        ]
        command += [f"--components={components}", suite, str(folder), archive]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode == 0:
            break
        shutil.rmtree(folder, ignore_errors=True)
    else:
        raise RuntimeError(done.stdout + done.stderr)
    for name in OF_THE_MACHINE:
        target = folder / name.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(name, target)
    return suite


def run(root: Path, command: Sequence[str], limits: Limits | None = None, timeout_s=1_500.0) -> Ran:
    """Run a command in a root, in its folder `/autograder`, and wait for it."""
    begin = time.monotonic()
    with _group(limits) as group:
        process = subprocess.Popen(
            [sys.executable, __file__, str(root), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            preexec_fn=group.enter,
            start_new_session=True,
        )
        with group.watched():
            try:
                output = process.communicate(timeout=timeout_s)[0]
            except subprocess.TimeoutExpired:
                process.kill()  # the first process of its namespace: all others end with it
                output = process.communicate()[0] + "\n(ended by its time limit)"
        seconds = time.monotonic() - begin
        return Ran(process.returncode, output, seconds, group.peak_mb, group.kills())


class _Group:
    """A control group of either version, or none."""

    def __init__(self, places: Sequence[Path], held: str) -> None:
        self._places = places
        self._held = held
        self._over = threading.Event()
        self.peak_mb = 0.0

    def enter(self) -> None:
        for place in self._places:
            (place / "cgroup.procs").write_text(str(os.getpid()))

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        thread = threading.Thread(target=self._watch)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()

    def _watch(self) -> None:
        while self._places and not self._over.wait(0.1):
            counted = _numbers(self._places[0] / "memory.stat")
            self.peak_mb = max(self.peak_mb, counted[self._held] / 2**20)

    def kills(self) -> int:
        if not self._places:
            return 0
        name = "memory.oom_control" if self._held == "total_rss" else "memory.events"
        return _numbers(self._places[0] / name)["oom_kill"]


def _numbers(path: Path) -> dict[str, int]:
    pairs = (line.split() for line in path.read_text().splitlines())
    return {name: int(value) for name, value in pairs}


@contextlib.contextmanager
def _group(limits: Limits | None) -> Iterator[_Group]:
    if limits is None:
        yield _Group((), "")
        return
    name = f"container-{os.getpid()}-{time.monotonic_ns()}"
    second = (GROUPS / "cgroup.controllers").exists()
    places = [GROUPS / name] if second else [GROUPS / "memory" / name, GROUPS / "cpu" / name]
    for place in places:
        place.mkdir()
    try:
        _limit(places, limits, second=second)
        yield _Group(places, "anon" if second else "total_rss")
    finally:
        for place in places:
            _remove(place)


def _limit(places: Sequence[Path], limits: Limits, *, second: bool) -> None:
    memory, quota = str(limits.memory_mb << 20), str(round(limits.share * 100_000))
    if second:
        (GROUPS / "cgroup.subtree_control").write_text("+memory +cpu")
        (places[0] / "memory.max").write_text(memory)
        (places[0] / "cpu.max").write_text(f"{quota} 100000")
        return
    (places[0] / "memory.limit_in_bytes").write_text(memory)
    (places[1] / "cpu.cfs_period_us").write_text("100000")
    (places[1] / "cpu.cfs_quota_us").write_text(quota)


def _remove(place: Path) -> None:
    for _ in range(50):  # the last processes take a moment to be gone
        with contextlib.suppress(OSError):
            place.rmdir()
            return
        time.sleep(0.1)


def _within(root: Path, command: Sequence[str]) -> None:
    """Become the first process of a namespace in that root, and execute the command there."""
    linux.unshare(linux.CLONE_NEWNS | linux.CLONE_NEWPID)
    pid = os.fork()
    if pid:
        linux.prctl(linux.PR_SET_PDEATHSIG, 9)
        _, status = os.waitpid(pid, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)
    linux.prctl(linux.PR_SET_PDEATHSIG, 9)
    linux.mount("", "/", "", linux.MS_REC | linux.MS_PRIVATE)
    linux.mount("proc", str(root / "proc"), "proc", 0)
    linux.mount("tmpfs", str(root / "dev"), "tmpfs", 0, "mode=755")
    for name in DEVICES:
        (root / "dev" / name).touch()
        linux.mount(f"/dev/{name}", str(root / "dev" / name), "", linux.MS_BIND)
    (root / "dev" / "shm").mkdir()
    linux.mount("tmpfs", str(root / "dev" / "shm"), "tmpfs", 0, "size=64m,mode=1777")
    for name, target in (("fd", "/proc/self/fd"), ("stdin", "/proc/self/fd/0")):
        (root / "dev" / name).symlink_to(target)
    (root / "autograder").mkdir(exist_ok=True)
    os.chroot(root)
    os.chdir("/autograder")
    deny_namespaces()
    for number in range(CAPABILITIES):
        if number not in DOCKERS:
            linux.prctl(linux.PR_CAPBSET_DROP, number)
    os.execvpe(command[0], command, _variables())


def _variables() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith(PASSED_ON)}
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {**kept, "PATH": path, "HOME": "/root", "LANG": "C.UTF-8"}


def temporary_root() -> tempfile.TemporaryDirectory[str]:
    """A folder for a root, which all may enter."""
    made = tempfile.TemporaryDirectory(prefix="container-")
    os.chmod(made.name, 0o755)
    return made


if __name__ == "__main__":
    _within(Path(sys.argv[1]).resolve(), sys.argv[2:])
