"""Keep the matters that were handed to advisers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import Session

from flows.contact import clean_debt
from flows.matching import evidence
from flows.rights.book import MATTER
from flows.service_levels import ANSWER, LAW, RESOLVE
from flows.verification import LATE, UNTIL
from storage.errors import CaseTaken, Missing
from storage.repositories.case_clocks import CaseClocks
from storage.schema import Case, CaseStatus
from storage.schema.base import AwareTime

Place = tuple[int, datetime, int]
"""Where a list of cases goes on: priority, due time and id of the last one seen."""
MISSED = "call_missed"  #: among a case's details: since when its call is known to have been missed
UNTOLD = frozenset({clean_debt.KIND, evidence.KIND})
"""Kinds that are ours alone: no client knows of such a case, waits for its answer, or is told its outcome."""


class Cases:
    """The cases of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def open(  # noqa: PLR0913 - what an adviser needs to know
        self,
        *,
        creditor: str,
        client: str,
        kind: str,
        at: datetime,
        due_at: datetime,
        priority: int = 3,
        summary: str = "",
        note: str = "",
        invoices: Sequence[str] = (),
        details: Mapping[str, str] | None = None,
        call_back_at: datetime | None = None,
    ) -> Case:
        """Hand a matter over and return it with its number; `note` is the client's own words."""
        row = Case(
            creditor_id=creditor,
            client_id=client,
            kind=kind,
            status=CaseStatus.OPEN,
            priority=priority,
            opened_at=at,
            due_at=due_at,
            summary=summary,
            note=note,
            invoices=list(invoices),
            details=dict(details or {}),
            call_back_at=call_back_at,
        )
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, case: int) -> Case:
        """Return a case in scope; its number is its own among all creditors."""
        row = self._session.scalars(select(Case).where(Case.id == case)).one_or_none()
        if row is None:
            raise Missing("case", case)
        return row

    def of(self, creditor: str, client: str) -> list[Case]:
        """Return a client's cases, the newest first."""
        statement = select(Case).where(Case.creditor_id == creditor, Case.client_id == client)
        return list(self._session.scalars(statement.order_by(Case.id.desc())))

    def open_of(self, creditor: str, client: str) -> list[Case]:
        """Return a client's cases that are not resolved, the oldest first."""
        statement = select(Case).where(
            Case.creditor_id == creditor, Case.client_id == client, Case.status != CaseStatus.RESOLVED
        )
        return list(self._session.scalars(statement.order_by(Case.id)))

    def told_of(self, creditor: str, client: str) -> list[Case]:
        """Return those of a client's unresolved cases that they know of, the oldest first."""
        return [case for case in self.open_of(creditor, client) if case.kind not in UNTOLD]

    def add_words(
        self, creditor: str, client: str, kind: str, words: str, details: Mapping[str, str] | None = None
    ) -> Case | None:
        """Add the client's words to their newest unresolved case of a kind; nothing when there is none.

        `details` take the place of those of the same names.
        """
        newest = next((case for case in reversed(self.open_of(creditor, client)) if case.kind == kind), None)
        if newest is not None:
            newest.note = f"{newest.note}\n{words}".strip()
            newest.details = {**newest.details, **(details or {})}
            self._session.flush()
        return newest

    def escalate(self, case: int, priority: int, at: datetime) -> Case:
        """Put a late case on top; the moment at which that was done first stays."""
        row = self._locked(case)
        row.priority, row.escalated_at = priority, row.escalated_at or at
        self._session.flush()
        return row

    def promise(self, case: int, due_at: datetime) -> Case:
        """Write down a new promise, which the client is told in the same transaction; what is measured is the first."""
        row = self._locked(case)
        row.due_at = due_at
        self._session.flush()
        return row

    def unverified(self, now: datetime, limit: int) -> list[Case]:
        """Return the answered cases in scope whose check is overdue, except those already put on top for that."""
        statement = select(Case).where(
            Case.status != CaseStatus.RESOLVED,
            Case.first_response_at.is_not(None),
            Case.details[UNTIL].astext.cast(AwareTime) < now,
            Case.details[LATE].astext.is_(None),
        )
        return list(self._session.scalars(statement.order_by(Case.due_at).limit(limit)))

    def raise_unverified(self, case: int, priority: int, at: datetime) -> Case:
        """Put a case whose check is overdue on top."""
        row = self._locked(case)
        row.priority, row.details = priority, {**row.details, LATE: at.isoformat()}
        self._session.flush()
        return row

    def book_call(self, case: int, at: datetime | None, by: int | None = None) -> Case:
        """Record when the client is called back, and by whom; never for None."""
        row = self._locked(case)
        row.call_back_at, row.call_by = at, by
        row.details = {name: value for name, value in row.details.items() if name != MISSED}
        self._session.flush()
        return row

    def calls_of(self, staff: int, at: datetime) -> list[Case]:
        """Return the unresolved cases in scope whose clients somebody calls at a moment."""
        mine = (Case.call_by == staff, Case.call_back_at == at, Case.status != CaseStatus.RESOLVED)
        return list(self._session.scalars(select(Case).where(*mine)))

    def calls_by(self, staff: int, after: datetime) -> list[Case]:
        """Return the unresolved cases in scope whose clients somebody calls after a moment, the next call first."""
        theirs = (Case.call_by == staff, Case.call_back_at > after, Case.status != CaseStatus.RESOLVED)
        return list(self._session.scalars(select(Case).where(*theirs).order_by(Case.call_back_at, Case.id)))

    def calls_due(self, near: datetime, missed: datetime, limit: int) -> list[Case]:
        """Return the cases in scope whose named call is near though they wait for the client, or was missed unseen."""
        unseen = (Case.call_back_at <= missed) & Case.details[MISSED].astext.is_(None)
        statement = select(Case).where(
            Case.call_by.is_not(None),
            Case.status != CaseStatus.RESOLVED,
            or_((Case.call_back_at <= near) & (Case.status == CaseStatus.WAITING), unseen),
        )
        return list(self._session.scalars(statement.order_by(Case.call_back_at).limit(limit)))

    def miss_call(self, case: int, priority: int, at: datetime) -> Case:
        """Put a case whose call was missed on top."""
        row = self._locked(case)
        row.priority, row.details = priority, {**row.details, MISSED: at.isoformat()}
        self._session.flush()
        return row

    def page(
        self,
        *,
        status: CaseStatus | None = None,
        kind: str | None = None,
        after: Place | None = None,
        limit: int = 50,
    ) -> list[Case]:
        """Return the cases in scope, what is urgent and due first before the others; without status the unresolved."""
        place = tuple_(Case.priority, Case.due_at, Case.id)
        statement = select(Case).where(Case.status == status if status else Case.status != CaseStatus.RESOLVED)
        if kind is not None:
            statement = statement.where(Case.kind == kind)
        if after is not None:
            statement = statement.where(place > after)
        return list(self._session.scalars(statement.order_by(Case.priority, Case.due_at, Case.id).limit(limit)))

    def about(self, matters: Collection[str]) -> list[Case]:
        """Return the unresolved cases in scope that are about one of these beyond their kind, what is due first."""
        statement = select(Case).where(Case.status != CaseStatus.RESOLVED, Case.details[MATTER].astext.in_(matters))
        return list(self._session.scalars(statement.order_by(Case.due_at, Case.id)))

    def held_by(self, staff: int) -> list[int]:
        """Return the unresolved cases in scope that somebody has taken or has been given, what is urgent first."""
        statement = select(Case.id).where(
            Case.status != CaseStatus.RESOLVED, or_(Case.assignee == staff, Case.given_to == staff)
        )
        return list(self._session.scalars(statement.order_by(Case.priority, Case.due_at, Case.id)))

    def kept_from(self, case: Case) -> frozenset[int]:
        """Return from whom of staff a case is kept: it complains of them, or somebody said so of their client's."""
        said = select(Case.about).where(
            Case.creditor_id == case.creditor_id,
            Case.client_id == case.client_id,
            Case.about.is_not(None),
            or_(Case.about_by.is_not(None), Case.id == case.id),
        )
        return frozenset(one for one in self._session.scalars(said) if one is not None)

    def hidden(self, staff: int) -> Sequence[str]:
        """Return what is kept from somebody of staff, by the names that `UnitOfWork.hide` takes."""
        found = self._session.execute(
            select(Case.creditor_id, Case.client_id, Case.id, Case.about_by).where(Case.about == staff)
        )
        names = [(str(row.id), f"{row.creditor_id} {row.client_id}" if row.about_by else "") for row in found]
        return [name for both in names for name in both if name]

    def take(self, case: int, staff: int) -> Case:
        """Give a case to an adviser; refused while another has it."""
        row = self._locked(case)
        if row.assignee not in (None, staff):
            raise CaseTaken(case)
        row.assignee, row.given_to, row.given_why = staff, None, None
        self._session.flush()
        return row

    def release(self, case: int) -> Case:
        """Take a case from its adviser."""
        row = self._locked(case)
        row.assignee = None
        self._session.flush()
        return row

    def answer(self, case: int, at: datetime) -> Case:
        """Record that the client was answered: the first answer stops its clock."""
        row = self._locked(case)
        row.first_response_at = row.first_response_at or at
        if row.status is CaseStatus.OPEN:
            row.status = CaseStatus.WAITING
        CaseClocks(self._session).end(row.creditor_id, case, (ANSWER,), at)
        self._session.flush()
        return row

    def reopen(self, case: int) -> Case:
        """Record that the client wrote again, and an adviser must look."""
        row = self._locked(case)
        row.status, row.resolved_at = CaseStatus.OPEN, None
        self._session.flush()
        return row

    def resolve(self, case: int, outcome: str, text: str, at: datetime) -> Case:
        """Record a case's outcome and the words in which the client is told."""
        row = self._locked(case)
        row.status, row.outcome, row.outcome_text, row.resolved_at = CaseStatus.RESOLVED, outcome, text, at
        row.first_response_at = row.first_response_at or at
        CaseClocks(self._session).end(row.creditor_id, case, (ANSWER, RESOLVE, LAW), at)
        self._session.flush()
        return row

    def _locked(self, case: int) -> Case:
        row = self._session.scalars(
            select(Case).where(Case.id == case).with_for_update().execution_options(populate_existing=True)
        ).one_or_none()
        if row is None:
            raise Missing("case", case)
        return row
