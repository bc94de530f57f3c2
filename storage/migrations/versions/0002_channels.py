"""Reach people over several channels: what providers told, files, links, templates, pace, topics, lines."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE attachments ENABLE ROW LEVEL SECURITY;
ALTER TABLE attachments FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON attachments
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
LEFT_OVER = "status IN ('parked', 'failed', 'dead', 'unknown') AND let_go_at IS NULL"
# Whoever handles a message in the transaction that takes it wakes nobody for it.
ANNOUNCE = """
DROP TRIGGER announce ON {table};
CREATE TRIGGER announce AFTER INSERT ON {table} FOR EACH ROW {when} EXECUTE FUNCTION concilia_announce();
"""
UNLESS_AT_ONCE = "WHEN (current_setting('concilia.at_once', true) IS DISTINCT FROM 'on')"
IX_HOLDS = "ix_holds_creditor_id_client_id"
IX_TALKS = "ix_talks_creditor_id_client_id_closed_at"
STATUSES = ("waiting", "sending", "sent", "failed", "unknown", "blocked", "dead")


def upgrade() -> None:
    """Take the step."""
    make_tables()
    add_columns()
    index_clients()
    allow(*STATUSES, "parked")
    op.execute(SEPARATE)
    for table in ("inbox", "outbox"):
        op.execute(ANNOUNCE.format(table=table, when=UNLESS_AT_ONCE))


def downgrade() -> None:
    """Take it back; what was parked is sent again by the version before, which knows no such state."""
    for table in ("inbox", "outbox"):
        op.execute(ANNOUNCE.format(table=table, when=""))
    op.execute("UPDATE outbox SET status = 'waiting' WHERE status = 'parked'")
    allow(*STATUSES)
    unindex_clients()
    take_columns()
    for table in ("topics", "attachments", "links", "templates", "provider_codes", "receipts", "paces"):
        op.drop_table(table)


def allow(*statuses: str) -> None:
    """Say which words an outgoing message's status may be."""
    words = ", ".join(f"'{status}'" for status in statuses)
    op.drop_constraint(op.f("ck_outbox_sendstatus"), "outbox", type_="check")
    op.create_check_constraint(op.f("ck_outbox_sendstatus"), "outbox", f"status IN ({words})")


def index_clients() -> None:
    """Let every turn see at once that a client has no hold and no ended talk, however many others have."""
    op.drop_index(IX_HOLDS, table_name="holds", postgresql_where=sa.text("lifted_at IS NULL"))
    op.create_index(IX_HOLDS, "holds", ["creditor_id", "client_id"], unique=False)
    op.create_index(IX_TALKS, "talks", ["creditor_id", "client_id", "closed_at"], unique=False)


def unindex_clients() -> None:
    """Take it back."""
    op.drop_index(IX_TALKS, table_name="talks")
    op.drop_index(IX_HOLDS, table_name="holds")
    op.create_index(
        IX_HOLDS, "holds", ["creditor_id", "client_id"], unique=False, postgresql_where=sa.text("lifted_at IS NULL")
    )


def make_tables() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "paces",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("booked_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_paces")),
    )
    op.create_table(
        "receipts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("outbox_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
        sa.UniqueConstraint("channel", "provider_id", "status", name=op.f("uq_receipts_channel_provider_id_status")),
    )
    op.create_table(
        "provider_codes",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "code", name=op.f("pk_provider_codes")),
    )
    op.create_table(
        "templates",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sid", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("checksum", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("account", "name", "language", name=op.f("pk_templates")),
    )
    op.create_table(
        "links",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_links_creditor_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_links")),
    )
    op.create_table(
        "attachments",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("source", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "message_id"],
            ["messages.creditor_id", "messages.id"],
            name=op.f("fk_attachments_creditor_id_message_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_attachments_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_attachments")),
    )
    op.create_index(
        op.f("ix_attachments_creditor_id_message_id"), "attachments", ["creditor_id", "message_id"], unique=False
    )
    op.create_table(
        "topics",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.BigInteger(), server_default="-1", nullable=False),
        sa.Column("holder", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"], name=op.f("fk_topics_creditor_id_case_id")
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_topics_creditor_id")),
        sa.ForeignKeyConstraint(["holder"], ["staff.id"], name=op.f("fk_topics_holder")),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_topics")),
        sa.UniqueConstraint("creditor_id", "case_id", name=op.f("uq_topics_creditor_id_case_id")),
    )


def add_columns() -> None:
    """Add what older tables tell now."""
    op.add_column("addresses", sa.Column("reply_to", sa.Text(), nullable=True))
    op.add_column("addresses", sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("addresses", sa.Column("unreachable_code", sa.Text(), nullable=True))
    op.add_column("clients", sa.Column("visitor_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("conversations", sa.Column("line", sa.Text(), nullable=True))
    op.add_column("inbox", sa.Column("line", sa.Text(), nullable=True))
    op.add_column("inbox", sa.Column("token", sa.Text(), nullable=True))
    op.create_index(
        op.f("ix_inbox_channel_token"),
        "inbox",
        ["channel", "token"],
        unique=True,
        postgresql_where=sa.text("token IS NOT NULL"),
    )
    op.create_index(op.f("ix_inbox_id"), "inbox", ["id"], unique=False, postgresql_where=sa.text("status = 'dead'"))
    op.add_column("outbox", sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("overtaken", sa.Boolean(), server_default="false", nullable=False))
    op.add_column("outbox", sa.Column("looks", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("let_go_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        op.f("ix_outbox_status_creditor_id_id"),
        "outbox",
        ["status", "creditor_id", "id"],
        unique=False,
        postgresql_where=sa.text(LEFT_OVER),
    )
    op.create_index(
        op.f("ix_outbox_address_id"),
        "outbox",
        ["address_id"],
        unique=False,
        postgresql_where=sa.text("status = 'parked'"),
    )
    op.create_index(
        op.f("ix_outbox_next_at"), "outbox", ["next_at"], unique=False, postgresql_where=sa.text("status = 'unknown'")
    )
    op.add_column("staff", sa.Column("telegram_id", sa.BigInteger(), nullable=True))
    op.create_unique_constraint(op.f("uq_staff_telegram_id"), "staff", ["telegram_id"])


def take_columns() -> None:
    """Take it away."""
    op.drop_constraint(op.f("uq_staff_telegram_id"), "staff", type_="unique")
    op.drop_column("staff", "telegram_id")
    op.drop_index(op.f("ix_outbox_next_at"), table_name="outbox", postgresql_where=sa.text("status = 'unknown'"))
    op.drop_index(op.f("ix_outbox_address_id"), table_name="outbox", postgresql_where=sa.text("status = 'parked'"))
    op.drop_index(op.f("ix_outbox_status_creditor_id_id"), table_name="outbox", postgresql_where=sa.text(LEFT_OVER))
    op.drop_column("outbox", "let_go_at")
    op.drop_column("outbox", "looks")
    op.drop_column("outbox", "overtaken")
    op.drop_column("outbox", "attempted_at")
    op.drop_index(op.f("ix_inbox_id"), table_name="inbox", postgresql_where=sa.text("status = 'dead'"))
    op.drop_index(op.f("ix_inbox_channel_token"), table_name="inbox", postgresql_where=sa.text("token IS NOT NULL"))
    op.drop_column("inbox", "token")
    op.drop_column("inbox", "line")
    op.drop_column("conversations", "line")
    op.drop_column("clients", "visitor_since")
    op.drop_column("addresses", "unreachable_code")
    op.drop_column("addresses", "unreachable_at")
    op.drop_column("addresses", "reply_to")
