"""Runs as Submitty's custom validator, for each test case, in the folder that holds their folders.

It needs no more than Python itself. The grader is installed in /opt/grader on grading machines.
Something is there from the first moment, whatever ends the run.
"""

import json
import os
import subprocess

RESULTS = "validation_results.json"
BEGUN = "grading did not finish"
NO_RESULT = "the grader ended without a result; see validation_logfile.txt"
KEPT = (0, 3)


def write_failure(message: str) -> None:
    """What Submitty's documentation asks a validator for that has crashed."""
    with open(f".{RESULTS}", "w", encoding="utf-8") as file:
        json.dump({"status": "failure", "message": message}, file)
    os.replace(f".{RESULTS}", RESULTS)


def told_failure() -> str:
    """What the grader itself has called a failure before it ended; empty for nothing."""
    try:
        with open(RESULTS, encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError, RecursionError):
        return ""
    failed = found["status"] == "failure" and found["message"] != BEGUN
    return str(found["message"]) if failed else ""


def validate(options: "list[str]") -> None:
    """Grade what lies in this test case's folder."""
    write_failure(BEGUN)
    command = ["grader", "run-platform", "submitty", "--root", ".", "--course", "course", *options]
    path = os.pathsep.join([os.environ.get("PATH", ""), "/opt/grader/bin"])
    with open("validation_logfile.txt", "a", encoding="utf-8") as log:
        try:
            done = subprocess.run(
                command, env={**os.environ, "PATH": path}, stdout=log, stderr=log, check=False
            )
        except OSError as error:
            log.write(f"{command[0]}: {error.strerror}\n")
            write_failure("the grader is not installed on this machine; run install.sh there")
            return
    if done.returncode not in KEPT:
        write_failure(told_failure() or NO_RESULT)
