"""Keep what clients agreed to, and how far each agreement is kept."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, selectinload

from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.proposal import Plan
from storage import seals
from storage.errors import BadSplit, Missing
from storage.repositories import balances
from storage.schema import Agreement, AgreementInvoice, Credit, CreditKind, Instalment, Invoice

WHOLE = (selectinload(Agreement.invoices), selectinload(Agreement.instalments))


KEPT_HISTORY = text("""
WITH mine AS (
    SELECT * FROM agreements
    WHERE creditor_id = :creditor AND client_id = :client AND status IN ('kept', 'broken', 'active')
), parts AS (
    SELECT part.status, part.amount, part.moved FROM mine JOIN LATERAL (
        SELECT status, amount, due_on > agreed_on AS moved FROM instalments
        WHERE creditor_id = mine.creditor_id AND agreement_id = mine.id AND amount > 0
    ) part ON true
)
SELECT (SELECT count(*) FROM mine WHERE status = 'kept'), (SELECT count(*) FROM mine WHERE status = 'broken'),
    (SELECT count(*) FROM mine WHERE status = 'active'),
    (SELECT count(*) FROM parts WHERE status = 'paid'), (SELECT count(*) FROM parts WHERE status IN ('late', 'missed')),
    (SELECT count(*) FROM parts WHERE moved), (SELECT max(accepted_at) FROM mine)
