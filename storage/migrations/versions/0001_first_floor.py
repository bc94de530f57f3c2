"""Lay the first floor: all tables, the separation of creditors, and what never changes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

OF_CREDITOR = (
    "audit",
    "audit_heads",
    "clients",
    "policies",
    "agreements",
    "audit_payloads",
    "cases",
    "contact_points",
    "conversations",
    "difficulties",
    "invoices",
    "messages",
    "objection_files",
    "payments",
    "talks",
    "agreement_invoices",
    "approvals",
    "holds",
    "instalments",
    "labels",
    "misreadings",
    "objections",
    "allocations",
)
"""The tables with a creditor's data: the server itself shows only rows of the creditors in scope."""

NEVER_CHANGED = ("policies", "objection_files", "audit")
NEVER_REWRITTEN = ("audit_payloads",)  # may be erased

SCOPE = """
CREATE FUNCTION concilia_scope() RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    creditors text := current_setting('concilia.creditors', true);
BEGIN
    IF coalesce(creditors, '') = '' THEN
        RAISE EXCEPTION 'no creditor in scope: open the unit of work with its creditors' USING ERRCODE = 'CC001';
    END IF;
    RETURN string_to_array(creditors, ',');
END $$
"""

# The cast makes the inner query one value, read once for each statement instead of once for each row.
SEPARATION = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY creditors_in_scope ON {table}
    USING (creditor_id = ANY ((SELECT concilia_scope())::text[]))
    WITH CHECK (creditor_id = ANY ((SELECT concilia_scope())::text[]));
"""

REFUSAL = """
CREATE FUNCTION concilia_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: its rows stay as they were written', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'CC002';
END $$
"""
KEEP = """
CREATE TRIGGER keep BEFORE {acts} ON {table} FOR EACH ROW EXECUTE FUNCTION concilia_refuse();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION concilia_refuse();
"""

ANNOUNCED = ("inbox", "outbox", "jobs")

ANNOUNCEMENT = """
CREATE FUNCTION concilia_announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('concilia_' || TG_TABLE_NAME, '');
    RETURN NULL;
END $$
"""
ANNOUNCE = "CREATE TRIGGER announce AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION concilia_announce()"

# Who passes by row-level security steps down to this role; one that may not make roles is bound by FORCE alone.
# Roles belong to the whole server: another database's migration may make the same one at the same moment.
ROLE = """
DO $$
DECLARE
    may_make bool; passes_by bool;
BEGIN
    SELECT rolsuper OR rolcreaterole, rolsuper OR rolbypassrls INTO may_make, passes_by
        FROM pg_roles WHERE rolname = current_user;
    IF may_make AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'concilia_app') THEN
        BEGIN
            CREATE ROLE concilia_app NOLOGIN NOBYPASSRLS;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END IF;
    IF passes_by AND NOT pg_has_role(current_user, 'concilia_app', 'MEMBER') THEN
        EXECUTE format('GRANT concilia_app TO %I', current_user);
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'concilia_app') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO concilia_app', current_schema());
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO concilia_app',
                       current_schema());
        EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO concilia_app', current_schema());
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I '
                       'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO concilia_app', current_schema());
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO concilia_app',
                       current_schema());
        REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM concilia_app;
        REVOKE UPDATE, DELETE ON policies, objection_files, audit FROM concilia_app;
        REVOKE UPDATE ON audit_payloads FROM concilia_app;
    END IF;
