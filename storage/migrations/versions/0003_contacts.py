"""Start contacts by law: what else was done to reach people, where and when they want none, codes that prove us."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("contacts", sa.Column("recorded_by", sa.Text(), nullable=True))
    op.alter_column("contacts", "address_id", existing_type=sa.BigInteger(), nullable=True)
    op.add_column("people", sa.Column("contact_week", postgresql.JSONB(none_as_null=True), nullable=True))
    op.create_table(
        "codes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("tail", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_codes_creditor_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_codes")),
    )
    op.create_table(
        "regional_holds",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=True),
        sa.Column("country", sa.CHAR(length=2), nullable=False),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_by", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_regional_holds_creditor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regional_holds")),
    )
    op.create_index("ix_regional_holds_country", "regional_holds", ["country"], unique=False)


def downgrade() -> None:
    """Take it back; contacts without an address are those that were recorded by hand."""
    for table in ("regional_holds", "codes"):
        op.drop_table(table)
    op.drop_column("people", "contact_week")
    op.execute("DELETE FROM contacts WHERE address_id IS NULL")
    op.alter_column("contacts", "address_id", existing_type=sa.BigInteger(), nullable=False)
    op.drop_column("contacts", "recorded_by")
