"""Who has another key from now on; nothing counts for the old one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
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
AND NOT EXISTS (
    SELECT 1 FROM departure
    WHERE departure.student_key = acceptance.student_key
    AND departure.acceptance_id >= acceptance.id
)
"""


def upgrade() -> None:
    """Make the table, and the view anew."""
    op.create_table(
        "departure",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("student_key", sa.String(400), sa.ForeignKey("student.key"), nullable=False),
        sa.Column("became", sa.String(400), nullable=False),
        sa.Column("acceptance_id", sa.Integer, sa.ForeignKey("acceptance.id"), nullable=False),
        sa.Column("departed_at", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("departure_student", "departure", ["student_key", "acceptance_id"])
    op.execute("DROP VIEW grade")
    op.execute(GRADE)