END $$
"""


def upgrade() -> None:
    """Take the step."""
    make_tables()
    op.execute(SCOPE)
    for table in OF_CREDITOR:
        op.execute(SEPARATION.format(table=table))
    op.execute(REFUSAL)
    for table in NEVER_CHANGED:
        op.execute(KEEP.format(table=table, acts="UPDATE OR DELETE"))
    for table in NEVER_REWRITTEN:
        op.execute(KEEP.format(table=table, acts="UPDATE"))
    op.execute(ANNOUNCEMENT)
    for table in ANNOUNCED:
        op.execute(ANNOUNCE.format(table=table))
    op.execute(ROLE)


def downgrade() -> None:
    """Go back to an empty database; the role stays, other databases of the server may use it."""
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("DROP FUNCTION concilia_scope()")
    op.execute("DROP FUNCTION concilia_refuse()")
    op.execute("DROP FUNCTION concilia_announce()")


TABLES = (
    "addresses",
    "clock",
    "creditors",
    "jobs",
    "people",
    "staff",
    "api_keys",
    "audit",
    "audit_heads",
    "clients",
    "contacts",
    "inbox",
    "policies",
    "sessions",
    "staff_creditors",
    "agreements",
    "audit_payloads",
    "cases",
    "contact_points",
    "conversations",
    "difficulties",
    "idempotency",
    "invoices",
    "messages",
    "objection_files",
    "payments",
    "talks",
    "agreement_invoices",
    "approvals",
    "holds",
    "instalments",
    "labels",
    "misreadings",
    "objections",
    "outbox",
    "allocations",
)
"""All tables, each after those it refers to."""


def make_tables() -> None:  # noqa: PLR0915 - one statement for each table and index
    """Make the tables and their indexes."""
    op.create_table(
        "addresses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("wrong_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opted_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_inbound_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("channel", "address", name=op.f("uq_addresses_channel_address")),
    )
    op.create_table(
        "clock",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("offset_seconds", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
    )
    op.create_table(
        "creditors",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.CHAR(length=2), nullable=False),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("sender_role", sa.Text(), nullable=True),
        sa.Column("document", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("policy_version", sa.Text(), nullable=True),
        sa.Column("objections_version", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_by", sa.Text(), nullable=True),
        sa.Column("stopped_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creditors")),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum("waiting", "done", "dead", name="workstatus", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("name", "due_at", name=op.f("uq_jobs_name_due_at")),
    )
    op.create_index(
        op.f("ix_jobs_next_at_id"),
        "jobs",
        ["next_at", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("document_index", sa.LargeBinary(), nullable=True),
        sa.Column("opted_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opted_out_via", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("document_index", name=op.f("uq_people_document_index")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("adviser", "supervisor", name="role", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    op.create_table(
        "api_keys",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=True),
        sa.Column("scopes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_api_keys_creditor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_api_keys_key_hash")),
    )
    op.create_table(
        "audit",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("payload_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_audit_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "audit_heads",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_audit_heads_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", name=op.f("pk_audit_heads")),
    )
    op.create_table(
        "clients",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("country", sa.CHAR(length=2), nullable=False),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=True),
        sa.Column("document_type", sa.Text(), nullable=True),
        sa.Column("document_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("birth_date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("preferred_channel", sa.Text(), nullable=True),
        sa.Column("risk_band", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("postponed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("exit_intent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("goal", sa.Text(), nullable=True),
        sa.Column("identity_failures", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_clients_creditor_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_clients_person_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_clients")),
    )
    op.create_index(op.f("ix_clients_person_id"), "clients", ["person_id"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("address_id", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("initiated_by", sa.Text(), nullable=False),
        sa.Column("debt", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_contacts_address_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_contacts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_address_id_at"), "contacts", ["address_id", "at"], unique=False)
    op.create_index(op.f("ix_contacts_person_id_at"), "contacts", ["person_id", "at"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=True),
        sa.Column("client_id", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum("waiting", "done", "dead", name="workstatus", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("trace_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_inbox_creditor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("channel", "provider_id", name=op.f("uq_inbox_channel_provider_id")),
    )
    op.create_index(
        op.f("ix_inbox_lane_id"), "inbox", ["lane", "id"], unique=False, postgresql_where=sa.text("status = 'waiting'")
    )
    op.create_index(
        op.f("ix_inbox_next_at_id"),
        "inbox",
        ["next_at", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "policies",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_policies_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "version", name=op.f("pk_policies")),
    )
    op.create_table(
        "sessions",
        sa.Column("id_hash", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_sessions_staff_id")),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_sessions")),
    )
    op.create_table(
        "staff_creditors",
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_staff_creditors_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_creditors_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "creditor_id", name=op.f("pk_staff_creditors")),
    )
    op.create_table(
        "agreements",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "active",
                "kept",
                "broken",
                "replaced",
                "cancelled",
                name="agreementstatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("discount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_by", sa.BigInteger(), nullable=True),
        sa.Column("moves", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("skips", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lapses_on", sa.Date(), nullable=True),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("terms", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("amendments", postgresql.JSONB(none_as_null=True), server_default="[]", nullable=False),
        sa.Column("arm", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_agreements_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_agreements_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_agreements")),
    )
    op.create_index(
        op.f("ix_agreements_creditor_id_client_id"), "agreements", ["creditor_id", "client_id"], unique=False
    )
    op.create_table(
        "audit_payloads",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("payload", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "seq"], ["audit.creditor_id", "audit.seq"], name=op.f("fk_audit_payloads_creditor_id_seq")
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_audit_payloads_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "seq", name=op.f("pk_audit_payloads")),
    )
    op.create_table(
        "cases",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False, start=1000), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open", "waiting", "resolved", name="casestatus", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("priority", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_response_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assignee", sa.BigInteger(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("invoices", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("details", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_text", sa.Text(), nullable=True),
        sa.Column("call_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["assignee"], ["staff.id"], name=op.f("fk_cases_assignee")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_cases_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_cases_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_cases")),
    )
    op.create_index(op.f("ix_cases_creditor_id_client_id"), "cases", ["creditor_id", "client_id"], unique=False)
    op.create_index(
        op.f("ix_cases_creditor_id_priority_due_at"),
        "cases",
        ["creditor_id", "priority", "due_at"],
        unique=False,
        postgresql_where=sa.text("status <> 'resolved'"),
    )
    op.create_table(
        "contact_points",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("address_id", sa.BigInteger(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("consent_source", sa.Text(), nullable=True),
        sa.Column("consent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_contact_points_address_id")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_contact_points_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_contact_points_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "client_id", "address_id", name=op.f("pk_contact_points")),
    )
    op.create_index(op.f("ix_contact_points_address_id"), "contact_points", ["address_id"], unique=False)
    op.create_table(
        "conversations",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("state", postgresql.JSONB(none_as_null=True), server_default="{}", nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_by", sa.BigInteger(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("address_id", sa.BigInteger(), nullable=True),
        sa.Column("last_client_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_bot_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("silence_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_seq", sa.BigInteger(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_conversations_address_id")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_conversations_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_conversations_creditor_id")),
        sa.ForeignKeyConstraint(["held_by"], ["staff.id"], name=op.f("fk_conversations_held_by")),
        sa.PrimaryKeyConstraint("creditor_id", "client_id", name=op.f("pk_conversations")),
    )
    op.create_index(
        op.f("ix_conversations_creditor_id_silence_due_at"),
        "conversations",
        ["creditor_id", "silence_due_at"],
        unique=False,
        postgresql_where=sa.text("silence_due_at IS NOT NULL"),
    )
    op.create_table(
        "difficulties",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("contingency", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.Column("corrected_by", sa.BigInteger(), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["corrected_by"], ["staff.id"], name=op.f("fk_difficulties_corrected_by")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_difficulties_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_difficulties_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_difficulties")),
    )
    op.create_index(
        op.f("ix_difficulties_creditor_id_client_id"), "difficulties", ["creditor_id", "client_id"], unique=False
    )
    op.create_table(
        "idempotency",
        sa.Column("api_key_id", sa.BigInteger(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("request_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=True),
        sa.Column("response", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["api_key_id"], ["api_keys.id"], name=op.f("fk_idempotency_api_key_id")),
        sa.PrimaryKeyConstraint("api_key_id", "route", "key_hash", name=op.f("pk_idempotency")),
    )
    op.create_table(
        "invoices",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.Column("disputed_amount", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open", "paid", "cancelled", name="invoicestatus", native_enum=False, create_constraint=True, length=20
            ),
            nullable=False,
        ),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("promised_service_ok", sa.Boolean(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "amount >= 0 AND balance >= 0 AND disputed_amount BETWEEN 0 AND balance", name=op.f("ck_invoices_amounts")
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_invoices_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_invoices_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "number", name=op.f("pk_invoices")),
    )
    op.create_index(op.f("ix_invoices_creditor_id_client_id"), "invoices", ["creditor_id", "client_id"], unique=False)
    op.create_table(
        "messages",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum("in", "out", name="direction", native_enum=False, create_constraint=True, length=20),
            nullable=False,
        ),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address_id", sa.BigInteger(), nullable=True),
        sa.Column("initiated_by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=True),
        sa.Column("values", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("choices", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("intent", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Numeric(precision=5, scale=4), nullable=True),
        sa.Column("reading", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "received",
                "queued",
                "sent",
                "delivered",
                "read",
                "failed",
                "blocked",
                "unknown",
                name="messagestatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("contact_decision", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("trace_id", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_messages_address_id")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_messages_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_messages_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_messages_staff_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_messages")),
        sa.UniqueConstraint("creditor_id", "client_id", "seq", name=op.f("uq_messages_creditor_id_client_id_seq")),
    )
    op.create_index(
        op.f("ix_messages_telling"),
        "messages",
        ["creditor_id", "id"],
        unique=False,
        postgresql_where=sa.text(
            "case_id IS NOT NULL OR text_key LIKE 'repair-%' OR text_key LIKE '%doubt%' OR text_key LIKE '%-read-back%'"
        ),
    )
    op.create_table(
        "payments",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.CHAR(length=3), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payments_amount")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_payments_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_payments_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "reference", name=op.f("pk_payments")),
    )
    op.create_index(op.f("ix_payments_creditor_id_client_id"), "payments", ["creditor_id", "client_id"], unique=False)
    op.create_table(
        "talks",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("commitment", sa.Text(), nullable=True),
        sa.Column("commitment_on", sa.Date(), nullable=True),
        sa.Column("receptivity", sa.BigInteger(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("rating", sa.BigInteger(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_talks_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_talks_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_talks")),
    )
    op.create_index(
        op.f("ix_talks_creditor_id_client_id"),
        "talks",
        ["creditor_id", "client_id"],
        unique=True,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "agreement_invoices",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.BigInteger(), nullable=False),
        sa.Column("invoice_number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "agreement_id"],
            ["agreements.creditor_id", "agreements.id"],
            name=op.f("fk_agreement_invoices_creditor_id_agreement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "invoice_number"],
            ["invoices.creditor_id", "invoices.number"],
            name=op.f("fk_agreement_invoices_creditor_id_invoice_number"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_agreement_invoices_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "agreement_id", "invoice_number", name=op.f("pk_agreement_invoices")),
    )
    op.create_table(
        "approvals",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"],
            ["cases.creditor_id", "cases.id"],
            name=op.f("fk_approvals_creditor_id_case_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_approvals_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "case_id", "approver", name=op.f("pk_approvals")),
    )
    op.create_table(
        "holds",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("invoice_number", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "case_id"], ["cases.creditor_id", "cases.id"], name=op.f("fk_holds_creditor_id_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_holds_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "invoice_number"],
            ["invoices.creditor_id", "invoices.number"],
            name=op.f("fk_holds_creditor_id_invoice_number"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_holds_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_holds")),
    )
    op.create_index(
        op.f("ix_holds_creditor_id_client_id"),
        "holds",
        ["creditor_id", "client_id"],
        unique=False,
        postgresql_where=sa.text("lifted_at IS NULL"),
    )
    op.create_table(
        "instalments",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "pending",
                "paid",
                "late",
                "missed",
                name="instalmentstatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("paid BETWEEN 0 AND amount", name=op.f("ck_instalments_paid")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "agreement_id"],
            ["agreements.creditor_id", "agreements.id"],
            name=op.f("fk_instalments_creditor_id_agreement_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_instalments_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "agreement_id", "number", name=op.f("pk_instalments")),
    )
    op.create_index(
        op.f("ix_instalments_creditor_id_due_on"),
        "instalments",
        ["creditor_id", "due_on"],
        unique=False,
        postgresql_where=sa.text("status <> 'paid'"),
    )
    op.create_table(
        "labels",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("intent", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "message_id"],
            ["messages.creditor_id", "messages.id"],
            name=op.f("fk_labels_creditor_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_labels_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_labels_staff_id")),
        sa.PrimaryKeyConstraint("creditor_id", "message_id", name=op.f("pk_labels")),
    )
    op.create_index(op.f("ix_labels_creditor_id_at"), "labels", ["creditor_id", "at"], unique=False)
    op.create_table(
        "misreadings",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "message_id"],
            ["messages.creditor_id", "messages.id"],
            name=op.f("fk_misreadings_creditor_id_message_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_misreadings_creditor_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_misreadings_staff_id")),
        sa.PrimaryKeyConstraint("creditor_id", "message_id", name=op.f("pk_misreadings")),
    )
    op.create_table(
        "objection_files",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_objection_files_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "version", name=op.f("pk_objection_files")),
    )
    op.create_table(
        "objections",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("talk_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("branch", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["creditor_id", "client_id"],
            ["clients.creditor_id", "clients.id"],
            name=op.f("fk_objections_creditor_id_client_id"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "talk_id"],
            ["talks.creditor_id", "talks.id"],
            name=op.f("fk_objections_creditor_id_talk_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_objections_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_objections")),
    )
    op.create_index(op.f("ix_objections_creditor_id_at"), "objections", ["creditor_id", "at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "sending",
                "sent",
                "failed",
                "unknown",
                "blocked",
                "dead",
                name="sendstatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("trace_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["addresses.id"], name=op.f("fk_outbox_address_id")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "message_id"],
            ["messages.creditor_id", "messages.id"],
            name=op.f("fk_outbox_creditor_id_message_id"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_outbox_creditor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("creditor_id", "client_id", "seq", name=op.f("uq_outbox_creditor_id_client_id_seq")),
    )
    op.create_index(
        op.f("ix_outbox_channel_provider_id"),
        "outbox",
        ["channel", "provider_id"],
        unique=True,
        postgresql_where=sa.text("provider_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_outbox_creditor_id_client_id_seq"),
        "outbox",
        ["creditor_id", "client_id", "seq"],
        unique=False,
        postgresql_where=sa.text("status IN ('waiting', 'sending')"),
    )
    op.create_index(
        op.f("ix_outbox_next_at_id"),
        "outbox",
        ["next_at", "id"],
        unique=False,
        postgresql_where=sa.text("status IN ('waiting', 'sending')"),
    )
    op.create_table(
        "allocations",
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("payment_reference", sa.Text(), nullable=False),
        sa.Column("invoice_number", sa.Text(), nullable=True),
        sa.Column("agreement_id", sa.BigInteger(), nullable=True),
        sa.Column("instalment_number", sa.BigInteger(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_allocations_amount")),
        sa.ForeignKeyConstraint(
            ["creditor_id", "agreement_id", "instalment_number"],
            ["instalments.creditor_id", "instalments.agreement_id", "instalments.number"],
            name=op.f("fk_allocations_creditor_id_agreement_id_instalment_number"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "invoice_number"],
            ["invoices.creditor_id", "invoices.number"],
            name=op.f("fk_allocations_creditor_id_invoice_number"),
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id", "payment_reference"],
            ["payments.creditor_id", "payments.reference"],
            name=op.f("fk_allocations_creditor_id_payment_reference"),
        ),
        sa.ForeignKeyConstraint(["creditor_id"], ["creditors.id"], name=op.f("fk_allocations_creditor_id")),
        sa.PrimaryKeyConstraint("creditor_id", "id", name=op.f("pk_allocations")),
    )
    op.create_index(
        op.f("ix_allocations_creditor_id_payment_reference"),
        "allocations",
        ["creditor_id", "payment_reference"],
        unique=False,
    )
