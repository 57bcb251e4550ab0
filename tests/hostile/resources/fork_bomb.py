"""Starts processes as long as it may.

resources = { memory_mb = 600, tasks = 8 }

[stopped]
namespaces = ["tasks"]
landlock = ["tasks"]
process = ["tasks"]
"""

import subprocess


def bomb():
    born = []
    try:
        for _ in range(150):
            born.append(subprocess.Popen(["sleep", "60"]))
        print("BREACH: started", len(born), flush=True)
    except OSError:
        pass
    for process in born:
        process.kill()
    for process in born:
        process.wait()  # what is not buried still counts


bomb()


def double(x):
    return x + x
