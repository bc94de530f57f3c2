"""Let staff tell their sessions apart: a number for forms, and which browser on which network opened each."""

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
    for name in ("browser", "network"):
        op.add_column("sessions", sa.Column(name, sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    """Take it back."""
    for name in ("network", "browser", "number"):
        op.drop_column("sessions", name)
