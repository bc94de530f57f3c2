"""Keep which ended cases are looked at again, what was found in them, and how many words each side wrote in a case.

Whoever only answers cases sees of it what is said of their own work: `concilia.reviewed` holds whose, and nothing
where everybody's is shown. A case that is kept from whoever looks is kept from them here too.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

REVIEWED = """
CREATE FUNCTION concilia_reviewed() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('concilia.reviewed', true), '')::bigint
"""
IN_SCOPE = "creditor_id = ANY ((SELECT concilia_scope())::text[])"
SEEN = f"""{IN_SCOPE}
    AND ((SELECT concilia_hidden()) IS NULL
        OR NOT (ARRAY[creditor_id || ' ' || client_id, case_id::text] && (SELECT concilia_hidden())::text[]))
    AND ((SELECT concilia_reviewed()) IS NULL OR adviser_id = (SELECT concilia_reviewed()))"""
SEPARATE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON {table} USING ({seen}) WITH CHECK ({scope});
"""
TABLES = {"quality_draws": IN_SCOPE, "quality_samples": SEEN, "quality_reviews": SEEN, "case_words": IN_SCOPE}
"""The tables, in the order in which they point to one another, and which of their rows are seen."""


def upgrade() -> None:
    """Take the step."""
    op.execute(REVIEWED)
    make_draws()
    make_samples()
    make_reviews()
    make_words()
    for table, seen in TABLES.items():
        op.execute(SEPARATE.format(table=table, seen=seen, scope=IN_SCOPE))


def downgrade() -> None:
    """Take it back."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("DROP FUNCTION concilia_reviewed()")


def make_draws() -> None:
    """Make the table of weeks that were drawn from."""
    op.create_table(
        "quality_draws",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("per_adviser", sa.BigInteger(), nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        points("quality_draws", "creditor_id", to="creditors.id"),
        sa.PrimaryKeyConstraint("creditor_id", "week", name=op.f("pk_quality_draws")),
    )


def make_samples() -> None:
    """Make the table of cases that were drawn."""
    op.create_table(
        "quality_samples",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("adviser_id", sa.BigInteger(), nullable=False),
        *of_client("quality_samples"),
        points("quality_samples", "creditor_id", "case_id", to="cases.id"),
        points("quality_samples", "creditor_id", "week", to="quality_draws.week"),
        points("quality_samples", "adviser_id", to="staff.id"),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", name=op.f("pk_quality_samples")),
    )
    op.create_index("ix_quality_samples_creditor_id_week", "quality_samples", ["creditor_id", "week"], unique=False)


def make_reviews() -> None:
    """Make the table of what was found."""
    op.create_table(
        "quality_reviews",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reviewer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("adviser_id", sa.BigInteger(), nullable=False),
        sa.Column("marks", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("told", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *of_client("quality_reviews"),
        points("quality_reviews", "creditor_id", "case_id", to="quality_samples.case_id"),
        points("quality_reviews", "reviewer_id", to="staff.id"),
        points("quality_reviews", "adviser_id", to="staff.id"),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", "reviewer_id", name=op.f("pk_quality_reviews")),
    )
    op.create_index("ix_quality_reviews_adviser_id_at", "quality_reviews", ["adviser_id", "at"], unique=False)


def make_words() -> None:
    """Make the table of who wrote how much in a case."""
    op.create_table(
        "case_words",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("client", sa.BigInteger(), nullable=False),
        sa.Column("adviser", sa.BigInteger(), nullable=False),
        sa.Column("bot", sa.BigInteger(), nullable=False),
        points("case_words", "creditor_id", "case_id", to="cases.id"),
        points("case_words", "creditor_id", to="creditors.id"),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", name=op.f("pk_case_words")),
    )


def of_client(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    """Return what rows of a table point to that are a client's."""
    return points(table, "creditor_id", to="creditors.id"), points(table, "creditor_id", "client_id", to="clients.id")


def points(table: str, *columns: str, to: str) -> sa.ForeignKeyConstraint:
    """Return what ties columns of a table to another one's key."""
    other, _, key = to.partition(".")
    keys = [f"{other}.{key}"] if len(columns) == 1 else [f"{other}.{columns[0]}", f"{other}.{key}"]
    return sa.ForeignKeyConstraint([*columns], keys, name=op.f(f"fk_{table}_{'_'.join(columns)}"))
