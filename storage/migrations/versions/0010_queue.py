"""Find cases by their words; label them, give them to somebody, keep views of the queue, see who else looks.

Words are folded by the server's own functions, so that what it finds is known to the letter: accents and capitals
aside, every other sign parts words. A number is found as it is written and without what stands between its parts.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

BETWEEN = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    r"\u2000-\u206f\u3000-\u303f]+"
)
FOLD = rf"""
CREATE FUNCTION concilia_fold(told text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN trim(regexp_replace(regexp_replace(
    lower(regexp_replace(normalize(left(told, 20000), NFKD), '[\u0300-\u036f]', '', 'g') COLLATE "C"),
    '{BETWEEN}', ' ', 'g'), '([^ ]{{60}})[^ ]+', '\1', 'g'))
"""
SQUEEZE = r"""
CREATE FUNCTION concilia_squeeze(numbers text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ARRAY(
    SELECT left(replace(concilia_fold(one), ' ', ''), 60) FROM unnest(numbers[\:1000]) AS one
    WHERE concilia_fold(one) <> ''
)
"""
WORDS = r"""
CREATE FUNCTION concilia_words(told text, numbers text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(
    string_to_array(concilia_fold(array_to_string(numbers[\:1000], ' ')), ' ')
        || string_to_array(concilia_fold(told), ' ') || concilia_squeeze(numbers)
)
"""
GONE = ("concilia_words(text, text[])", "concilia_squeeze(text[])", "concilia_fold(text)")
WORDS_OF = {
    "cases": "concilia_words(((summary || ' '::text) || note), ((id)::text || invoices))",
    "clients": "concilia_words(name, ARRAY[id])",
}
SEPARATE = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON {table}
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""
TABLES = ("case_labels", "case_looks")


def upgrade() -> None:
    """Take the step."""
    for function in (FOLD, SQUEEZE, WORDS):
        op.execute(function)
    for table, words in WORDS_OF.items():
        computed = sa.Computed(words, persisted=True)
        op.add_column(table, sa.Column("words", postgresql.TSVECTOR(), computed, nullable=True))
    op.add_column("cases", sa.Column("given_to", sa.BigInteger(), nullable=True))
    op.add_column("cases", sa.Column("given_why", postgresql.JSONB(none_as_null=True), nullable=True))
    op.create_foreign_key(op.f("fk_cases_given_to"), "cases", "staff", ["given_to"], ["id"])
    make_of_cases()
    make_of_staff()
    for table in TABLES:
        op.execute(SEPARATE.format(table=table))


def downgrade() -> None:
    """Take it back."""
    for table in ("duties", "queue_views", *TABLES):
        op.drop_table(table)
    for column in ("given_why", "given_to", "words"):
        op.drop_column("cases", column)
    op.drop_column("clients", "words")
    for function in GONE:
        op.execute(f"DROP FUNCTION {function}")


def make_of_cases() -> None:
    """Make the tables of what stands on cases, and of who looks at them."""
    op.create_table(
        "case_labels",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"],
            ["cases.creditor_id", "cases.id"],
            name=op.f("fk_case_labels_creditor_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_case_labels_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_case_labels_staff_id")),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", "label", name=op.f("pk_case_labels")),
    )
    op.create_index("ix_case_labels_creditor_id_label", "case_labels", ["creditor_id", "label"], unique=False)
    op.create_table(
        "case_looks",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("staff_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"],
            ["cases.creditor_id", "cases.id"],
            name=op.f("fk_case_looks_creditor_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_case_looks_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_case_looks_staff_id")),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", "staff_id", name=op.f("pk_case_looks")),
    )


def make_of_staff() -> None:
    """Make the tables of what staff are given, and of the views that they keep."""
    op.create_table(
        "duties",
        sa.Column("staff_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("languages", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("kinds", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("open_max", sa.BigInteger(), nullable=False),
        sa.Column("away_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_duties_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_duties")),
    )
    op.create_table(
        "queue_views",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("asked", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("shared_with", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_queue_views_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue_views")),
        sa.UniqueConstraint("staff_id", "name", name=op.f("uq_queue_views_staff_id_name")),
    )
