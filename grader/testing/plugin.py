"""The entry point for pytest: options, and nothing else until one of them is used.

Imported in every run of pytest where this package is installed. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

from argparse import Namespace

import pytest

WITH_VALUE = ("--grade", "--grade-course", "--grade-solutions", "--grade-isolation")
NAMES = ("grade_course", "grade_solutions", "grade_isolation", "grade_all")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    add = parser.getgroup("grade", "grading of exercises").addoption
    add(
        "--grade",
        action="append",
        dest="grade_paths",
        metavar="PATH",
        help="Grade this file, folder or zip and show its checks as tests, and nothing else.",
    )
    add("--grade-course", metavar="DIR", help="The course's folder.")
    add("--grade-solutions", metavar="DIR", help="The solutions' folder, for --grade-all.")
    add("--grade-all", action="store_true", help="Run the hidden checks too (instructors).")
    add("--grade-isolation", metavar="LEVEL", help="Demand namespaces, landlock or process.")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Keep every `conftest.py` out while a submission is graded: one of them may be a student's.

    Raises:
        UsageError: a path stands apart from its option. Before it knows this plugin's options,
            pytest takes such a path for one of tests, and the settings that lie there for its own.
    """
    told: Namespace = early_config.known_args_namespace
    if not getattr(told, "grade_paths", None):
        return
    for name in WITH_VALUE:
        if name in args:
            raise pytest.UsageError(f"write {name}=… in one word, with the equals sign")
    if any(arg.startswith("@") for arg in args):  # what it holds is not in `args`
        raise pytest.UsageError("with --grade no file of options: write them out")
    told.noconftest = True


def pytest_configure(config: pytest.Config) -> None:
    """Make the session one that grades, where that is asked for.

    Raises:
        UsageError: what is asked for cannot be done.
    """
    if config.getoption("grade_paths", None):
        from grader.testing.session import session_of

        config.pluginmanager.register(session_of(config), "grader-session")
    elif any(config.getoption(name, None) for name in NAMES):
        raise pytest.UsageError("name what is to be graded with --grade=PATH")
