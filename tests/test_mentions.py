"""Which files a program may use, by its text."""

import pytest

from grader.mentions import may_use


@pytest.mark.parametrize(
    "text",
    [
        "from a.double import x",
        "import a.double as d",
        '   "from a import double\\n",',
        "from a import (\n    one,\n    double,\n)",
        '"from a import (\\n",\n    "    double)\\n",',
        "try: import double",
        'import_module("a.double")',
        '"import_module(\\"double\\")\\n",',
        "%run old/double.py",
        "open('data/double.txt')",
    ],
)
def test_who_imports_runs_or_opens_it_may_use_it(text):
    assert may_use(text, "double")


@pytest.mark.parametrize(
    "text",
    [
        "def double(x):\n    return double(x - 1)",
        "import doubles, a_double",
        "from x import y  # double",
        "print('a double one')",
    ],
)
def test_who_only_says_the_name_does_not(text):
    assert not may_use(text, "double")
