"""Keep which ended cases are looked at again, and what was found in them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from flows.quality.draw import fingerprint
from storage.errors import Missing
from storage.repositories.cases import UNTOLD
from storage.schema import Case, CaseStatus, Message, QualityDraw, QualityReview, QualitySample

SHOWN = 100  #: of what was found, the newest


class Quality:
    """What is looked at again of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def drawn(self, creditor: str, week: date) -> QualityDraw | None:
        """Return the draw of a week, if there was one."""
        return self._session.get(QualityDraw, (creditor, week))

    def draws(self, since: date) -> Sequence[QualityDraw]:
        """Return the draws since a week in which there was something to draw from, the newest first."""
        some = select(QualityDraw).where(QualityDraw.week >= since, QualityDraw.ended > 0)
        return self._session.scalars(some.order_by(QualityDraw.week.desc(), QualityDraw.creditor_id)).all()

    def ended(self, creditor: str, since: datetime, until: datetime) -> Mapping[int, Collection[int]]:
        """Return the cases that each adviser brought to an end between two moments; none that was drawn before."""
        known = exists().where(QualitySample.creditor_id == Case.creditor_id, QualitySample.case_id == Case.id)
        rows = self._session.execute(
            select(Case.assignee, Case.id).where(
                Case.creditor_id == creditor, Case.resolved_at >= since, Case.resolved_at < until,
                Case.status == CaseStatus.RESOLVED, Case.kind.not_in(UNTOLD), ~known,
            )
        )  # fmt: skip
        found: dict[int, list[int]] = {}
        for staff, case in rows:
            if staff is not None:
                found.setdefault(staff, []).append(case)
        return found

    def keep(
        self,
        creditor: str,
        week: date,
        seed: str,
        per_adviser: int,
        ended: Mapping[int, Collection[int]],
        drawn: Mapping[int, Sequence[int]],
        at: datetime,
    ) -> None:
        """Write down a draw: what it was made from, and what came of it."""
        count = sum(map(len, ended.values()))
        self._session.add(
            QualityDraw(creditor_id=creditor, week=week, seed=seed, per_adviser=per_adviser, ended=count,
                        fingerprint=fingerprint(ended), at=at)
        )  # fmt: skip
        self._session.flush()
        clients = self._clients([case for cases in drawn.values() for case in cases])
        self._session.add_all(
            QualitySample(creditor_id=creditor, case_id=case, client_id=clients[case], week=week, adviser_id=staff)
            for staff, cases in drawn.items()
            for case in cases
        )
        self._session.flush()

    def samples(self, since: date) -> Sequence[tuple[QualitySample, Case]]:
        """Return the cases that were drawn since a week, with what they are, the newest week first."""
        found = (
            select(QualitySample, Case)
            .join(Case, (Case.creditor_id == QualitySample.creditor_id) & (Case.id == QualitySample.case_id))
            .where(QualitySample.week >= since)
            .order_by(QualitySample.week.desc(), QualitySample.creditor_id, QualitySample.case_id)
        )
        return [(row[0], row[1]) for row in self._session.execute(found)]

    def sample(self, case: int) -> QualitySample:
        """Return a case that was drawn. Raises Missing."""
        row = self._session.scalars(select(QualitySample).where(QualitySample.case_id == case)).one_or_none()
        if row is None:
            raise Missing("drawn case", case)
        return row

    def reviews(self, cases: Collection[int]) -> Sequence[QualityReview]:
        """Return what was found in some cases, in the order in which it was written."""
        mine = select(QualityReview).where(QualityReview.case_id.in_(cases))
        return self._session.scalars(mine.order_by(QualityReview.at, QualityReview.reviewer_id)).all()

    def latest(self) -> Sequence[QualityReview]:
        """Return what was found last, the newest first."""
        return self._session.scalars(select(QualityReview).order_by(QualityReview.at.desc()).limit(SHOWN)).all()

    def of_adviser(self, staff: int) -> Sequence[QualityReview]:
        """Return what was found in somebody's work, the newest first."""
        mine = select(QualityReview).where(QualityReview.adviser_id == staff)
        return self._session.scalars(mine.order_by(QualityReview.at.desc()).limit(SHOWN)).all()

    def known(self, cases: Collection[int], staff: int) -> frozenset[int]:
        """Return of which drawn cases somebody knows the client: wrote to them, or had a case of theirs."""
        wrote = exists().where(
            Message.creditor_id == QualitySample.creditor_id, Message.client_id == QualitySample.client_id,
            Message.staff_id == staff,
        )  # fmt: skip
        had = exists().where(
            Case.creditor_id == QualitySample.creditor_id, Case.client_id == QualitySample.client_id,
            Case.assignee == staff,
        )  # fmt: skip
        return frozenset(
            self._session.scalars(select(QualitySample.case_id).where(QualitySample.case_id.in_(cases), wrote | had))
        )

    def unread(self, staff: int) -> int:
        """Return how much was found in somebody's work that they have not read."""
        mine = select(func.count()).where(QualityReview.adviser_id == staff, QualityReview.seen_at.is_(None))
        return self._session.scalars(mine).one()

    def add(self, review: QualityReview) -> None:
        """Write what somebody found."""
        self._session.add(review)
        self._session.flush()

    def _clients(self, cases: Collection[int]) -> Mapping[int, str]:
        rows = self._session.execute(select(Case.id, Case.client_id).where(Case.id.in_(cases)))
        return {row[0]: row[1] for row in rows}
