"""The gradebook: what is stored stays, and what counts is what was accepted last."""

import datetime
import itertools
import subprocess
import sys
import threading

import postgresql
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from grader.errors import GradebookError
from grader.gradebook.schema import metadata
from grader.gradebook.store import AT_A_TIME, Attempt, Gradebook
from grader.intake.handed import Student

NOON = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.timezone.utc)
NUMBERS = itertools.count()
JANE, LI = Student("jane", "Jane Doe", {"email": "j@example.org"}), Student("li", "李 雷")


def attempt(*students, score=5.0, work="w", verdict="pass"):
    check = {"id": "a", "verdict": verdict, "points": score, "message": "\u202e=1+1,\n\"'"}
    report = {
        "score": score,
        "max_score": 6.0,
        "isolation": "namespaces",
        "exercises": [{"id": "double", "checks": [check]}],
    }
    return Attempt(
        students=students or (JANE,),
        work=work,
        submission="s",
        course="c",
        environment="e",
        report=report,
        is_late=False,
        handed_at="",
        source="class.zip",
        notes=("A note.",),
        superseded=("1",),
        graded_at=NOON,
    )


@pytest.fixture(scope="module")
def server():
    folder = postgresql.programs()
    if folder is None:
        pytest.skip("needs PostgreSQL")
    with postgresql.running(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gradebook.sqlite'}"
    server = request.getfixturevalue("server")
    name = f"grader_{next(NUMBERS)}"
    admin = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return server.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def book(url):
    book = Gradebook(url)
    yield book
    book.close()


def scores(book):
    return {grade.student.key: grade.attempt.report["score"] for grade in book.grades()}


def test_an_attempt_comes_back_as_it_was_stored(book):
    stored = attempt(JANE)
    number = book.record(stored)
    (grade,) = book.grades()
    assert (grade.attempt_id, grade.student) == (number, JANE)
    same = {name: getattr(grade.attempt, name) for name in Attempt.__slots__}
    assert same.pop("graded_at").replace(tzinfo=None) == NOON.replace(tzinfo=None)
    assert same == {n: getattr(stored, n) for n in Attempt.__slots__ if n != "graded_at"}


def test_the_newest_accepted_attempt_counts_and_the_others_stay(book):
    first = book.record(attempt(score=5.0))
    proposed = book.record(attempt(score=6.0, work="v"), accepted=False)
    assert scores(book) == {"jane": 5.0}
    book.accept([proposed])
    assert scores(book) == {"jane": 6.0}
    book.accept([first])
    assert scores(book) == {"jane": 5.0}
    assert [(n, s) for n, _, s in book.attempts("jane")] == [(first, 5.0), (proposed, 6.0)]


def test_a_group_shares_an_attempt(book):
    book.record(attempt(JANE, LI, score=4.0))
    book.record(attempt(LI, score=6.0))
    assert scores(book) == {"jane": 4.0, "li": 6.0}


def test_what_counts_and_could_be_judged_is_not_graded_again(book):
    book.record(attempt(JANE, LI, work="a"))
    book.record(attempt(LI, work="b"))
    book.record(attempt(Student("x"), work="c", verdict="not_graded"))
    assert book.graded({"a", "b", "c", "d"}) == {("a", "jane"), ("b", "li")}


def test_a_student_is_called_as_the_platform_calls_them_now(book):
    book.record(attempt(Student("jane", "Jane")))
    book.record(attempt(JANE))
    (grade,) = book.grades()
    assert grade.student == JANE


def test_grades_come_in_pages_and_in_order(book):
    keys = sorted(f"student {number}" for number in range(AT_A_TIME + 3))
    for key in keys:
        book.record(attempt(Student(key)))
    assert [grade.student.key for grade in book.grades()] == keys
    works = {f"w{n}" for n in range(2 * AT_A_TIME)} | {"w"}
    assert len(book.graded(works)) == len(keys)


def test_two_graders_that_write_at_once_lose_nothing(url):
    books = [Gradebook(url) for _ in range(3)]

    def write(number):
        for turn in range(20):
            books[number].record(attempt(JANE, Student(f"s{number}"), work=f"{number}-{turn}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(books[0].attempts("jane")) == 60
    for book in books:
        book.close()


OPEN = "import sys; from grader.gradebook.store import Gradebook; Gradebook(sys.argv[1]).close()"


def test_graders_that_make_it_at_once_make_one(url):
    started = [
        subprocess.Popen([sys.executable, "-c", OPEN, url], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    said = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0] * 4, said
    book = Gradebook(url)
    book.record(attempt())
    assert scores(book) == {"jane": 5.0}
    book.close()


def test_the_migrations_make_what_the_schema_says(url):
    Gradebook(url).close()
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert differences == []


def test_one_made_by_a_newer_grader_is_refused(url):
    Gradebook(url).close()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(GradebookError, match="made by a newer grader"):
        Gradebook(url)


def test_one_that_cannot_be_used_is_let_go_of(server):
    Gradebook(server).close()
    engine = sa.create_engine(server)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(GradebookError) as kept:
        Gradebook(server)
    others = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    with engine.begin() as connection:
        assert connection.execute(sa.text(others)).scalar() == 1, kept
        connection.execute(sa.text("DROP TABLE alembic_version"))
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "no url",
        "nosuch://there",
        "sqlite:////nowhere/at/all.sqlite",
        "postgresql+psycopg://me:secret@127.0.0.1:1/x",
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line_without_a_password(url):
    with pytest.raises(GradebookError) as error:
        Gradebook(url)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


def test_what_is_no_database_is_said_so(tmp_path):
    (tmp_path / "gradebook.sqlite").write_text("no database, " * 100)
    with pytest.raises(GradebookError, match="not a database"):
        Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")
