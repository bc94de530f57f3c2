"""Keep what clients agreed to, and how far each agreement is kept."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from flows.negotiation.account import AgreementStatus, InstalmentStatus
from flows.negotiation.proposal import Plan
from storage.errors import Missing
from storage.repositories.audit import canonical
from storage.repositories.invoices import settle
from storage.schema import Agreement, AgreementInvoice, Instalment, Invoice

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
    ) -> Agreement:
        """Write an accepted plan; an active agreement that covers one of its invoices is replaced."""
        terms = {
            "creditor": creditor,
            "client": client,
            "currency": currency,
            "discount": discount,
            "invoices": sorted(invoices),
            "payments": [[payment.due_on.isoformat(), payment.amount] for payment in plan],
            "policy_version": policy_version,
            "total": total,
        }
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
            sha256=hashlib.sha256(canonical(terms)).digest(),
        )
        row.invoices = [AgreementInvoice(creditor_id=creditor, invoice_number=number) for number in sorted(invoices)]
        row.instalments = [
            Instalment(creditor_id=creditor, number=number, due_on=payment.due_on, amount=payment.amount, paid=0)
            for number, payment in enumerate(plan, start=1)
        ]
        before = self._covering(creditor, client, invoices)
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

    def count_broken(self, creditor: str, client: str) -> int:
        """Return how many of a client's agreements were broken."""
        return self._session.execute(
            select(func.count())
            .select_from(Agreement)
            .where(
                Agreement.creditor_id == creditor,
                Agreement.client_id == client,
                Agreement.status == AgreementStatus.BROKEN,
            )
        ).scalar_one()

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
        """Record an agreement as kept when all is paid; what its invoices still show is the discount: forgiven."""
        row = self.get(creditor, agreement)
        if any(instalment.paid < instalment.amount for instalment in row.instalments):
            return
        row.status = AgreementStatus.KEPT
        for covered in row.invoices:
            invoice = self._session.get(Invoice, (creditor, covered.invoice_number), with_for_update=True)
            if invoice is not None:
                invoice.balance, invoice.updated_at = 0, at
                settle(invoice)
        self._session.flush()

    def move(self, creditor: str, client: str, number: int, day: date) -> Agreement:
        """Move an instalment of the client's active agreement to another day, and count the move."""
        row = self.active(creditor, client)
        if row is None:
            raise Missing("active agreement of", client)
        instalment = self._instalment(creditor, row.id, number)
        instalment.due_on, instalment.status = day, InstalmentStatus.PENDING
        row.moves += 1
        self._session.flush()
        return row

    def _instalment(self, creditor: str, agreement: int, number: int) -> Instalment:
        row = self._session.get(Instalment, (creditor, agreement, number), with_for_update=True, populate_existing=True)
        if row is None:
            raise Missing("instalment", f"{agreement}/{number}")
        return row

    def _covering(self, creditor: str, client: str, invoices: Sequence[str]) -> list[Agreement]:
        """Return the client's active agreements on any of these invoices, locked."""
        covered = select(AgreementInvoice.agreement_id).where(
            AgreementInvoice.creditor_id == creditor, AgreementInvoice.invoice_number.in_(invoices)
        )
        return list(
            self._session.scalars(
                select(Agreement)
                .where(
                    Agreement.creditor_id == creditor,
                    Agreement.client_id == client,
                    Agreement.status == AgreementStatus.ACTIVE,
                    Agreement.id.in_(covered),
                )
                .with_for_update(of=Agreement)
            )
        )
