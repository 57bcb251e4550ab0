"""A course on disk: what is read from it, and that each fault of it is one clear line."""

import pytest

from grader.course import open_course
from grader.errors import AuthorError
from grader.manifest import Entry, Limits, Proof

SCHEMA = 'schema = "grader/course/v1"\n'
EXERCISE = '\n[[exercise]]\nid = "double"\nfolder = "01_double"\n'
MANIFEST = SCHEMA + EXERCISE
CHECKS = '''
from grader import Exercise, close

exercise = Exercise("double", functions=["double(x)"])


@exercise.check(points=5)
def doubles(student, ref):
    """double doubles."""
'''
SECOND = '''

@exercise.check(points=1{options})
def {name}(student, ref):
    """double is kind."""
'''


def exercise_file(folder, name):
    return folder / "exercises" / "01_double" / name


def refusal(action, *args, **options):
    """The text of the `AuthorError` that the action ends in."""
    with pytest.raises(AuthorError) as error:
        action(*args, **options)
    return str(error.value)


# What is read.


@pytest.mark.parametrize("inside", ["", "exercises"])
def test_a_course_is_opened_by_its_folder_or_the_manifests(mini_course, inside):
    course = open_course(mini_course / inside)
    assert course.entries == (Entry("double", "01_double", 5.0, 1.0),)
    assert course.limits == Limits(call_s=5, load_s=5, submission_s=30, output_kib=16)
    assert course.numbers["double.row"].array.tolist() == [2.0, 5.0, -3.0]
    assert course.solutions_dir == mini_course.resolve() / "solutions"


def test_the_solutions_may_stand_elsewhere(mini_course, tmp_path):
    moved = (mini_course / "solutions").rename(tmp_path / "kept")
    assert open_course(mini_course, moved).load("double", hidden=True).max_score == 6


def test_visible_checks_need_no_solutions(mini_course, tmp_path):
    exercise = open_course(mini_course, tmp_path / "nowhere").load("double", hidden=False)
    assert exercise.max_score == 5
    assert {group.visibility for _, group in exercise.checks()} == {"visible"}


def test_hidden_checks_follow_the_visible_ones(mini_course):
    exercise = open_course(mini_course).load("double", hidden=True)
    assert [(check.id, group.visibility) for check, group in exercise.checks()] == [
        ("doubles_the_documented_row", "visible"),
        ("doubles_every_shape", "visible"),
        ("leaves_its_argument_alone", "visible"),
        ("doubles_other_numbers", "hidden"),
    ]
    assert exercise.signatures == {"double": ("x",)}


def test_a_check_keeps_what_its_author_said(mini_course):
    first, _, third = open_course(mini_course).load("double", hidden=False).sets[0].checks
    assert first.title == "double gives the document's numbers."
    assert (first.numbers, first.points) == (("double.row",), 2.0)
    assert third.after == ("doubles_the_documented_row",)


def test_a_manifest_without_limits_has_the_usual_ones(mini_course):
    (mini_course / "exercises/course.toml").write_text(MANIFEST + "points = 5\n")
    assert open_course(mini_course).limits == Limits()


def test_a_manifest_says_how_many_variants_and_mistakes_are_asked_for(mini_course):
    path = mini_course / "exercises/course.toml"
    path.write_text(f"{MANIFEST}points = 5\n[audit]\nmistakes = 0\n")
    assert open_course(mini_course).proof == Proof(variants=5, mistakes=0)


def test_each_known_mistake_has_what_visible_and_hidden_checks_see(mini_course):
    mistakes = open_course(mini_course).load("double", hidden=True).mistakes
    squares = next(mistake for mistake in mistakes if mistake.id == "double_squares")
    assert squares.sentence.startswith("The number is multiplied by itself.")
    assert {"doubles_every_shape", "doubles_other_numbers"} <= set(squares.seen)


def test_what_hidden_checks_see_of_mistakes_stays_with_them(mini_course):
    mistakes = open_course(mini_course).load("double", hidden=False).mistakes
    assert "doubles_other_numbers" not in {check for m in mistakes for check in m.seen}


def test_a_course_that_was_never_built_knows_no_mistakes_and_no_options(mini_course):
    exercise_file(mini_course, "mistakes.json").unlink()
    exercise = open_course(mini_course).load("double", hidden=False)
    assert exercise.mistakes == ()
    assert exercise.sealed == {}


def test_without_hidden_points_there_need_be_no_hidden_checks(mini_course):
    (mini_course / "exercises/course.toml").write_text(MANIFEST + "points = 5\n")
    (mini_course / "solutions/01_double/hidden.py").unlink()
    exercise = open_course(mini_course).load("double", hidden=True)
    assert [group.visibility for group in exercise.sets] == ["visible"]


