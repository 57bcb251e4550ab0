"""The gradebook: what is stored stays, and what counts is what was accepted last."""

import contextlib
import dataclasses
import datetime
import itertools
import sqlite3
import subprocess
import sys
import threading
import time

import postgresql
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from grader.errors import GradebookError
from grader.gradebook.opening import MIGRATIONS, engine_for
from grader.gradebook.schema import metadata
from grader.gradebook.store import AT_A_TIME, Attempt, Gradebook, Origin
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
        layout="plain",
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


def test_what_could_not_be_judged_replaces_nothing_that_was(book):
    """Of a group, those who have no grade have this one."""
    book.record(attempt(JANE, score=5.0, work="a"))
    book.record(attempt(JANE, LI, score=0.0, work="b", verdict="not_graded"))
    assert scores(book) == {"jane": 5.0, "li": 0.0}
    book.record(attempt(JANE, LI, score=6.0, work="b"))
    assert scores(book) == {"jane": 6.0, "li": 6.0}


def test_a_student_is_called_as_the_platform_calls_them_now(book):
    book.record(attempt(Student("jane", "Jane")))
    book.record(attempt(JANE))
    (grade,) = book.grades()
    assert grade.student == JANE


def test_what_is_not_told_of_a_student_this_time_stays(book):
    book.record(attempt(JANE))
    book.record(attempt(Student("jane", "", {"canvas": "5"})))
    book.know([Student("jane", "Jane D."), Student("nobody", "Nobody")])
    (grade,) = book.grades()
    assert grade.student == Student("jane", "Jane D.", {"email": "j@example.org", "canvas": "5"})


def test_who_has_another_key_counts_once(book):
    book.record(attempt(Student("x5"), score=0.0, work="a"))
    book.record(attempt(JANE, score=5.0, work="b"))
    assert book.depart({"x5": "jane", "x6": "li"}, "another") == {}
    assert book.depart({"x5": "jane", "x6": "li"}, "s") == {"x5": "jane"}
    assert [grade.student.key for grade in book.grades()] == ["jane"]
    assert len(book.attempts("x5")) == 1
    assert book.depart({"x5": "jane"}, "s") == {}
    book.record(attempt(Student("x5"), score=1.0, work="c"))
    assert [grade.student.key for grade in book.grades()] == ["jane", "x5"]


def test_grades_come_in_pages_and_in_order(book):
    keys = sorted(f"student {number}" for number in range(AT_A_TIME + 3))
    for key in keys:
        book.record(attempt(Student(key)))
    assert [grade.student.key for grade in book.grades()] == keys
    works = {f"w{n}" for n in range(2 * AT_A_TIME)} | {"w"}
    assert len(book.graded(works)) == len(keys)


def test_a_reader_sees_one_moment_and_blocks_no_writer(book):
    for number in range(AT_A_TIME + 3):
        book.record(attempt(Student(f"s{number:04d}")))
    reading = book.grades()
    first = next(reading)
    book.record(attempt(Student("s9999")))
    assert len([first, *reading]) == AT_A_TIME + 3
    assert len(list(book.grades())) == AT_A_TIME + 4


def plans(engine, run):
    """How SQLite goes about each query of a call."""
    asked = []
    sa.event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
    run()
    with engine.connect() as connection:
        told = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {q}", p) for q, p in [*asked]]
        return [[row[3] for row in rows] for rows in told]


