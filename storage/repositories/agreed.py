"""Read in one look what a client agreed to: every turn asks for it."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from flows.negotiation.account import Agreement, AgreementStatus, Instalment, InstalmentStatus
from storage.plain import Plain

LOOK = Plain(
    text("""
WITH mine AS (SELECT * FROM agreements WHERE creditor_id = :creditor AND client_id = :client)
SELECT (SELECT count(*) FROM mine WHERE status = 'broken') AS broken, told.*
FROM (VALUES (1)) AS one LEFT JOIN LATERAL (
    SELECT id, status, total, discount, policy_version, proposed_by, accepted_at, moves, skips, lapses_on,
        ARRAY(SELECT invoice_number FROM agreement_invoices AS covered
            WHERE covered.creditor_id = mine.creditor_id AND covered.agreement_id = mine.id ORDER BY 1) AS invoices,
        (SELECT jsonb_agg(jsonb_build_array(number, due_on, amount, paid, status, agreed_on) ORDER BY due_on, number)
            FROM instalments AS part
            WHERE part.creditor_id = mine.creditor_id AND part.agreement_id = mine.id) AS instalments
    FROM mine WHERE status = 'active' OR (status = 'broken' AND id = (SELECT max(id) FROM mine))
    ORDER BY (status = 'active') DESC, id DESC LIMIT 1
) AS told ON true
""")
)


class Agreed(NamedTuple):
    """A client's newest active agreement; without one their newest, when it is the one that broke; how many broke."""

    active: Agreement | None = None
    ended: Agreement | None = None
    broken: int = 0


def agreed(session: Session, creditor: str, client: str) -> Agreed:
    """Return what a client agreed to with a creditor in scope, as decisions see it."""
    ((broken, *told),) = LOOK.run(session, {"creditor": creditor, "client": client})
    if told[0] is None:
        return Agreed(broken=broken)
    agreement = to_agreement(*told)
    return Agreed(agreement, None, broken) if agreement.is_active else Agreed(None, agreement, broken)


def to_agreement(number: int, status: str, total: int, discount: int, *rest: Any) -> Agreement:  # noqa: ANN401
    """Return an agreement as decisions see it, of the columns of a look."""
    version, proposed_by, accepted_at, moves, skips, lapses_on, invoices, instalments = rest
    return Agreement(
        id=str(number),
        status=AgreementStatus(status),
        invoices=tuple(invoices),
        total=total,
        discount=discount,
        policy_version=version,
        proposed_by=proposed_by,
        accepted_at=accepted_at,
        moves=moves,
        skips=skips,
        lapses_on=lapses_on,
        instalments=tuple(_instalment(*part) for part in instalments or ()),
    )


def _instalment(number: int, due_on: str, amount: int, paid: int, status: str, agreed_on: str) -> Instalment:
    first = date.fromisoformat(agreed_on)
    return Instalment(number, date.fromisoformat(due_on), amount, paid, InstalmentStatus(status), first)
