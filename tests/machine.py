"""Runs a command on another kernel: user-mode Linux, a kernel that is a program, as its init.

    python tests/machine.py COMMAND...

It sees this machine's files, has memory and processes of its own, and control groups of version 2
that control memory. Needs root and `linux.uml` (the package user-mode-linux of Debian and Ubuntu).
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

KERNEL = "linux.uml"
MEMORY = "4G"
NOT_RUN = 125
INIT = """#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir -p /dev/shm
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
ip link set lo up 2> /dev/null
cd {folder}
export PATH={path} HOME={home} TMPDIR={home} PYTHONPATH={python_path}
{command} > {home}/output 2>&1 < /dev/null
echo $? > {home}/status
exec {python} -c 'import ctypes; ctypes.CDLL(None).reboot(0x4321FEDC)'
"""


def is_there() -> bool:
    """Whether such a kernel can be started here."""
    return os.getuid() == 0 and shutil.which(KERNEL) is not None


def run(command: list[str], timeout_s: float) -> subprocess.CompletedProcess[str]:
    """Run a command there, in this working folder, and wait for it; its output is in one piece."""
    with tempfile.TemporaryDirectory(prefix="machine-") as home:
        init = Path(home, "init")
        told = {
            "folder": os.getcwd(),
            "path": os.environ["PATH"],
            "home": home,
            "python_path": os.environ.get("PYTHONPATH", ""),
            "python": sys.executable,
        }
        quoted = {name: shlex.quote(value) for name, value in told.items()}
        init.write_text(INIT.format(**quoted, command=shlex.join(command)))
        init.chmod(0o755)
        said = _boot(init, home, timeout_s)
        status, output = _text(home, "status"), _text(home, "output")
        if not status:
            return subprocess.CompletedProcess(command, NOT_RUN, output, said)
        return subprocess.CompletedProcess(command, int(status), output, "")


def _text(home: str, name: str) -> str:
    try:
        return Path(home, name).read_text()
    except FileNotFoundError:
        return ""


def _boot(init: Path, home: str, timeout_s: float) -> str:
    """Start the kernel and wait for its end, or end it; what it said."""
    kernel = subprocess.Popen(
        [KERNEL, "rootfstype=hostfs", "rootflags=/", "rw", f"init={init}", f"mem={MEMORY}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, "TMPDIR": home},
        start_new_session=True,
    )
    try:
        return kernel.communicate(timeout=timeout_s)[0]
    except subprocess.TimeoutExpired:
        os.killpg(kernel.pid, signal.SIGKILL)  # its processes are processes of this machine too
        return kernel.communicate()[0]


if __name__ == "__main__":
    done = run(sys.argv[1:], timeout_s=600)
    print(done.stdout, end="")
    sys.exit(done.returncode)
