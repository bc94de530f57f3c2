"""Read a client's past with a creditor: how they paid, what became of promises, who was right, where they answer."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from flows.contact.arrivals import evidence
from flows.contact.cadence.paydays import usual_days
from flows.negotiation.account import Account
from flows.risk.history import History
from storage.plain import Plain
from storage.repositories.accounts import Accounts
from storage.repositories.contacts import Contacts
from storage.repositories.merges import Merges
from storage.schema import Address, Client
from storage.schema.base import AwareTime

YEAR = timedelta(days=365)
# A bill that was late by our own error tells nothing of its client, nor does one that nobody is known to have paid.
PAID = Plain(
    text("""
WITH money AS (
    SELECT allocations.invoice_number, allocations.agreement_id, payments.paid_on
    FROM payments JOIN allocations
        ON allocations.creditor_id = payments.creditor_id AND allocations.payment_reference = payments.reference
    WHERE payments.creditor_id = :creditor AND payments.client_id = ANY (:clients) AND payments.received_at <= :now
        AND payments.paid_on <= :today AND payments.reversed_at IS NULL AND allocations.undone_at IS NULL
), settled AS (
    SELECT invoice_number AS number, paid_on FROM money WHERE invoice_number IS NOT NULL
    UNION ALL
    SELECT covered.invoice_number, money.paid_on
    FROM money JOIN agreement_invoices AS covered
        ON covered.creditor_id = :creditor AND covered.agreement_id = money.agreement_id
    WHERE money.invoice_number IS NULL
), wrong AS (
    SELECT unnest(invoices) AS number FROM cases
    WHERE creditor_id = :creditor AND client_id = ANY (:clients) AND kind IN ('dispute_invoice', 'dispute_service')
        AND status = 'resolved' AND outcome IN ('credit', 'correction') AND resolved_at <= :now
)
SELECT invoices.due_on, max(settled.paid_on) AS paid_on
FROM invoices JOIN settled USING (number)
WHERE invoices.creditor_id = :creditor AND invoices.client_id = ANY (:clients) AND invoices.status = 'paid'
    AND (invoices.delivered_on IS NULL OR invoices.delivered_on <= invoices.due_on)
    AND NOT EXISTS (SELECT FROM wrong WHERE wrong.number = invoices.number)
GROUP BY invoices.number, invoices.due_on ORDER BY invoices.due_on, invoices.number
""").bindparams(bindparam("now", type_=AwareTime))
)
COUNTS = Plain(
    text("""
SELECT promises.*, disputed.*, (
    SELECT count(*) FROM messages
    WHERE creditor_id = :creditor AND client_id = ANY (:clients) AND direction = 'out' AND initiated_by = 'bot'
        AND status IN ('sent', 'delivered', 'read', 'unknown') AND at > :since AND at <= :now
) AS contacts, ARRAY(
    SELECT paid_on FROM payments
    WHERE creditor_id = :creditor AND client_id = ANY (:clients) AND paid_on > CAST(:since AS date)
        AND paid_on <= :today AND received_at <= :now AND reversed_at IS NULL
) AS paid_on
FROM (
    SELECT count(*) FILTER (WHERE status = 'kept') AS kept, count(*) FILTER (WHERE status = 'broken') AS broken,
        CAST(coalesce(sum(moves + skips), 0) AS bigint) AS rescued
    FROM agreements WHERE creditor_id = :creditor AND client_id = ANY (:clients) AND accepted_at <= :now
) AS promises, (
    SELECT count(*) AS disputes, count(*) FILTER (WHERE outcome IN ('credit', 'correction')) AS disputes_right
    FROM cases WHERE creditor_id = :creditor AND client_id = ANY (:clients)
        AND kind IN ('dispute_invoice', 'dispute_service') AND status = 'resolved' AND resolved_at <= :now
) AS disputed
""").bindparams(*(bindparam(name, type_=AwareTime) for name in ("now", "since")))
)


class Histories:
    """The pasts of clients of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, client: Client, now: datetime) -> History:
        """Return a client's past with their creditor up to a moment, under all their numbers.

        Days are those where the client is.
        """
        today = now.astimezone(ZoneInfo(client.timezone)).date()
        numbers = Merges(self._session).numbers(client.creditor_id, client.id)
        given = {"creditor": client.creditor_id, "clients": numbers, "now": now, "today": today}
        accounts = [Accounts(self._session).account(client.creditor_id, one, now) for one in numbers]
        (counts,) = COUNTS.run(self._session, {**given, "since": now - YEAR})
        return History(
            late_days=tuple(max((row.paid_on - row.due_on).days, 0) for row in PAID.run(self._session, given)),
            overdue_days=_overdue(accounts, today),
            kept=counts.kept,
            broken=counts.broken,
            rescued=counts.rescued,
            disputes=counts.disputes,
            disputes_right=counts.disputes_right,
            contacts=counts.contacts,
            payments=len(counts.paid_on),
            paydays=tuple(sorted(usual_days(counts.paid_on, today))),
            channel=self._channel(client, now),
        )

    def _channel(self, client: Client, now: datetime) -> str | None:
        """Return the channel on which a client answers contacts of ours most; None where they answer none."""
        made = Contacts(self._session).made_at(client.creditor_id, client.id)
        told = {address: evidence([one for one in ours if one.at <= now]) for address, ours in made.items()}
        best = min((found for found in told if told[found].answered), key=lambda one: told[one], default=None)
        address = self._session.get(Address, best) if best is not None else None
        return address.channel if address is not None else None


def _overdue(accounts: Iterable[Account], today: date) -> tuple[int, ...]:
    """Return for how many days each thing that may be asked for is overdue."""
    days = sorted(day for account in accounts for day in _asked(account))
    return tuple((today - day).days for day in days if day < today)


def _asked(account: Account) -> Iterator[date]:
    """Yield the days of what may be asked for: bills outside a plan, promised payments."""
    plan = account.agreement if account.agreement and account.agreement.is_active else None
    covered = plan.invoices if plan else ()
    yield from (bill.due_on for bill in account.invoices if bill.payable and bill.number not in covered)
    yield from (part.due_on for part in (plan.instalments if plan else ()) if part.unpaid)
