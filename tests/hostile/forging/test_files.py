"""Hands in a conftest.py, a plugin and a configuration of pytest.

[files]
"conftest.py" = "import planted"
"test_double.py" = "import planted"
"pytest.ini" = "[pytest]\\naddopts = -p planted"
"pyproject.toml" = "[tool.pytest.ini_options]\\naddopts = '-p planted'"
"setup.cfg" = "[tool:pytest]\\naddopts = -p planted"
"planted.py" = '''
import json, os
host = json.load(open(os.path.join(os.path.dirname(__file__), "host.json")))
open(host["gradebook"], "a").write("planted")
'''

[stopped]
namespaces = ["design"]
landlock = ["design"]
process = ["design"]
"""


def double(x):
    return x + x
