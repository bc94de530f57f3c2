"""Keep the whole life of an account: credits, reversals, unmatched money, ways to pay, webhooks, tickets and orders.

What stood between an invoice's amount, its payments and its balance until now becomes a credit of its own.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SEPARATE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON {table}
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
TABLES = ("credits", "unmatched_payments", "payers", "payment_means", "webhooks", "webhook_deliveries", "tickets")
ALL = "SELECT set_config('concilia.creditors', (SELECT string_agg(id, ',') FROM creditors), true)"
NONE = "SELECT set_config('concilia.creditors', '', true)"
TELL_APART = """
INSERT INTO credits (creditor_id, client_id, invoice_number, kind, amount, currency, dated_on, reason, actor, at)
SELECT i.creditor_id, i.client_id, i.number, CASE WHEN kept.number IS NULL THEN 'carried' ELSE 'discount' END,
    i.amount - i.balance - coalesce(a.amount, 0), i.currency, CAST(i.updated_at AS date), '', 'migration', i.updated_at
FROM invoices i
LEFT JOIN (
    SELECT creditor_id, invoice_number AS number, sum(amount) AS amount FROM allocations
    WHERE invoice_number IS NOT NULL GROUP BY 1, 2
) a USING (creditor_id, number)
LEFT JOIN (
    SELECT DISTINCT c.creditor_id, c.invoice_number AS number FROM agreement_invoices c
    JOIN agreements g ON g.creditor_id = c.creditor_id AND g.id = c.agreement_id AND g.status = 'kept'
) kept USING (creditor_id, number)
WHERE i.amount - i.balance - coalesce(a.amount, 0) <> 0
"""
SKETCH = "translate(upper({column}), '0 -./_#,;()*+&@'::text, ''::text)"
SKETCHED = (("invoices", "number"), ("clients", "id"))
COLUMNS = (
    ("invoices", "first_due_on", sa.Date()),
    ("invoices", "barred_on", sa.Date()),
    ("invoices", "acknowledged_at", sa.DateTime(timezone=True)),
    ("invoices", "document_url", sa.Text()),
    ("payments", "reversed_on", sa.Date()),
    ("payments", "reversed_at", sa.DateTime(timezone=True)),
    ("payments", "reversed_why", sa.Text()),
    ("allocations", "undone_at", sa.DateTime(timezone=True)),
    ("clients", "since_on", sa.Date()),
    ("clients", "yearly_value", sa.BigInteger()),
    ("clients", "ruled_segment", sa.Text()),
    ("creditors", "figures_at", sa.DateTime(timezone=True)),
    ("creditors", "payments_key_sealed", sa.LargeBinary()),
)


def upgrade() -> None:
    """Take the step."""
    make_money()
    make_payers()
    make_others()
    for table, column, kind in COLUMNS:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    for table, column in SKETCHED:
        computed = sa.Computed(SKETCH.format(column=column), persisted=True)
        op.add_column(table, sa.Column("sketch", sa.Text(), computed, nullable=True))
        op.create_index(f"ix_{table}_creditor_id_sketch", table, ["creditor_id", "sketch"])
    op.create_index("ix_allocations_creditor_id_invoice_number", "allocations", ["creditor_id", "invoice_number"])
    op.create_index(
        "ix_allocations_in_favour",
        "allocations",
        ["creditor_id", "payment_reference"],
        postgresql_where=sa.text("invoice_number IS NULL AND instalment_number IS NULL AND undone_at IS NULL"),
    )
    if op.get_bind().execute(sa.text("SELECT EXISTS (SELECT FROM creditors)")).scalar():
        op.execute(ALL)
        op.execute(TELL_APART)
        op.execute(NONE)
    for table in TABLES:
        op.execute(SEPARATE.format(table=table))


def downgrade() -> None:
    """Take it back."""
    for table, _ in SKETCHED:
        op.drop_index(f"ix_{table}_creditor_id_sketch", table_name=table)
        op.drop_column(table, "sketch")
    op.drop_index("ix_allocations_in_favour", table_name="allocations")
    op.drop_index("ix_allocations_creditor_id_invoice_number", table_name="allocations")
    for table, column, _ in reversed(COLUMNS):
        op.drop_column(table, column)
    for table in reversed(TABLES):
        op.drop_table(table)


def make_money() -> None:
    """Make the tables of money."""
    op.create_table(
        "credits",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("invoice_number", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "credit_note",
                "correction",
                "discount",
                "carried",
                name="creditkind",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_credits_amount")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "agreement_id"],
            ["agreements.creditor_id", "agreements.id"],
            name=op.f("fk_credits_creditor_id_agreement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"], name=op.f("fk_credits_creditor_id_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_credits_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "invoice_number"],
            ["invoices.creditor_id", "invoices.number"],
            name=op.f("fk_credits_creditor_id_invoice_number"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_credits_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_credits")),
        sa.UniqueConstraint("creditor_id", "reference", name=op.f("uq_credits_creditor_id_reference")),
    )
    op.create_index("ix_credits_creditor_id_client_id", "credits", ["creditor_id", "client_id"], unique=False)
    op.create_index("ix_credits_creditor_id_invoice_number", "credits", ["creditor_id", "invoice_number"], unique=False)
    op.create_table(
        "unmatched_payments",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("payer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("candidates", postgresql.JSONB(none_as_null=True), server_default="[]", nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "matched",
                "returned",
                name="unmatchedstatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("client_id", sa.Text(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_unmatched_payments_amount")),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_unmatched_payments_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_unmatched_payments")),
        sa.UniqueConstraint("creditor_id", "reference", name=op.f("uq_unmatched_payments_creditor_id_reference")),
    )
    op.create_index(
        "ix_unmatched_payments_creditor_id_paid_on",
        "unmatched_payments",
        ["creditor_id", "paid_on"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "payment_means",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("document", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "active",
                "refused",
                "retired",
                name="meansstatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_payment_means_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_payment_means")),
    )
    op.create_index(
        "ix_payment_means_creditor_id",
        "payment_means",
        ["creditor_id"],
        unique=True,
        postgresql_where=sa.text("status = 'active'"),
    )
    op.create_index(
        "ix_payment_means_proposed",
        "payment_means",
        ["creditor_id"],
        unique=False,
        postgresql_where=sa.text("status = 'proposed'"),
    )


def make_payers() -> None:
    """Make the table of who paid for whom."""
    op.create_table(
        "payers",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("payer_index", sa.LargeBinary(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_payers_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_payers_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "payer_index", "client_id", name=op.f("pk_payers")),
    )
    op.create_index("ix_payers_creditor_id_client_id", "payers", ["creditor_id", "client_id"], unique=False)


def make_others() -> None:
    """Make the tables of webhooks and of the creditor's service."""
    op.create_table(
        "webhooks",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("events", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_webhooks_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_webhooks")),
    )
    op.create_table(
        "webhook_deliveries",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("webhook_id", sa.BigInteger(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting", "sent", "dead", name="deliverystatus", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("tries", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "webhook_id"],
            ["webhooks.creditor_id", "webhooks.id"],
            name=op.f("fk_webhook_deliveries_creditor_id_webhook_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_webhook_deliveries_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_webhook_deliveries")),
        sa.UniqueConstraint(
            "creditor_id", "webhook_id", "event_id", name=op.f("uq_webhook_deliveries_creditor_id_webhook_id_event_id")
        ),
    )
    op.create_index(
        "ix_webhook_deliveries_creditor_id_webhook_id_next_at",
        "webhook_deliveries",
        ["creditor_id", "webhook_id", "next_at"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "tickets",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("ticket", "order", name="ticketkind", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_tickets_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_tickets_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "number", name=op.f("pk_tickets")),
    )
    op.create_index("ix_tickets_creditor_id_client_id", "tickets", ["creditor_id", "client_id"], unique=False)
