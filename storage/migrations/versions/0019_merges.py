"""Keep which numbers of a creditor are one person's, and which addresses went from one client to another."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0016"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE merges FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON merges USING (
    creditor_id = ANY ((SELECT concilia_scope())::text[])
    AND ((SELECT concilia_hidden()) IS NULL OR NOT (
        ARRAY[creditor_id || ' ' || client_id, creditor_id || ' ' || other_id] && (SELECT concilia_hidden())::text[]
    ))
) WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "merges",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("address_id", sa.BigInteger(), nullable=True),
        sa.Column("had", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("parted_by", sa.Text(), nullable=True),
        sa.Column("parted_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                ["creditor_id", column],
                ["clients.creditor_id", "clients.id"],
                name=op.f(f"fk_merges_creditor_id_{column}"),
            )
            for column in ("client_id", "other_id")
        ),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_merges_address_id")),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_merges_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_merges")),
    )
    op.create_index(
        "ix_merges_stands",
        "merges",
        ["creditor_id", "other_id"],
        unique=True,
        postgresql_where=sa.text("parted_at IS NULL AND address_id IS NULL"),
    )
    op.create_index(op.f("ix_merges_creditor_id_client_id"), "merges", ["creditor_id", "client_id"], unique=False)
    op.execute(SEPARATE)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("merges")