def test_a_course_without_numbers_has_none(mini_course):
    (mini_course / "exercises/numbers.json").unlink()
    assert open_course(mini_course).numbers == {}


# Faults of the manifest.


def test_a_folder_without_a_manifest_says_how_to_name_another(tmp_path):
    text = refusal(open_course, tmp_path)
    assert text == f"{tmp_path}: no course.toml here; name the course's folder with --course"


@pytest.mark.parametrize(
    ("manifest", "remedy"),
    [
        ("schema = \n", "line 1, column"),
        ("", "schema must be 'grader/course/v1'"),
        (MANIFEST.replace("v1", "v2"), "schema must be 'grader/course/v1'"),
        (SCHEMA, "each [[exercise]] needs id, folder and points"),
        *(
            (MANIFEST.replace("01_double", folder) + "points = 5", "must be one below")
            for folder in ("../01_double", "/01_double", "u1/.old/01_double", "solutions/01_double")
        ),
        (SCHEMA + "exercise = 3", "each [[exercise]] needs id, folder and points"),
        (SCHEMA + 'exercise = "double"', "each [[exercise]] needs id, folder and points"),
        (MANIFEST, "needs id, folder and points; that of 'double'"),
        (MANIFEST + 'points = "five"', "needs id, folder and points"),
        (MANIFEST + "points = [5]", "needs id, folder and points"),
        (MANIFEST + "points = nan", "points"),
        (MANIFEST.replace('"double"', "3") + "points = 5", "id"),
        (MANIFEST.replace('"01_double"', "1") + "points = 5", "folder"),
        (MANIFEST + "points = 5" + EXERCISE + "points = 5", "twice"),
    ],
    ids=[
        "no TOML",
        "nothing",
        "another schema",
        "no exercise",
        "a folder above",
        "a folder from the root",
        "an editor's folder",
        "a folder of solutions",
        "a number of exercises",
        "the name of an exercise",
        "no points",
        "points in words",
        "a list of points",
        "points not a number",
        "a number for an id",
        "a number for a folder",
        "listed twice",
    ],
)
def test_a_broken_manifest_is_one_line_with_file_and_remedy(mini_course, manifest, remedy):
    path = mini_course.resolve() / "exercises/course.toml"
    path.write_text(manifest)
    text = refusal(open_course, mini_course)
    assert text.startswith(f"{path}: ")
    assert remedy in text
    assert "\n" not in text


def test_a_manifest_that_is_not_utf8_is_told_so(mini_course):
    (mini_course / "exercises/course.toml").write_bytes(b"\xff")
    assert "can't decode byte 0xff" in refusal(open_course, mini_course)


@pytest.mark.parametrize(
    "limits",
    [
        "speed = 3",
        "call_s = 0",
        "call_s = -1.5",
        'call_s = "10"',
        "call_s = true",
        "call_s = nan",
        "call_s = inf",
        "output_kib = 1.5",
        "memory_mb = 1",
        "memory_mb = 99999999",
        "tasks = 0",
        "tasks = 4194304",
        "tasks = 99999999999999999999",
        "scratch_mb = -1",
    ],
)
def test_a_limit_that_is_none_names_itself(mini_course, limits):
    path = mini_course.resolve() / "exercises/course.toml"
    path.write_text(f"{MANIFEST}points = 5\n[limits]\n{limits}\n")
    text = refusal(open_course, mini_course)
    assert text.startswith(f"{path}: [limits]")
    assert limits.split()[0] in text


@pytest.mark.parametrize(
    "proof", ["speed = 3", "variants = -1", "variants = 1.5", "mistakes = true", 'mistakes = "6"']
)
def test_a_demand_of_the_audit_that_is_none_names_itself(mini_course, proof):
    path = mini_course.resolve() / "exercises/course.toml"
    path.write_text(f"{MANIFEST}points = 5\n[audit]\n{proof}\n")
    text = refusal(open_course, mini_course)
    assert text.startswith(f"{path}: [audit]")
    assert proof.split()[0] in text


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"entries": 3}', '{"entries": [{"id": "a"}]}'])
def test_broken_numbers_name_their_file(mini_course, text):
    path = mini_course.resolve() / "exercises/numbers.json"
    path.write_text(text)
    assert str(path) in refusal(open_course, mini_course)


# Faults of the checks.


