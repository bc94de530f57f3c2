"""Let staff also be operators, auditors and creditors' viewers."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BEFORE = ("adviser", "supervisor")
NOW = (*BEFORE, "operator", "auditor", "viewer")
#: Whoever had another role signs in no more: no older one fits them.
LET_GO = "UPDATE staff SET disabled_at = coalesce(disabled_at, now()), role = 'adviser' WHERE role NOT IN :kept"


def _check(roles: tuple[str, ...]) -> None:
    words = ", ".join(f"'{role}'" for role in roles)
    op.drop_constraint(op.f("ck_staff_role"), "staff", type_="check")
    op.create_check_constraint(op.f("ck_staff_role"), "staff", f"role IN ({words})")


def upgrade() -> None:
    """Take the step."""
    _check(NOW)


def downgrade() -> None:
    """Take it back."""
    op.get_bind().execute(sa.text(LET_GO).bindparams(sa.bindparam("kept", expanding=True)), {"kept": BEFORE})
    _check(BEFORE)
