"""Keep by when each case is answered and resolved, how far that has come, and when it stood still.

Cases that are open already get theirs when the clock next looks at them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE case_clocks ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_clocks FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON case_clocks
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "case_clocks",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"],
            ["cases.creditor_id", "cases.id"],
            name=op.f("fk_case_clocks_creditor_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_case_clocks_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", "name", name=op.f("pk_case_clocks")),
    )
    op.create_index(
        "ix_case_clocks_creditor_id_next_at",
        "case_clocks",
        ["creditor_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.execute(SEPARATE)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("case_clocks")
