"""Find what the console's pages and reports add up without walking whole tables.

What is owed stands in one index, in the order of clients; what telling messages tell of is found by their time.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0019"
branch_labels = None
depends_on = None

OWED = ["number", "issued_on", "due_on", "balance", "currency", "disputed_amount", "status"]
TELLING = "case_id IS NOT NULL OR text_key LIKE 'repair-%' OR text_key LIKE '%doubt%' OR text_key LIKE '%-read-back%'"
INDEXES = (
    ("ix_agreements_in_force", "agreements", ["creditor_id", "id"], "status = 'active'"),
    ("ix_case_clocks_creditor_id_due_at", "case_clocks", ["creditor_id", "due_at"], None),
    ("ix_cases_creditor_id_opened_at", "cases", ["creditor_id", "opened_at"], None),
    ("ix_cases_creditor_id_resolved_at_id", "cases", ["creditor_id", "resolved_at", "id"], None),
    ("ix_clients_leaving", "clients", ["creditor_id", "exit_intent_at"], "exit_intent_at IS NOT NULL"),
    ("ix_messages_came", "messages", ["creditor_id", "client_id", "at"], "direction = 'in'"),
    ("ix_messages_telling", "messages", ["creditor_id", "at"], TELLING),
    ("ix_payments_creditor_id_paid_on", "payments", ["creditor_id", "paid_on"], None),
    ("ix_people_opted_out", "people", ["opted_out_at"], "opted_out_at IS NOT NULL"),
)


def upgrade() -> None:
    """Take the step."""
    op.drop_index("ix_messages_telling", "messages")
    for name, table, columns, where in INDEXES:
        op.create_index(name, table, columns, unique=False, postgresql_where=sa.text(where) if where else None)
    op.create_index(
        "ix_invoices_owed",
        "invoices",
        ["creditor_id", "client_id"],
        unique=False,
        postgresql_include=OWED,
        postgresql_where=sa.text("balance > 0 AND status <> 'cancelled'"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_invoices_owed", "invoices")
    for name, table, *_ in reversed(INDEXES):
        op.drop_index(name, table)
    op.create_index(
        "ix_messages_telling", "messages", ["creditor_id", "id"], unique=False, postgresql_where=sa.text(TELLING)
    )
