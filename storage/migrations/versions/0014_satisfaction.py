"""Keep how clients found what became of their cases: whom was asked when, and what they answered."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE satisfactions ENABLE ROW LEVEL SECURITY;
ALTER TABLE satisfactions FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON satisfactions
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
TIMES = ("creditor_id", "asked_at")
OF_CLIENT = ("creditor_id", "client_id", "asked_at")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "satisfactions",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("second_score", sa.BigInteger(), nullable=True),
        sa.Column("third_score", sa.BigInteger(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"],
            ["cases.creditor_id", "cases.id"],
            name=op.f("fk_satisfactions_creditor_id_case_id"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_satisfactions_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_satisfactions_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", name=op.f("pk_satisfactions")),
    )
    for columns in (TIMES, OF_CLIENT):
        op.create_index(f"ix_satisfactions_{'_'.join(columns)}", "satisfactions", [*columns], unique=False)
    op.execute(SEPARATE)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("satisfactions")
