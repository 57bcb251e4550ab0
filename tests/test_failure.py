"""What an exception raised by student code looks like on the wire."""

import pytest

from grader.worker.failure import MESSAGE_LIMIT, TRACEBACK_LIMIT, Interrupted, describe

FILE = "work.py"
LIBRARY = "from concurrent.futures import Executor\ndef f():\n    Executor().submit(print)\n"


def error_of(source):
    """The exception that calling `f` of a student's file ends in."""
    namespace = {"Interrupted": Interrupted}
    exec(compile(source, FILE, "exec"), namespace)
    try:
        namespace["f"]()
    except BaseException as error:
        return error
    raise AssertionError("f raised nothing")


def told(source):
    return describe(error_of(source), lambda name: name == FILE)


def test_the_type_the_message_and_the_students_last_line_are_told():
    error = told("def f():\n    return g()\ndef g():\n    return [][3]\n")
    assert (error["type"], error["message"]) == ("IndexError", "list index out of range")
    assert (error["line"], error["function"]) == (4, "g")


def test_an_error_in_a_library_is_told_by_the_line_that_called_it():
    error = told("import json\n\ndef f():\n    json.loads('{')\n")
    assert (error["type"], error["line"]) == ("JSONDecodeError", 4)


def test_the_traceback_begins_at_the_students_first_line():
    traceback = told("import json\ndef f():\n    json.loads('{')\n")["traceback"]
    assert traceback.startswith("  line 3, in f\n")
    assert "in raw_decode" in traceback
    assert "JSONDecodeError: " in traceback.splitlines()[-1]


def test_an_error_without_a_line_of_the_student_has_none():
    error = describe(error_of("def f(): 1 / 0"), lambda name: False)
    assert (error["line"], error["code"], error["function"]) == (None, None, None)
    assert error["traceback"] == "ZeroDivisionError: division by zero"


@pytest.mark.parametrize(
    ("source", "stub"),
    [
        ("def f(): raise NotImplementedError", True),
        ("def f(): raise NotImplementedError('f is not written yet')", True),
        ("def f(): g()\ndef g(): raise NotImplementedError", True),
        (LIBRARY, False),
        ("def f(): raise ValueError", False),
    ],
    ids=["bare", "with a text", "called", "a library's", "another error"],
)
def test_only_the_students_own_not_implemented_error_is_a_stub(source, stub):
    assert told(source)["stub"] is stub


def test_an_interruption_is_told_from_an_error():
    assert told("def f(): raise Interrupted")["interrupted"] is True
    assert told("def f(): raise KeyboardInterrupt")["interrupted"] is False


def test_long_messages_and_tracebacks_are_cut():
    error = told("def f(): raise ValueError('x' * 10 ** 6)")
    assert len(error["message"]) == MESSAGE_LIMIT
    assert len(error["traceback"]) <= TRACEBACK_LIMIT
    assert len(told("def f(): f()")["traceback"]) <= TRACEBACK_LIMIT


def test_a_message_that_cannot_be_made_is_empty():
    source = "class E(Exception):\n    def __str__(self): return 1 / 0\ndef f(): raise E\n"
    assert (told(source)["type"], told(source)["message"]) == ("E", "")
