"""Keep what clients agreed to; how far each agreement is kept is `fulfilment.py`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, selectinload

from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.proposal import Plan
from storage import seals
from storage.errors import BadSplit, Missing
from storage.plain import Plain
from storage.repositories import balances
from storage.schema import Agreement, AgreementInvoice, Instalment

UNPAID = Plain(
    text("""
SELECT DISTINCT mine.id FROM agreements AS mine JOIN instalments AS part
    ON part.creditor_id = mine.creditor_id AND part.agreement_id = mine.id
WHERE mine.creditor_id = :creditor AND mine.status = 'active' AND part.due_on <= :day AND part.status <> 'paid'
""")
)
WHOLE = (selectinload(Agreement.invoices), selectinload(Agreement.instalments))


class Agreements:
    """The agreements of the creditors in scope. Amounts are minor units of the agreement's currency."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def book(  # noqa: PLR0913 - the terms
        self,
        *,
        creditor: str,
        client: str,
        plan: Plan,
        total: int,
        discount: int,
        currency: str,
        invoices: Sequence[str],
        proposed_by: str,
        policy_version: str,
        at: datetime,
        terms: Mapping[str, Any] | None = None,
        lapses_on: date | None = None,
    ) -> Agreement:
        """Write an accepted plan and seal it; the client's active agreement is replaced: nobody has two.

        `terms` is the document of all that was agreed; without one it is what the rows say and no more. `lapses_on` is
        the last day of an early payment's discount.
        """
        row = Agreement(
            creditor_id=creditor,
            client_id=client,
            status=AgreementStatus.ACTIVE,
            total=total,
            discount=discount,
            currency=currency,
            policy_version=policy_version,
            proposed_by=proposed_by,
            accepted_at=at,
            lapses_on=lapses_on,
            amendments=[],
        )
        row.invoices = [AgreementInvoice(creditor_id=creditor, invoice_number=number) for number in sorted(invoices)]
        row.instalments = [
            Instalment(creditor_id=creditor, number=number, due_on=payment.due_on, amount=payment.amount, paid=0)
            for number, payment in enumerate(plan, start=1)
        ]
        row.terms = dict(terms or {}) | seals.facts_of(row) | {"payments": seals.plan_of(row)}
        row.sha256 = seals.hash_of(row.terms)
        before = self._in_force(creditor, client)
        self._session.add(row)
        self._session.flush()
        for old in before:
            old.status, old.replaced_by = AgreementStatus.REPLACED, row.id
        self._session.flush()
        return row

    def get(self, creditor: str, agreement: int) -> Agreement:
        """Return an agreement with its invoices and instalments."""
        row = self._session.scalars(
            select(Agreement).where(Agreement.creditor_id == creditor, Agreement.id == agreement).options(*WHOLE)
        ).one_or_none()
        if row is None:
            raise Missing("agreement", agreement)
        return row

    def lock(self, creditor: str, agreement: int) -> Agreement:
        """Return an agreement as it stands; nobody counts money for it, or ends it, until this transaction ends."""
        balances.lock_all(self._session, creditor, self.get(creditor, agreement).client_id)  # money locks bills first
        mine = (Agreement.creditor_id == creditor, Agreement.id == agreement)
        fresh = select(Agreement).where(*mine).options(*WHOLE).execution_options(populate_existing=True)
        return self._session.scalars(fresh.with_for_update(of=Agreement)).one()

    def of(self, creditor: str, client: str) -> list[Agreement]:
        """Return a client's agreements with their invoices and instalments, the newest first."""
        return list(
            self._session.scalars(
                select(Agreement)
                .where(Agreement.creditor_id == creditor, Agreement.client_id == client)
                .options(*WHOLE)
                .order_by(Agreement.id.desc())
            )
        )

    def active(self, creditor: str, client: str) -> Agreement | None:
        """Return a client's newest active agreement."""
        return self._session.scalars(
            select(Agreement)
            .where(
                Agreement.creditor_id == creditor,
                Agreement.client_id == client,
                Agreement.status == AgreementStatus.ACTIVE,
            )
            .options(*WHOLE)
            .order_by(Agreement.id.desc())
            .limit(1)
        ).one_or_none()

    def count_by_arm(self, creditor: str) -> dict[str, dict[str, int]]:
        """Return how many agreements each arm of the trial with a witness drew, and how many it kept and broke."""
        rows = self._session.execute(
            select(Agreement.arm, Agreement.status, func.count())
            .where(Agreement.creditor_id == creditor, Agreement.arm.is_not(None))
            .group_by(Agreement.arm, Agreement.status)
        )
        counts: dict[str, dict[str, int]] = {}
        for arm, status, count in rows:
            told = counts.setdefault(str(arm), {"drawn": 0, "kept": 0, "broken": 0})
            told["drawn"] += count
            if str(status) in told:
                told[str(status)] += count
        return counts

    def unpaid_by(self, creditor: str, day: date) -> list[Agreement]:
        """Return a creditor's active agreements with an unpaid instalment due on or before a day, by their clients."""
        self._session.flush()
        found = [row.id for row in UNPAID.run(self._session, {"creditor": creditor, "day": day})]
        if not found:
            return []
        due = select(Agreement).where(Agreement.creditor_id == creditor, Agreement.id.in_(found)).options(*WHOLE)
        return list(self._session.scalars(due.order_by(Agreement.client_id, Agreement.id)))

    def amend(self, creditor: str, agreement: int, what: str, at: datetime) -> Agreement:
        """Chain the plan as its rows say it now to what was agreed before; each change of dates or amounts needs it."""
        row = self.get(creditor, agreement)
        self._session.refresh(row, ["instalments"])
        row.amendments = [*row.amendments, seals.amendment(row, what, at)]
        self._session.flush()
        return row

    def draw(self, creditor: str, agreement: int, arm: str) -> None:
        """Record into which arm of the trial with a human witness an agreement was drawn."""
        self.get(creditor, agreement).arm = arm
        self._session.flush()

    def mark(self, creditor: str, agreement: int, number: int, status: InstalmentStatus) -> None:
        """Record where an instalment stands."""
        self.instalment(creditor, agreement, number).status = status
        self._session.flush()

    def end(self, creditor: str, agreement: int, status: AgreementStatus) -> None:
        """Record that an agreement is broken or cancelled; its invoices are owed as they stand."""
        self.get(creditor, agreement).status = status
        self._session.flush()

    def move(self, creditor: str, client: str, number: int, day: date) -> Agreement:
        """Move an instalment of the client's active agreement to another day, and count the move."""
        row = self._agreed(creditor, client)
        instalment = self.instalment(creditor, row.id, number)
        instalment.due_on, instalment.status = day, InstalmentStatus.PENDING
        row.moves += 1
        self._session.flush()
        return row

    def split(self, creditor: str, client: str, number: int, parts: Plan) -> Agreement:
        """Put several payments in an instalment's place, and count one move: what was paid of it stays with the first.

        The first part keeps its number, the others get the next free ones; all keep the day that was agreed first.
        """
        row = self._agreed(creditor, client)
        whole = self.instalment(creditor, row.id, number)
        if sum(part.amount for part in parts) != whole.amount - whole.paid:
            raise BadSplit(number)
        first, *others = sorted(parts)
        whole.due_on, whole.amount, whole.status = first.due_on, whole.paid + first.amount, InstalmentStatus.PENDING
        last = max(one.number for one in row.instalments)
        row.instalments += [
            Instalment(
                creditor_id=creditor,
                number=last + place,
                due_on=part.due_on,
                agreed_on=whole.agreed_on,
                amount=part.amount,
                paid=0,
            )
            for place, part in enumerate(others, start=1)
        ]
        row.moves += 1
        self._session.flush()
        return row

    def skip(self, creditor: str, client: str, number: int, day: date) -> Agreement:
        """Put an instalment of the client's active agreement behind the last one, and count the skip."""
        row = self._agreed(creditor, client)
        skipped = self.instalment(creditor, row.id, number)
        skipped.due_on, skipped.agreed_on, skipped.status = day, day, InstalmentStatus.PENDING
        row.skips += 1
        self._session.flush()
        return row

    def lapse(self, creditor: str, agreement: int) -> Agreement:
        """Let an early payment's discount go: its invoices are owed as they stand, and nothing was broken."""
        row = self.get(creditor, agreement)
        row.status = AgreementStatus.CANCELLED
        self._session.flush()
        return row

    def newest(self, creditor: str, client: str) -> Agreement | None:
        """Return a client's newest agreement, whatever became of it."""
        return self._session.scalars(
            select(Agreement)
            .where(Agreement.creditor_id == creditor, Agreement.client_id == client)
            .options(*WHOLE)
            .order_by(Agreement.id.desc())
            .limit(1)
        ).one_or_none()

    def _agreed(self, creditor: str, client: str) -> Agreement:
        row = self.active(creditor, client)
        if row is None:
            raise Missing("active agreement of", client)
        return row

    def instalment(self, creditor: str, agreement: int, number: int) -> Instalment:
        """Return an instalment as it stands, which nobody else can write until this transaction ends."""
        row = self._session.get(Instalment, (creditor, agreement, number), with_for_update=True, populate_existing=True)
        if row is None:
            raise Missing("instalment", f"{agreement}/{number}")
        return row

    def _in_force(self, creditor: str, client: str) -> list[Agreement]:
        """Return the client's active agreements, locked."""
        mine = (Agreement.creditor_id == creditor, Agreement.client_id == client)
        statement = select(Agreement).where(*mine, Agreement.status == AgreementStatus.ACTIVE)
        return list(self._session.scalars(statement.with_for_update(of=Agreement)))
