"""Let each member of staff have the console in their language."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("staff", sa.Column("language", sa.Text(), server_default="es", nullable=False))
    op.create_check_constraint(op.f("ck_staff_language"), "staff", "language IN ('es', 'en', 'pt')")


def downgrade() -> None:
    """Take it back."""
    op.drop_constraint(op.f("ck_staff_language"), "staff", type_="check")
    op.drop_column("staff", "language")