""")


class KeptHistory(NamedTuple):
    """How a client kept their promises: agreements kept, broken and still active; instalments paid, late and moved.

    Agreements that a newer one replaced are not counted, nor are those that ended with an early payment's day.
    """

    kept: int
    broken: int
    active: int
    paid_instalments: int
    late_instalments: int
    moved_instalments: int
    last_at: datetime | None


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

    def kept_history(self, creditor: str, client: str) -> KeptHistory:
        """Return how a client kept what they promised, over all their agreements that have ended or go on."""
        row = self._session.execute(KEPT_HISTORY, {"creditor": creditor, "client": client}).one()
        return KeptHistory(*row)

    def unpaid_by(self, creditor: str, day: date) -> list[Agreement]:
        """Return a creditor's active agreements with an unpaid instalment due on or before a day."""
        due = (
            select(Instalment.agreement_id)
            .where(
                Instalment.creditor_id == creditor,
                Instalment.due_on <= day,
                Instalment.status != InstalmentStatus.PAID,
            )
            .distinct()
        )
        return list(
            self._session.scalars(
                select(Agreement)
                .where(
                    Agreement.creditor_id == creditor,
                    Agreement.status == AgreementStatus.ACTIVE,
                    Agreement.id.in_(due),
                )
                .options(*WHOLE)
                .order_by(Agreement.id)
            )
        )

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
        self._instalment(creditor, agreement, number).status = status
        self._session.flush()

    def end(self, creditor: str, agreement: int, status: AgreementStatus) -> None:
        """Record that an agreement is broken or cancelled; its invoices are owed as they stand."""
        self.get(creditor, agreement).status = status
        self._session.flush()

    def fill(self, creditor: str, agreement: int, number: int, amount: int) -> None:
        """Count money for an instalment."""
        row = self._instalment(creditor, agreement, number)
        row.paid += amount
        if row.paid == row.amount:
            row.status = InstalmentStatus.PAID
        self._session.flush()

    def keep_if_filled(self, creditor: str, agreement: int, at: datetime) -> None:
        """Record an agreement as kept when all is paid, and write what it forgives: its discount, oldest bill first."""
        row = self.get(creditor, agreement)
        if row.status is not AgreementStatus.ACTIVE or any(part.paid < part.amount for part in row.instalments):
            return
        row.status = AgreementStatus.KEPT
        left = row.discount
        for invoice in self._covered(row):
            forgiven = min(left, invoice.balance)
            if forgiven:
                left -= forgiven
                self._forgive(row, invoice, forgiven, at)
        self._session.flush()

    def take_back(self, creditor: str, agreement: int, at: datetime) -> None:
        """Expect a kept agreement's instalments again when money for them never arrived: nothing is forgiven any more.

        When another agreement is active by now, this one is over, and its invoices are owed as they stand. What was
        paid or credited beside it since it was kept is not asked for again.
        """
        row = self.get(creditor, agreement)
        if row.status is not AgreementStatus.KEPT or all(part.paid >= part.amount for part in row.instalments):
            return
        busy = self.active(creditor, row.client_id) is not None
        row.status = AgreementStatus.CANCELLED if busy else AgreementStatus.ACTIVE
        invoices = {invoice.number: invoice for invoice in self._covered(row)}
        for number, amount in self._forgiven(row):
            self._forgive(row, invoices[number], -amount, at)
        self._session.flush()
        if not busy:
            self.go_on(row, at)

    def follow(self, creditor: str, invoice: str, money: int, at: datetime) -> None:
        """Let the active agreement that covers an invoice follow it: money that came elsewhere fills instalments."""
        for row in self._active_on(creditor, invoice):
            self.count(row, money)
            self.go_on(row, at)

    def go_on(self, row: Agreement, at: datetime) -> None:
        """Ask for no more than is owed by now; an agreement that asks for nothing any more is kept."""
        self._relieve(row, at)
        self.keep_if_filled(row.creditor_id, row.id, at)

    def count(self, row: Agreement, money: int) -> int:
        """Count money for instalments, first to last; return how much of it they took."""
        left = max(money, 0)
        for part in row.instalments:
            taken = min(left, part.amount - part.paid)
            if taken > 0:
                self.fill(row.creditor_id, row.id, part.number, taken)
                left -= taken
        return max(money, 0) - left

    def move(self, creditor: str, client: str, number: int, day: date) -> Agreement:
        """Move an instalment of the client's active agreement to another day, and count the move."""
        row = self._agreed(creditor, client)
        instalment = self._instalment(creditor, row.id, number)
        instalment.due_on, instalment.status = day, InstalmentStatus.PENDING
        row.moves += 1
        self._session.flush()
        return row

    def split(self, creditor: str, client: str, number: int, parts: Plan) -> Agreement:
        """Put several payments in an instalment's place, and count one move: what was paid of it stays with the first.

        The first part keeps its number, the others get the next free ones; all keep the day that was agreed first.
        """
        row = self._agreed(creditor, client)
        whole = self._instalment(creditor, row.id, number)
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
        skipped = self._instalment(creditor, row.id, number)
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

    def revive(self, creditor: str, client: str, paid_on: date, at: datetime) -> Agreement | None:
        """Take an early payment up again for money that was paid by its last day and is told of later."""
        row = self._newest(creditor, client)
        if row is None or row.status is not AgreementStatus.CANCELLED or row.lapses_on is None:
            return None
        if paid_on > row.lapses_on:
            return None
        row.status = AgreementStatus.ACTIVE
        self._session.flush()
        self.go_on(row, at)
        return row

    def _relieve(self, row: Agreement, at: datetime) -> None:
        """Ask for less, last instalment first, where less is owed by now than was agreed."""
        unpaid = sum(part.amount - part.paid for part in row.instalments)
        excess = unpaid + row.discount - sum(invoice.balance for invoice in self._covered(row))
        relieved = left = min(max(excess, 0), unpaid)
        for part in reversed(row.instalments):
            taken = min(left, part.amount - part.paid)
            if taken > 0:
                part.amount -= taken
                part.status = InstalmentStatus.PAID if part.paid == part.amount else part.status
                left -= taken
        if relieved:
            self._session.flush()
            self.amend(row.creditor_id, row.id, "instalment.lowered", at)

    def _newest(self, creditor: str, client: str) -> Agreement | None:
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

    def _instalment(self, creditor: str, agreement: int, number: int) -> Instalment:
        row = self._session.get(Instalment, (creditor, agreement, number), with_for_update=True, populate_existing=True)
        if row is None:
            raise Missing("instalment", f"{agreement}/{number}")
        return row

    def _in_force(self, creditor: str, client: str) -> list[Agreement]:
        """Return the client's active agreements, locked."""
        mine = (Agreement.creditor_id == creditor, Agreement.client_id == client)
        statement = select(Agreement).where(*mine, Agreement.status == AgreementStatus.ACTIVE)
        return list(self._session.scalars(statement.with_for_update(of=Agreement)))

    def _active_on(self, creditor: str, invoice: str) -> list[Agreement]:
        """Return the active agreement that covers an invoice, locked, with its invoices and instalments."""
        covering = select(AgreementInvoice.agreement_id).where(
            AgreementInvoice.creditor_id == creditor, AgreementInvoice.invoice_number == invoice
        )
        mine = (Agreement.creditor_id == creditor, Agreement.id.in_(covering))
        statement = select(Agreement).where(*mine, Agreement.status == AgreementStatus.ACTIVE).options(*WHOLE)
        fresh = statement.with_for_update(of=Agreement).execution_options(populate_existing=True)
        return list(self._session.scalars(fresh.order_by(Agreement.id)))

    def _covered(self, row: Agreement) -> list[Invoice]:
        """Return the invoices that an agreement covers, locked, the one due first before the others."""
        numbers = sorted(one.invoice_number for one in row.invoices)
        found = [balances.lock(self._session, row.creditor_id, number) for number in numbers]
        return sorted(found, key=lambda invoice: (invoice.due_on, invoice.number))

    def _forgiven(self, row: Agreement) -> list[tuple[str, int]]:
        """Return what an agreement forgives now, by invoice."""
        amount = func.sum(Credit.amount)
        rows = self._session.execute(
            select(Credit.invoice_number, amount)
            .where(Credit.creditor_id == row.creditor_id, Credit.agreement_id == row.id)
            .group_by(Credit.invoice_number)
            .having(amount != 0)
        )
        return [(number, int(total)) for number, total in rows]

    def _forgive(self, row: Agreement, invoice: Invoice, amount: int, at: datetime) -> None:
        """Forgive a part of an invoice, or take that back with a negative amount."""
        invoice.balance -= amount
        invoice.updated_at = at
        balances.settle(invoice)
        balances.write(self._session, invoice, CreditKind.DISCOUNT, amount, at, "bot", agreement=row.id)
