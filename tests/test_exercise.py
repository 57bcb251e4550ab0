"""How an author declares an exercise."""

import pytest

from grader.errors import AuthorError
from grader.exercise import Exercise, parameters_of


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("f(x)", ("x",)),
        ("f(x, y_true)", ("x", "y_true")),
        ("f()", ()),
        ("f", ()),
        ("f(x,)", ("x",)),
    ],
)
def test_a_signature_gives_the_names_of_its_parameters(signature, names):
    assert parameters_of(signature) == names
    assert Exercise("a", [signature]).signatures == {"f": names}


def test_a_docstring_of_several_lines_becomes_one_sentence():
    exercise = Exercise("a")

    @exercise.check(points=1)
    def first(student, ref):
        """The solution
        is right.
        """

    assert exercise.checks[0].title == "The solution is right."


def test_a_check_comes_after_functions_ids_or_several():
    exercise = Exercise("a")

    def declare(name, after):
        def check(student, ref):
            """Fine."""

        check.__name__ = name
        return exercise.check(points=1, after=after)(check)

    first = declare("first", ())
    declare("second", first)
    declare("third", "first")
    declare("fourth", [first, "third"])
    assert [check.after for check in exercise.checks] == [
        (),
        ("first",),
        ("first",),
        ("first", "third"),
    ]


def test_a_check_without_a_docstring_is_refused():
    with pytest.raises(AuthorError, match="check 'mute' of exercise 'a': write a docstring"):

        @Exercise("a").check(points=1)
        def mute(student, ref):
            pass
