"""The tables of the gradebook, as of its newest version, and the view of the current grades.

    student      who there is, as the platform names them
    attempt      one grading of one submission: report, versions, isolation, time; never changed
    taken        which students an attempt is of: several for a group
    acceptance   that an attempt counts for a student from now on; never changed either
    departure    that a student has another key from now on, so that nothing counts for the old one
    grade        the view: of each student the attempt that was accepted last, but of who departed

`migrations/` makes them; a test compares what it makes with what stands here.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    column,
    table,
)

from grader.intake.handed import MAX_KEY

metadata = MetaData()

student = Table(
    "student",
    metadata,
    Column("key", String(MAX_KEY), primary_key=True),
    Column("name", Text, nullable=False),
    Column("ids", JSON, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("work", String(64), nullable=False),
    Column("submission", String(64), nullable=False),
    Column("course", String(64), nullable=False),
    Column("environment", String(64), nullable=False),
    Column("graded_at", DateTime(timezone=True), nullable=False),
    Column("isolation", String(20), nullable=False),
    Column("score", Float, nullable=False),
    Column("max_score", Float, nullable=False),
    Column("is_graded", Boolean, nullable=False),
    Column("is_late", Boolean, nullable=False),
    Column("handed_at", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("layout", String(20), nullable=False),
    Column("notes", JSON, nullable=False),
    Column("superseded", JSON, nullable=False),
    Column("report", JSON, nullable=False),
    Index("attempt_work", "work"),
    sqlite_autoincrement=True,
)

taken = Table(
    "taken",
    metadata,
    Column("attempt_id", ForeignKey("attempt.id"), primary_key=True),
    Column("student_key", ForeignKey("student.key"), primary_key=True),
    Index("taken_student", "student_key"),
)

acceptance = Table(
    "acceptance",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("attempt_id", ForeignKey("attempt.id"), nullable=False),
    Column("student_key", ForeignKey("student.key"), nullable=False),
    Column("accepted_at", DateTime(timezone=True), nullable=False),
    Index("acceptance_attempt", "attempt_id"),
    Index("acceptance_student", "student_key", "id"),
    sqlite_autoincrement=True,
)

departure = Table(
    "departure",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("student_key", ForeignKey("student.key"), nullable=False),
    Column("became", String(MAX_KEY), nullable=False),
    Column("acceptance_id", ForeignKey("acceptance.id"), nullable=False),
    Column("departed_at", DateTime(timezone=True), nullable=False),
    Index("departure_student", "student_key", "acceptance_id"),
    sqlite_autoincrement=True,
)

grade = table("grade", column("student_key", String), column("attempt_id", Integer))
