"""Students, attempts, whose they are, and which count."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GRADE = """
CREATE VIEW grade AS
SELECT acceptance.student_key AS student_key, acceptance.attempt_id AS attempt_id
FROM acceptance
WHERE acceptance.id = (
    SELECT MAX(other.id) FROM acceptance AS other
    WHERE other.student_key = acceptance.student_key
)
"""


def upgrade() -> None:
    """Make the tables of the first version."""
    op.create_table(
        "student",
        sa.Column("key", sa.String(400), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("ids", sa.JSON, nullable=False),
    )
    _attempts()
    op.create_table(
        "taken",
        sa.Column("attempt_id", sa.Integer, sa.ForeignKey("attempt.id"), primary_key=True),
        sa.Column("student_key", sa.String(400), sa.ForeignKey("student.key"), primary_key=True),
    )
    op.create_index("taken_student", "taken", ["student_key"])
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("attempt_id", sa.Integer, sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("student_key", sa.String(400), sa.ForeignKey("student.key"), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("acceptance_attempt", "acceptance", ["attempt_id"])
    op.create_index("acceptance_student", "acceptance", ["student_key", "id"])
    op.execute(GRADE)


def _attempts() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("work", sa.String(64), nullable=False),
        sa.Column("submission", sa.String(64), nullable=False),
        sa.Column("course", sa.String(64), nullable=False),
        sa.Column("environment", sa.String(64), nullable=False),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("isolation", sa.String(20), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("max_score", sa.Float, nullable=False),
        sa.Column("is_graded", sa.Boolean, nullable=False),
        sa.Column("is_late", sa.Boolean, nullable=False),
        sa.Column("handed_at", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("layout", sa.String(20), nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("superseded", sa.JSON, nullable=False),
        sa.Column("report", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("attempt_work", "attempt", ["work"])
