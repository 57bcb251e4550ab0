"""Where the kernel counts memory and tasks in control groups, it does so for every worker."""

import re
import subprocess
import sys
from pathlib import Path

import machine
import pytest

from grader.sandbox.doctor import examine

TESTS = Path(__file__).parent / "kernel" / "control_groups.py"
COMMAND = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(TESTS)]
TIMEOUT_S = 2_400  # a kernel as a program is slow, and slower where other tests run
ARE_HERE = any(trial.groups for trial in examine())


@pytest.mark.skipif(
    not ARE_HERE and not machine.is_there(),
    reason="needs control groups of version 2 for memory, or root and user-mode-linux",
)
def test_the_kernel_counts_memory_and_tasks():
    if ARE_HERE:
        done = subprocess.run(COMMAND, capture_output=True, text=True, timeout=TIMEOUT_S)
    else:
        if (trial := machine.run(["/bin/true"], timeout_s=120)).returncode == machine.NOT_RUN:
            found = re.search(r"userspace - ptrace .*|Kernel panic.*", trial.stderr)
            pytest.skip(f"user-mode Linux does not start on this processor: {found[0]}")
        done = machine.run(COMMAND, timeout_s=TIMEOUT_S)
    assert done.returncode == 0, done.stdout
