"""Keep who acts for a client: where they write from, how far they may go, up to when, and who saw what shows it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE representatives ENABLE ROW LEVEL SECURITY;
ALTER TABLE representatives FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON representatives USING (
    creditor_id = ANY ((SELECT concilia_scope())::text[])
    AND ((SELECT concilia_hidden()) IS NULL
        OR NOT (ARRAY[creditor_id || ' ' || client_id] && (SELECT concilia_hidden())::text[]))
) WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "representatives",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("address_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_by", sa.Text(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_representatives_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_representatives_address_id")),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_representatives_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_representatives")),
    )
    op.create_index(
        op.f("ix_representatives_creditor_id_client_id"), "representatives", ["creditor_id", "client_id"], unique=False
    )
    op.create_index(
        "ix_representatives_stands",
        "representatives",
        ["creditor_id", "client_id", "address_id"],
        unique=True,
        postgresql_where=sa.text("taken_back_at IS NULL"),
    )
    op.execute(SEPARATE)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("representatives")
