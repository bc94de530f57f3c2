"""Try contacts out with care: campaigns with their arms and pauses, and the contact rules as they were in force.

Whether a creditor ever says when its bills were delivered is found at once.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON {table}
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
TABLES = ("campaigns", "assignments", "contact_pauses")
DELIVERED = "delivered_on IS NOT NULL"
UNSETTLED = "status IN ('waiting', 'sending')"
BEGUN = "direction = 'out' AND initiated_by = 'bot'"


def upgrade() -> None:
    """Take the step."""
    make_tables()
    for table in TABLES:
        op.execute(SEPARATE.format(table=table))
    op.add_column("messages", sa.Column("campaign_id", sa.BigInteger(), nullable=True))
    op.add_column("outbox", sa.Column("begun", sa.Boolean(), server_default="false", nullable=False))
    index_outbox("begun", "next_at", "id", instead_of="ix_outbox_next_at_id")
    op.create_index(
        "ix_messages_begun", "messages", ["creditor_id", "at"], unique=False, postgresql_where=sa.text(BEGUN)
    )
    op.create_index(
        "ix_invoices_delivered",
        "invoices",
        ["creditor_id", "delivered_on"],
        unique=False,
        postgresql_where=sa.text(DELIVERED),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_invoices_delivered", table_name="invoices")
    op.drop_index("ix_messages_begun", table_name="messages")
    index_outbox("next_at", "id", instead_of="ix_outbox_begun_next_at_id")
    op.drop_column("outbox", "begun")
    op.drop_column("messages", "campaign_id")
    for table in ("packs", *reversed(TABLES)):
        op.drop_table(table)


def index_outbox(*columns: str, instead_of: str) -> None:
    """Change the order in which what waits to leave is found."""
    op.drop_index(instead_of, table_name="outbox")
    op.create_index(
        f"ix_outbox_{'_'.join(columns)}", "outbox", [*columns], unique=False, postgresql_where=sa.text(UNSETTLED)
    )


def make_tables() -> None:
    """Make the tables."""
    op.create_table(
        "packs",
        sa.Column("country", sa.CHAR(length=2), nullable=False),
        sa.Column("checksum", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("country", "checksum", name=op.f("pk_packs")),
    )
    op.create_table(
        "campaigns",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "approved",
                "recalled",
                "ended",
                name="campaignstatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_campaigns_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_campaigns")),
    )
    op.create_index("ix_campaigns_creditor_id_status", "campaigns", ["creditor_id", "status"], unique=False)
    op.create_table(
        "assignments",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("campaign_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("arm", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "campaign_id"],
            ["campaigns.creditor_id", "campaigns.id"],
            name=op.f("fk_assignments_creditor_id_campaign_id"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_assignments_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_assignments_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "campaign_id", "client_id", name=op.f("pk_assignments")),
    )
    op.create_index("ix_assignments_creditor_id_client_id", "assignments", ["creditor_id", "client_id"], unique=False)
    op.create_table(
        "contact_pauses",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("campaign_id", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "campaign_id"],
            ["campaigns.creditor_id", "campaigns.id"],
            name=op.f("fk_contact_pauses_creditor_id_campaign_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_contact_pauses_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_contact_pauses")),
    )
    op.create_index(
        "ix_contact_pauses_creditor_id",
        "contact_pauses",
        ["creditor_id"],
        unique=False,
        postgresql_where=sa.text("lifted_at IS NULL"),
    )
