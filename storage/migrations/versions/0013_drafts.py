"""Keep what supervisors propose to change until a second person decides, and what clients proposed, to try it against.

Proposals are kept from now on; what was proposed before stands in no table as it was judged.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = ("drafts", "proposals")
SEPARATE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON {table}
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
JSON = postgresql.JSONB(none_as_null=True, astext_type=sa.Text())
STATUS = sa.Enum(
    "proposed",
    "approved",
    "refused",
    "withdrawn",
    name="draftstatus",
    native_enum=False,
    create_constraint=True,
    length=20,
)


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "drafts",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("status", STATUS, nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("word", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_drafts_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_drafts")),
    )
    op.create_index(
        "ix_drafts_waiting",
        "drafts",
        ["creditor_id", "kind"],
        unique=True,
        postgresql_where=sa.text("status = 'proposed'"),
    )
    op.create_index("ix_drafts_creditor_id_kind_id", "drafts", ["creditor_id", "kind", "id"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("legs", JSON, nullable=False),
        sa.Column("situation", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_proposals_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_proposals_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_proposals")),
    )
    op.create_index("ix_proposals_creditor_id_client_id", "proposals", ["creditor_id", "client_id"], unique=False)
    op.create_index("ix_proposals_creditor_id_at", "proposals", ["creditor_id", "at"], unique=False)
    for table in TABLES:
        op.execute(SEPARATE.format(table=table))


def downgrade() -> None:
    """Take it back."""
    for table in reversed(TABLES):
        op.drop_table(table)
