"""Let staff tell their sessions apart, and show a code from their phone beside the password.

A session has a number for forms, and which browser on which network opened it. Whoever is invited chooses the
password; what was done about staff is found in the audit log at once.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("sessions", sa.Column("number", sa.BigInteger(), sa.Identity(), nullable=False))
    op.create_unique_constraint(op.f("uq_sessions_number"), "sessions", ["number"])
    for name, before in (("browser", ""), ("network", ""), ("via", "password")):
        op.add_column("sessions", sa.Column(name, sa.Text(), server_default=before, nullable=False))
    op.add_column("staff", sa.Column("code_secret", sa.LargeBinary(), nullable=True))
    op.add_column("staff", sa.Column("code_step", sa.BigInteger(), nullable=True))
    op.add_column("staff", sa.Column("code_misses", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("staff", sa.Column("code_missed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "recovery_codes",
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_recovery_codes_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "code_hash", name=op.f("pk_recovery_codes")),
    )
    op.create_table(
        "invitations",
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_invitations_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_index(
        "ix_audit_staff", "audit", ["creditor_id", "subject"], postgresql_where=sa.text("subject LIKE 'staff:%'")
    )


def downgrade() -> None:
    """Take it back: whoever showed codes of a phone needs the password alone."""
    op.drop_index("ix_audit_staff", table_name="audit")
    for table in ("invitations", "recovery_codes"):
        op.drop_table(table)
    for name in ("code_missed_at", "code_misses", "code_step", "code_secret"):
        op.drop_column("staff", name)
    for name in ("via", "network", "browser", "number"):
        op.drop_column("sessions", name)
