"""Keep how policies did in the laboratory, and how far those trials are that run."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0017"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE policy_trials ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_trials FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON policy_trials
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
STANDS = ("waiting", "running", "done", "failed", "stopped")


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "policy_trials",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("base_name", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("population", sa.Text(), nullable=False),
        sa.Column("clients", sa.BigInteger(), nullable=False),
        sa.Column("seeds", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Enum(*STANDS, name="trialstatus", native_enum=False, length=20), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.BigInteger(), nullable=False),
        sa.Column("steps_done", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("fault", sa.Text(), nullable=False, server_default=""),
        sa.Column("report", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.CheckConstraint(
            f"status IN ({', '.join(repr(one) for one in STANDS)})", name=op.f("ck_policy_trials_trialstatus")
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_policy_trials_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_policy_trials")),
    )
    op.create_index(
        "ix_policy_trials_under_way",
        "policy_trials",
        ["creditor_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('waiting', 'running')"),
    )
    op.execute(SEPARATE)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("policy_trials")
