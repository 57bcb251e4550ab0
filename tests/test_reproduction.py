"""How the documents' numbers are reproduced: what the table must say, and what is measured."""

import json

import pytest

from grader.authoring.examining import Examiner
from grader.authoring.reproduction import counted, numbers_json, read_uses, reproduce
from grader.course import open_course
from grader.errors import AuthorError

ROW = """\
["double.row"]
exercise = "double"
checks = ["doubles_the_documented_row"]
how = "pointwise"
"""
BAND = ROW.replace("pointwise", "band") + 'reason = "It has no fixed point."\n'
CLAIM = '    ref.holds_for("double.row", lambda values: abs(values.sum() - {sum}), atol=0.5)\n'


@pytest.fixture
def table(mini_course):
    """Writes the table; gives the course with it."""

    def table(text):
        (mini_course / "exercises/reproduction.toml").write_text(text)
        return open_course(mini_course)

    return table


@pytest.fixture
def measured(table, launcher):
    """What is measured of the only number, by that table."""

    def measured(text):
        course = table(text)
        (found,) = reproduce(course, Examiner(course, launcher, jobs=1))
        return found

    return measured


@pytest.fixture
def rewrite(mini_course):
    """Changes a file of the course."""

    def rewrite(name, old, new):
        path = mini_course / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    return rewrite


CHECKS = "exercises/01_double/checks.py"
SOURCE = "solutions/01_double/double.py"
DECLARED = '@exercise.check(points=2, numbers=["double.row"]'
FAILING = """@exercise.check(points=1)
def fails(student, ref):
    '''No.'''
    1 / 0


"""
RUN = "    close(student.double(np.array(row.inputs"


# The table.


def test_a_use_says_what_number_which_checks_and_how(table):
    (use,) = read_uses(table(BAND))
    assert (use.number.id, use.exercise, use.how) == ("double.row", "double", "band")
    assert use.checks == ("doubles_the_documented_row",)
    assert use.reason == "It has no fixed point."


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "nothing is said of the number 'double.row'"),
        (ROW + '["double.column"]\nhow = "band"\n', "no number 'double.column' in numbers.json"),
        ('"double.row" = 3\n', "[double.row] needs an exercise and its checks"),
        (ROW.replace("exercise", "task"), "[double.row] needs an exercise and its checks"),
        (ROW.replace('["doubles_the_documented_row"]', "[]"), "needs an exercise and its checks"),
        (ROW.replace('["doubles_the_documented_row"]', '"doubles"'), "needs an exercise and its"),
        (ROW.replace("pointwise", "roughly"), "how must be one of pointwise, trajectory, band,"),
        (ROW.replace("pointwise", "trajectory"), "needs a reason exactly where it is not"),
        (ROW + 'reason = "So."\n', "needs a reason exactly where it is not pointwise"),
        ("[double", "cannot be read"),
    ],
)
def test_a_broken_table_is_one_line_with_file_and_place(table, text, fault):
    course = table(text)
    with pytest.raises(AuthorError) as error:
        read_uses(course)
    assert str(error.value).startswith(f"{course.exercises_dir / 'reproduction.toml'}: ")
    assert fault in str(error.value)


def test_a_course_without_a_table_is_told_which_file_is_missing(mini_course):
    with pytest.raises(AuthorError, match=r"reproduction\.toml: cannot be read"):
        read_uses(open_course(mini_course))


def test_a_course_without_numbers_has_nothing_to_reproduce(mini_course):
    (mini_course / "exercises/numbers.json").unlink()
    with pytest.raises(AuthorError, match=r"numbers\.json: there is none; nothing to reproduce"):
        read_uses(open_course(mini_course))


# What is measured.


def test_a_number_that_the_solution_returns_is_reproduced_exactly(measured):
    found = measured(ROW)
    assert (found.off, found.fault) == (0.0, "")


def test_the_largest_deviation_is_measured(measured, rewrite):
    rewrite(CHECKS, "row, rtol=1e-6, atol=0.0", "row, rtol=0.0, atol=9")
    rewrite(SOURCE, "return 2 * x", "return 2 * x + 0.25")
    assert measured(ROW).off == 0.25


def test_a_solution_that_does_not_return_it_is_told(measured, rewrite):
    rewrite(SOURCE, "return 2 * x", "return 3 * x")
    found = measured(ROW)
    assert found.off is None
    assert found.fault.startswith("doubles_the_documented_row: double([1, 2.5, -1.5]): 3 of 3")


def test_a_solution_that_does_not_load_is_told(measured, rewrite):
    rewrite(SOURCE, "return 2 * x", "return (")
    found = measured(ROW)
    assert found.off is None
    assert found.fault.startswith("doubles_the_documented_row: double.py")


def test_a_check_that_does_not_exist_is_told(measured):
    found = measured(ROW.replace("documented_row", "documented_column"))
    assert found.fault == "doubles_the_documented_column: there is no such check"


def test_a_check_that_does_not_name_the_number_is_told(measured):
    found = measured(ROW.replace("doubles_the_documented_row", "doubles_every_shape"))
    assert found.fault == "doubles_every_shape does not name it among its numbers"


def test_a_check_that_compares_nothing_with_the_number_is_told(measured, rewrite):
    rewrite(CHECKS, "np.float32)), row, rtol", "np.float32)), row.values, rtol")
    assert measured(ROW).fault == "doubles_the_documented_row: compares nothing with it"


def test_a_check_that_builds_on_another_is_measured_without_it(measured, rewrite):
    rewrite(CHECKS, DECLARED, FAILING + DECLARED.replace("points=2", "points=1, after='fails'"))
    assert measured(ROW).fault == ""


def test_of_a_band_what_is_claimed_of_the_number_is_measured(measured, rewrite):
    rewrite(CHECKS, RUN, CLAIM.format(sum=3.75) + RUN)
    found = measured(BAND)
    assert (found.off, found.fault) == (0.25, "")


def test_a_band_of_which_nothing_is_claimed_is_told(measured):
    assert measured(BAND).fault == "doubles_the_documented_row: compares nothing with it"


def test_a_claim_that_does_not_hold_is_told(measured, rewrite):
    rewrite(CHECKS, RUN, CLAIM.format(sum=3) + RUN)
    assert "double.row is 1 off what is claimed, beyond 0.5" in measured(BAND).fault


def test_an_exercise_that_the_course_lacks_is_the_authors_error(measured):
    with pytest.raises(AuthorError, match=r"reproduction\.toml: no exercise 'triple'"):
        measured(ROW.replace('"double"', '"triple"'))


# What is said of it.


def test_each_number_in_an_entry_counts(measured, rewrite):
    found = measured(ROW)
    assert counted([found]) == (3, 3)
    rewrite(SOURCE, "return 2 * x", "return 3 * x")
    assert counted([found, measured(ROW)]) == (3, 6)


def test_all_of_it_is_plain_json(measured):
    tree = json.loads(json.dumps(numbers_json([measured(ROW)])))
    assert (tree["reproduced"], tree["total"]) == (3, 3)
    assert tree["numbers"] == [
        {
            "id": "double.row",
            "count": 3,
            "document": "000_example.txt",
            "lines": [3, 4],
            "exercise": "double",
            "checks": ["doubles_the_documented_row"],
            "how": "pointwise",
            "reason": None,
            "deviation": 0.0,
            "fault": None,
        }
    ]
