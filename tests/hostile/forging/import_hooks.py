"""Has every import from now on go through its own hands.

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import builtins
import sys

honest = builtins.__import__


def imports(name, *args, **kwargs):
    if name.startswith("grader") and not name.startswith(("grader.worker", "grader.wire")):
        print("BREACH: imports", name)
    return honest(name, *args, **kwargs)


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in ("grader.compare", "grader.judging", "grader.checking"):
            print("BREACH: looks for", name)


builtins.__import__ = imports
sys.meta_path.insert(0, Finder())
sys.path_hooks.clear()
sys.path_importer_cache.clear()


def double(x):
    return x + x
