"""Hands in modules that are named like the grader's and like those that it imports.

[files]
"grader/__init__.py" = "from planted import run"
"grader/compare.py" = "from planted import run"
"wire.py" = "from planted import run"
"nbclient.py" = "from planted import run"
"ipykernel.py" = "from planted import run"
"pyseccomp.py" = "from planted import run"
"planted.py" = '''
import json, os
host = json.load(open(os.path.join(os.path.dirname(__file__), "host.json")))
run = True
if os.getpid() == host["trusted"]:
    open(host["gradebook"], "a").write("planted")
'''

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""

import sys

sys.modules.pop("grader", None)
import grader  # noqa: E402, F401


def double(x):
    return x + x