def test_looking_up_a_few_does_not_read_all(tmp_path):
    with contextlib.closing(Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")) as book:
        for look_up in (book.graded, book.attempted, book.grades_of):
            (steps,) = plans(book._engine, lambda look_up=look_up: look_up({"a", "b"}))
            assert not [step for step in steps if step.startswith("SCAN")]


def test_all_grades_are_one_query_that_sorts_nothing(tmp_path):
    with contextlib.closing(Gradebook(f"sqlite:///{tmp_path / 'gradebook.sqlite'}")) as book:
        for number in range(2 * AT_A_TIME):
            book.record(attempt(Student(f"s{number}")))
        (steps,) = plans(book._engine, lambda: list(book.grades()))
    scans = [step for step in steps if step.startswith(("SCAN", "USE TEMP"))]
    assert scans == ["SCAN acceptance USING INDEX acceptance_student"]


def test_the_places_and_layouts_of_what_counts(book):
    for key, source, layout in (("a", "x", "canvas"), ("b", "x", "canvas"), ("c", "x", "plain")):
        one = attempt(Student(key))
        book.record(dataclasses.replace(one, source=source, layout=layout))
    assert book.origins() == [Origin("x", "canvas"), Origin("x", "plain")]


def test_keys_without_end_are_told_apart_and_found_again(book):
    keys = ["é" * 5000 + end for end in ("a", "b")]
    for key in keys:
        book.record(attempt(Student(key)))
    known = [grade.student for grade in book.grades()]
    assert sorted(known, key=str) == sorted(map(Student, keys), key=str)
    assert len({student.key for student in known}) == 2


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


def test_a_file_that_another_grader_is_just_making_is_waited_for(tmp_path):
    path = tmp_path / "gradebook.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, other.rollback).start()
    book = Gradebook(f"sqlite:///{path}")
    book.record(attempt())
    assert scores(book) == {"jane": 5.0}
    book.close()
    other.close()


def test_the_migrations_make_what_the_schema_says(url):
    Gradebook(url).close()
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert differences == []


def test_one_of_the_first_version_is_brought_up_to_date(url, monkeypatch):
    config, engine = Config(), engine_for(url)
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    engine.dispose()
    with monkeypatch.context() as old:
        old.setattr("grader.gradebook.store.migrate", lambda engine, make: None)
        with contextlib.closing(Gradebook(url)) as book:
            book.record(attempt(JANE))
    with contextlib.closing(Gradebook(url)) as book:
        assert [grade.student for grade in book.grades()] == [JANE]
        assert book.depart({"jane": "j"}, "s") == {"jane": "j"}
        assert list(book.grades()) == []


def test_what_sqlite_cannot_open_is_told_with_the_remedy(tmp_path):
    (tmp_path / "text").write_text("no database, but a text of some length" * 10)
    with pytest.raises(GradebookError, match=r"/text: file is not a database; name another file$"):
        Gradebook(f"sqlite:///{tmp_path / 'text'}")
    with pytest.raises(GradebookError, match=r"file; its folder has to be there and writable$"):
        Gradebook(f"sqlite:///{tmp_path / 'no' / 'x.sqlite'}")


def test_a_table_of_another_program_is_refused_and_not_waited_for(url, monkeypatch):
    monkeypatch.setattr("grader.gradebook.opening.BUSY_S", 3.0)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE student (number INTEGER)"))
    with pytest.raises(GradebookError, match=r"a table student that is not .* another database"):
        Gradebook(url)
    with engine.begin() as connection:
        assert sa.inspect(connection).get_table_names() == ["student"]
    engine.dispose()


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
    with engine.begin() as connection:
        left = backends(connection, until=1)
        connection.execute(sa.text("DROP TABLE alembic_version"))
    engine.dispose()
    assert left == 1, kept


def backends(connection, *, until):
    """How many a server has; one whose client has closed ends a moment later."""
    clients = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    deadline = time.monotonic() + 20
    while (count := connection.execute(sa.text(clients)).scalar()) != until:
        if time.monotonic() > deadline:
            break
        connection.execute(sa.text("SELECT pg_stat_clear_snapshot()"))
        time.sleep(0.05)
    return count


@pytest.mark.parametrize(
    "url",
    [
        "no url",
        "nosuch://there",
        "",
        "postgresql://me:secret@h:port/x",
        "sqlite:////tmp/gradebook.sqlite?timeout=abc",
        "sqlite:////tmp/gradebook.sqlite?bogus=1",
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


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"]
)
def test_one_that_would_be_gone_after_the_run_is_refused(url):
    with pytest.raises(GradebookError, match="in memory"):
        Gradebook(url)


def test_one_that_is_not_there_is_not_made_by_a_reader(tmp_path):
    file = tmp_path / "gradebook.sqlite"
    with pytest.raises(GradebookError, match="no gradebook there"):
        Gradebook(f"sqlite:///{file}", make=False)
    assert not file.exists()


def test_a_database_without_grades_is_left_as_it_is(url):
    engine = sa.create_engine(url)
    engine.connect().close()
    with pytest.raises(GradebookError, match="no gradebook there"):
        Gradebook(url, make=False)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_one_that_is_there_is_read(url):
    Gradebook(url).close()
    with contextlib.closing(Gradebook(url, make=False)) as book:
        assert scores(book) == {}


@pytest.mark.parametrize("is_replaced", [False, True])
def test_one_that_goes_away_during_a_run_is_told(is_replaced, tmp_path):
    """Else all that was graded would be written to a file that nobody finds."""
    file = tmp_path / "gradebook.sqlite"
    with contextlib.closing(Gradebook(f"sqlite:///{file}")) as book:
        book.record(attempt(JANE))
        file.rename(tmp_path / "elsewhere")
        if is_replaced:
            file.write_bytes(b"")
        with pytest.raises(GradebookError, match="deleted or replaced during the run"):
            book.record(attempt(LI))
