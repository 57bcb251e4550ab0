"""Leaves folders within folders, deeper than a path is long, for whoever removes them.

may_lose = true

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import os


def dig():
    chains = [f"chain-{number}" for number in range(40)]
    for chain in chains:
        os.makedirs("/".join([chain, *["d"] * 50]))
    deepest = [os.open("/".join([chain, *["d"] * 50]), os.O_RDONLY) for chain in chains]
    for number in range(1, len(chains)):
        os.rename(chains[number], "d", dst_dir_fd=deepest[number - 1])


dig()


def double(x):
    return x + x