@pytest.mark.parametrize(
    ("points", "hidden_points", "due"),
    [(4, 1, "4 visible"), (5, 2, "2 hidden"), (0, 0, "0 visible"), (4, 2, "4 visible")],
    ids=["visible", "hidden", "none", "sum alone"],
)
def test_points_must_agree_with_the_manifest(mini_course, points, hidden_points, due):
    path = mini_course.resolve() / "exercises/course.toml"
    path.write_text(f"{MANIFEST}points = {points}\nhidden_points = {hidden_points}\n")
    text = refusal(open_course(mini_course).load, "double", hidden=True)
    assert text.startswith(f"{path}: exercise 'double' is to give {due} points")
    assert text.endswith("make them agree")


@pytest.mark.parametrize(
    ("checks", "fault"),
    [
        ("x = (", "SyntaxError"),
        ("1 / 0", "ZeroDivisionError"),
        ("import not_installed", "No module named 'not_installed'"),
        ("x = 1", "must define `exercise = Exercise(...)`"),
        ("exercise = 'double'", "must define `exercise = Exercise(...)`"),
        (CHECKS.replace('"double"', '"triple"'), "declares 'triple', the manifest says 'double'"),
        (CHECKS.replace('"""double doubles."""', "pass"), "write a docstring"),
        (CHECKS.replace("points=5", "points=0"), "points must be above 0"),
        (CHECKS.replace("points=5", "points=-5"), "points must be above 0"),
        (CHECKS + SECOND.format(name="doubles", options=""), "the name is taken"),
        (CHECKS.replace("points=5", "points=5, after='halves'"), "after 'halves', which is no"),
        (CHECKS.replace("points=5", "points=5, after='doubles'"), "after 'doubles', which is no"),
        (CHECKS.replace("points=5", "points=5, numbers=['a.b']"), "no number 'a.b'"),
    ],
    ids=lambda part: "" if "\n" in part else part,
)
def test_a_broken_check_is_told_with_its_file(mini_course, checks, fault):
    path = exercise_file(mini_course.resolve(), "checks.py")
    path.write_text(checks)
    text = refusal(open_course(mini_course).load, "double", hidden=False)
    assert fault in text
    assert str(path) in text


def test_a_check_may_not_come_after_a_later_one(mini_course):
    first = CHECKS.replace("points=5", "points=4, after='kind'")
    exercise_file(mini_course, "checks.py").write_text(
        first + SECOND.format(name="kind", options="")
    )
    text = refusal(open_course(mini_course).load, "double", hidden=False)
    assert "check 'doubles' of exercise 'double': after 'kind', which is no earlier check" in text


def test_a_hidden_check_may_not_take_a_visible_ones_name(mini_course):
    path = mini_course / "solutions/01_double/hidden.py"
    path.write_text(path.read_text().replace("doubles_other_numbers", "doubles_every_shape"))
    text = refusal(open_course(mini_course).load, "double", hidden=True)
    assert "check 'doubles_every_shape' of exercise 'double': the name is taken" in text


@pytest.mark.parametrize("hidden", [False, True])
def test_missing_checks_are_told_with_their_file(mini_course, hidden):
    path = exercise_file(mini_course.resolve(), "checks.py")
    if hidden:
        path = mini_course.resolve() / "solutions/01_double/hidden.py"
    path.unlink()
    text = refusal(open_course(mini_course).load, "double", hidden=hidden)
    assert text == f"{path}: the checks are missing"


@pytest.mark.parametrize(
    "text", ["", "[]", "3", '{"doubles": 3}', '{"doubles": [{"shape": [2], "values": [1]}]}']
)
def test_broken_recorded_values_name_their_file_and_the_build(mini_course, text):
    path = exercise_file(mini_course.resolve(), "expected.json")
    path.write_text(text)
    told = refusal(open_course(mini_course).load, "double", hidden=False)
    assert told.startswith(f"{path}: not recorded values")
    assert told.endswith("run `grader build`")


@pytest.mark.parametrize(
    "text", ["", "[]", '{"a": 3}', '{"a": {}}', '{"a": {"sentence": "", "seen": {"b": {}}}}']
)
def test_broken_known_mistakes_name_their_file_and_the_build(mini_course, text):
    path = exercise_file(mini_course.resolve(), "mistakes.json")
    path.write_text(text)
    told = refusal(lambda: open_course(mini_course).load("double", hidden=False).mistakes)
    assert told.startswith(f"{path}: not as it was built")
    assert told.endswith("run `grader build`")


@pytest.mark.parametrize("text", ["", "[]", '{"why": 3}', '{"why": ["no hex"]}', '{"why": [3]}'])
def test_broken_options_name_their_file_and_the_build(mini_course, text):
    path = exercise_file(mini_course.resolve(), "options.json")
    path.write_text(text)
    told = refusal(open_course(mini_course).load, "double", hidden=False)
    assert told.startswith(f"{path}: not as it was built")
    assert told.endswith("run `grader build`")
