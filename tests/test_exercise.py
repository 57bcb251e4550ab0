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


def test_a_check_keeps_its_hint_and_the_reason_for_its_margin():
    exercise = Exercise("a")

    @exercise.check(points=1, hint="Think.", margin="Measured in bfloat16.")
    def first(student, ref):
        """Fine."""

    assert (exercise.checks[0].hint, exercise.checks[0].margin) == (
        "Think.",
        "Measured in bfloat16.",
    )


def test_an_exercise_names_what_students_give_a_value():
    assert Exercise("a", values=["answers"]).values == ("answers",)


def test_a_question_without_a_dictionary_to_answer_in_is_refused():
    with pytest.raises(AuthorError, match="question 'why': name the dictionary, as in values="):
        Exercise("a", functions=["f(x)"]).question("why", "Why is it so?", points=2)


def test_a_question_is_a_check_of_its_own():
    exercise = Exercise("a", values=["answers"])
    exercise.question("why", "Why is it so?", points=2)
    (check,) = exercise.checks
    assert (check.id, check.title, check.points) == ("why", "Why is it so?", 2.0)


@pytest.mark.parametrize(
    ("id", "text", "points", "fault"),
    [
        ("why", "Again?", 1, "the name is taken"),
        ("mute", "", 1, "what students read"),
        ("free", "Nothing?", 0, "points must be above 0"),
    ],
)
def test_a_question_that_is_none_is_refused(id, text, points, fault):
    exercise = Exercise("a", values=["answers"])
    exercise.question("why", "Why is it so?", points=2)
    with pytest.raises(AuthorError, match=fault):
        exercise.question(id, text, points=points)
