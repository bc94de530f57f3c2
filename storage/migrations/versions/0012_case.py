"""Keep notes of the team on cases, whom they call, who saw a case, whom a complaint is about and who calls back.

Whoever a complaint is about sees neither it nor, once somebody said so, anything of its client: `concilia.hidden` holds
what is kept from whoever looks, and the policies of cases, clients and messages heed it.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("case_notes", "case_mentions", "case_visits")
SEPARATE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON {table}
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
HIDDEN = """
CREATE FUNCTION concilia_hidden() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(nullif(current_setting('concilia.hidden', true), ''), '{}')::text[]
"""
IN_SCOPE = "creditor_id = ANY ((SELECT concilia_scope())::text[])"
HIDE = "({scope} AND ((SELECT concilia_hidden()) IS NULL OR NOT ({names} && (SELECT concilia_hidden())::text[])))"
NAMES = {
    "cases": "ARRAY[creditor_id || ' ' || client_id, id::text]",
    "clients": "ARRAY[creditor_id || ' ' || id]",
    "messages": "ARRAY[creditor_id || ' ' || client_id]",
}
"""By what a row of each table is kept from somebody: its client's name, or a case's number."""
STAFF = ("about", "about_by", "call_by")


def upgrade() -> None:
    """Take the step."""
    for name in STAFF:
        op.add_column("cases", sa.Column(name, sa.BigInteger(), nullable=True))
        op.create_foreign_key(op.f(f"fk_cases_{name}"), "cases", "staff", [name], ["id"])
    op.create_index("ix_cases_about", "cases", ["about"], postgresql_where=sa.text("about IS NOT NULL"))
    make_notes()
    make_of_staff("case_mentions", "creditor_id", "case_id", "staff_id")
    make_of_staff("case_visits", "creditor_id", "case_id", "staff_id", "at")
    for table in TABLES:
        op.execute(SEPARATE.format(table=table))
    op.execute(HIDDEN)
    for table, names in NAMES.items():
        op.execute(f"ALTER POLICY creditors_in_scope ON {table} USING {HIDE.format(scope=IN_SCOPE, names=names)}")


def downgrade() -> None:
    """Take it back."""
    for table in NAMES:
        op.execute(f"ALTER POLICY creditors_in_scope ON {table} USING ({IN_SCOPE})")
    op.execute("DROP FUNCTION concilia_hidden()")
    for table in TABLES:
        op.drop_table(table)
    for name in STAFF:
        op.drop_column("cases", name)


def make_notes() -> None:
    """Make the table of what the team notes on a case."""
    words = sa.Computed("concilia_words(told, ARRAY[]::text[])", persisted=True)
    op.create_table(
        "case_notes",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), words, nullable=True),
        *references("case_notes"),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_case_notes")),
    )
    op.create_index("ix_case_notes_creditor_id_case_id", "case_notes", ["creditor_id", "case_id"], unique=False)


def make_of_staff(table: str, *key: str) -> None:
    """Make a table of what is so between a case and somebody of staff since a moment."""
    op.create_table(
        table,
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("staff_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *references(table),
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
    )


def references(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    """Return what rows of a table point to: a case, its creditor, somebody of staff."""
    return (
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"], name=op.f(f"fk_{table}_creditor_id_case_id")
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f(f"fk_{table}_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f(f"fk_{table}_staff_id")),
    )
