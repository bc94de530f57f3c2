"""Keep by when cases are answered and resolved: each deadline with how far it has come, and when it stood still."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.orm import Session

from flows.service_levels import Deadline
from storage.plain import Plain
from storage.schema import Case, CaseClock, CaseStatus
from storage.schema.base import AwareTime

AT_RISK, MISSED = "at_risk", "missed"  #: of a deadline that presses: its warning has come, or it is over
# `OFFSET 0` has the clocks of each unresolved case found by their key, instead of reading those of all there ever were.
PRESSING = Plain(
    text(f"""
SELECT c.kind, k.name, CASE WHEN k.due_at < coalesce(k.paused_at, :now) THEN '{MISSED}' ELSE '{AT_RISK}' END AS state,
    count(*) AS cases
FROM cases c CROSS JOIN LATERAL (
    SELECT * FROM case_clocks
    WHERE creditor_id = c.creditor_id AND case_id = c.id AND ended_at IS NULL
        AND (due_at < coalesce(paused_at, :now) OR paused_at IS NULL AND warn_at <= :now)
    OFFSET 0
) AS k
WHERE c.status <> 'resolved' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
""").bindparams(bindparam("now", type_=AwareTime))  # noqa: S608 - words of ours
)


@dataclass(frozen=True, slots=True)
class Due:
    """A clock whose hour has come, and whose case it is of."""

    creditor: str
    client: str
    case: int
    name: str


class CaseClocks:
    """The clocks of the cases of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def start(self, case: Case, found: Sequence[Deadline]) -> None:
        """Let a case that opened keep these deadlines."""
        ended = {"answer": case.first_response_at}
        for one in found:
            until = ended.get(one.name)
            self._session.add(
                CaseClock(
                    creditor_id=case.creditor_id,
                    case_id=case.id,
                    name=one.name,
                    begun_at=case.opened_at,
                    due_at=one.due_at,
                    warn_at=one.warn_at,
                    stage=one.stage,
                    next_at=None if until else one.next_at,
                    ended_at=until,
                )
            )
        self._session.flush()

    def of(self, creditor: str, case: int) -> dict[str, CaseClock]:
        """Return a case's clocks by name."""
        statement = select(CaseClock).where(CaseClock.creditor_id == creditor, CaseClock.case_id == case)
        return {row.name: row for row in self._session.scalars(statement)}

    def of_cases(self, cases: Iterable[int]) -> dict[int, dict[str, CaseClock]]:
        """Return the clocks of several cases in scope by the case's number; cases without any are left out."""
        found: dict[int, dict[str, CaseClock]] = {}
        for row in self._session.scalars(select(CaseClock).where(CaseClock.case_id.in_(list(cases)))):
            found.setdefault(row.case_id, {})[row.name] = row
        return found

    def due(self, now: datetime, limit: int) -> list[Due]:
        """Return the clocks in scope that are to be looked at, the longest due first; none is locked yet."""
        statement = (
            select(CaseClock.creditor_id, Case.client_id, CaseClock.case_id, CaseClock.name)
            .join(Case, (Case.creditor_id == CaseClock.creditor_id) & (Case.id == CaseClock.case_id))
            .where(CaseClock.next_at < now, Case.status != CaseStatus.RESOLVED)
            .order_by(CaseClock.next_at, CaseClock.case_id, CaseClock.name)
            .limit(limit)
        )
        return [Due(*row) for row in self._session.execute(statement)]

    def lock_due(self, due: Due, now: datetime) -> CaseClock | None:
        """Lock a clock that was due, as it is now; nothing where somebody else has moved or ended it meanwhile.

        Whoever calls has locked the client's conversation first, as every act on a case does.
        """
        statement = (
            select(CaseClock)
            .where(CaseClock.creditor_id == due.creditor, CaseClock.case_id == due.case, CaseClock.name == due.name)
            .where(CaseClock.next_at < now)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return self._session.scalars(statement).one_or_none()

    def pressing(self, now: datetime) -> Sequence[Any]:
        """Return how many cases in scope are late, or soon will be: kind, name of the clock, state, cases."""
        return PRESSING.run(self._session, {"now": now})

    def without(self, limit: int) -> list[Case]:
        """Return cases in scope that wait and have no clocks: an earlier version opened them."""
        has_some = select(CaseClock).where(CaseClock.creditor_id == Case.creditor_id, CaseClock.case_id == Case.id)
        statement = select(Case).where(Case.status != CaseStatus.RESOLVED, ~has_some.exists())
        return list(self._session.scalars(statement.order_by(Case.id).limit(limit)))

    def still(self, creditor: str, client: str) -> list[CaseClock]:
        """Lock the clocks of a client's cases that stand still."""
        statement = (
            select(CaseClock)
            .join(Case, (Case.creditor_id == CaseClock.creditor_id) & (Case.id == CaseClock.case_id))
            .where(Case.creditor_id == creditor, Case.client_id == client, CaseClock.paused_at.is_not(None))
            .where(CaseClock.ended_at.is_(None))
            .with_for_update(of=CaseClock)
            .execution_options(populate_existing=True)
        )
        return list(self._session.scalars(statement))

    def end(self, creditor: str, case: int, names: Sequence[str], at: datetime) -> None:
        """Stop clocks of a case for good; one that has ended keeps its end."""
        self._session.execute(
            update(CaseClock)
            .where(CaseClock.creditor_id == creditor, CaseClock.case_id == case, CaseClock.name.in_(names))
            .where(CaseClock.ended_at.is_(None))
            .values(ended_at=at, next_at=None)
        )
