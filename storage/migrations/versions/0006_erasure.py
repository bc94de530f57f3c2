"""Know which clients were erased, so that no file brings back who they were; and who agreed that words on health stay.

What was kept of that without being asked goes: the words stand in the thread, the name of what happened nowhere else.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ALL = "SELECT set_config('concilia.creditors', (SELECT string_agg(id, ',') FROM creditors), true)"
NONE = "SELECT set_config('concilia.creditors', '', true)"
FORGET = (
    "UPDATE difficulties SET note = '' WHERE contingency IN ('illness', 'separation', 'caring', 'bereavement')",
    "UPDATE difficulties SET contingency = 'personal' WHERE contingency IN ('illness', 'separation')",
    """
        UPDATE cases SET note = '', details = CASE WHEN details->>'contingency' IN ('illness', 'separation')
            THEN details || '{"contingency": "personal"}' ELSE details END
        WHERE kind = 'hardship' AND details->>'contingency' IN ('illness', 'separation', 'caring', 'bereavement')
    """,
)


def upgrade() -> None:
    """Take the step."""
    op.add_column("clients", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("difficulties", sa.Column("consent_at", sa.DateTime(timezone=True), nullable=True))
    if op.get_bind().execute(sa.text("SELECT EXISTS (SELECT FROM creditors)")).scalar():
        for statement in (ALL, *FORGET, NONE):
            op.execute(statement)


def downgrade() -> None:
    """Take it back."""
    op.drop_column("difficulties", "consent_at")
    op.drop_column("clients", "erased_at")
