"""Keep what advisers practise with clients who are none, and their scores before and after."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE practices ENABLE ROW LEVEL SECURITY;
ALTER TABLE practices FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON practices
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
OF_STAFF = ("creditor_id", "staff_id", "id")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "practices",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("talks", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("score_before", sa.BigInteger(), nullable=True),
        sa.Column("score_after", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_practices_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_practices_staff_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_practices")),
    )
    op.create_index(f"ix_practices_{'_'.join(OF_STAFF)}", "practices", [*OF_STAFF], unique=False)
    op.execute(SEPARATE)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("practices")
