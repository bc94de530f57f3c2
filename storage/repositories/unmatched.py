"""Keep money of which nobody knows yet whose it is, until a person says so or sends it back."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import func, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.errors import Missing
from storage.schema import Json, UnmatchedPayment, UnmatchedStatus

Place = tuple[date, int]
"""Where a list of unmatched money goes on: day and id of the last one seen."""


class Unmatched:
    """The unmatched money of the creditors in scope. Amounts are minor units of the row's currency."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(  # noqa: PLR0913 - a payment
        self,
        *,
        creditor: str,
        reference: str,
        amount: int,
        currency: str,
        paid_on: date,
        source: str,
        payer: bytes | None,
        text: bytes | None,
        candidates: list[Json],
        at: datetime,
    ) -> int | None:
        """Keep money under its reference and return its number; nothing when it is kept already.

        `payer` and `text` come sealed; a candidate is `{"client", "reasons": [{"why", "about"}]}`.
        """
        facts = {"amount": amount, "currency": currency, "paid_on": paid_on, "source": source}
        number: int | None = self._session.scalar(
            insert(UnmatchedPayment)
            .values(
                creditor_id=creditor,
                reference=reference,
                payer_sealed=payer,
                text_sealed=text,
                candidates=candidates,
                received_at=at,
                **facts,
            )
            .on_conflict_do_nothing(index_elements=["creditor_id", "reference"])
            .returning(UnmatchedPayment.id)
        )
        return number

    def find(self, creditor: str, number: int) -> UnmatchedPayment | None:
        """Return one as it stands, nothing where there is none of that number."""
        return self._session.get(UnmatchedPayment, (creditor, number))

    def lock(self, creditor: str, number: int) -> UnmatchedPayment:
        """Return one that nobody else can settle until this transaction ends."""
        row = self._session.get(UnmatchedPayment, (creditor, number), with_for_update=True, populate_existing=True)
        if row is None:
            raise Missing("unmatched payment", number)
        return row

    def named(self, creditor: str, reference: str) -> UnmatchedPayment:
        """Return the one with a reference, locked like that."""
        statement = select(UnmatchedPayment.id).where(
            UnmatchedPayment.creditor_id == creditor, UnmatchedPayment.reference == reference
        )
        number = self._session.scalar(statement)
        if number is None:
            raise Missing("unmatched payment", reference)
        return self.lock(creditor, number)

    def matched(self, creditor: str, references: Collection[str]) -> list[UnmatchedPayment]:
        """Return those of these references of which somebody said whose they are."""
        statement = select(UnmatchedPayment).where(
            UnmatchedPayment.creditor_id == creditor,
            UnmatchedPayment.reference.in_(references),
            UnmatchedPayment.status == UnmatchedStatus.MATCHED,
        )
        return list(self._session.scalars(statement))

    def waiting_under(self, creditor: str, reference: str) -> UnmatchedPayment | None:
        """Return the one with a reference that waits for a person, locked like that; nothing where none does."""
        statement = select(UnmatchedPayment).where(
            UnmatchedPayment.creditor_id == creditor,
            UnmatchedPayment.reference == reference,
            UnmatchedPayment.status == UnmatchedStatus.WAITING,
        )
        return self._session.scalar(statement.with_for_update())

    def waiting(self, creditors: Collection[str], limit: int, after: Place | None = None) -> list[UnmatchedPayment]:
        """Return what waits for a person, the oldest first."""
        place = tuple_(UnmatchedPayment.paid_on, UnmatchedPayment.id)
        statement = select(UnmatchedPayment).where(
            UnmatchedPayment.creditor_id.in_(creditors), UnmatchedPayment.status == UnmatchedStatus.WAITING
        )
        if after is not None:
            statement = statement.where(place > after)
        return list(
            self._session.scalars(statement.order_by(UnmatchedPayment.paid_on, UnmatchedPayment.id).limit(limit))
        )

    def settled(self, creditors: Collection[str], since: datetime, limit: int) -> list[UnmatchedPayment]:
        """Return what waits no longer since a moment, the latest first."""
        statement = select(UnmatchedPayment).where(
            UnmatchedPayment.creditor_id.in_(creditors), UnmatchedPayment.settled_at >= since
        )
        order = (UnmatchedPayment.settled_at.desc(), UnmatchedPayment.id.desc())
        return list(self._session.scalars(statement.order_by(*order).limit(limit)))

    def count(self, creditors: Collection[str]) -> int:
        """Return how many wait for a person."""
        statement = select(func.count()).where(
            UnmatchedPayment.creditor_id.in_(creditors), UnmatchedPayment.status == UnmatchedStatus.WAITING
        )
        return self._session.scalars(statement).one()

    def wait_again(self, row: UnmatchedPayment, note: str) -> None:
        """Let one that was settled wait for a person again, and record why."""
        row.status, row.client_id, row.settled_by, row.settled_at = UnmatchedStatus.WAITING, None, None, None
        row.note = note
        self._session.flush()

    def settle(
        self, row: UnmatchedPayment, status: UnmatchedStatus, by: str, at: datetime, *, client: str | None, note: str
    ) -> None:
        """Record whose it was, or that it went back, who said so (as in the audit log), and why."""
        row.status, row.client_id, row.settled_by, row.settled_at, row.note = status, client, by, at, note
        self._session.flush()
