"""The installed commands, run in processes."""

import os
import subprocess
import sys
from pathlib import Path

from submissions import ROOT

BIN = Path(sys.executable).parent


def run(*arguments, command="grade", cwd=ROOT, timeout=900, **environment):
    return subprocess.run(
        [BIN / command, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=timeout,
        check=False,
    )
