"""Keep how clients found what became of their cases: whom was asked when, and what they answered."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.schema import Satisfaction

QUESTIONS_MAX = 3


class Satisfactions:
    """How clients of the creditors in scope found what became of their cases."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, creditor: str, case: int) -> Satisfaction | None:
        """Return what was asked about a case and answered; None where nobody was asked."""
        return self._session.get(Satisfaction, (creditor, case))

    def asked_last(self, creditor: str, client: str) -> datetime | None:
        """Return when a client was asked last, about whichever case."""
        statement = select(func.max(Satisfaction.asked_at))
        return self._session.scalar(
            statement.where(Satisfaction.creditor_id == creditor, Satisfaction.client_id == client)
        )

    def ask(self, creditor: str, case: int, client: str, at: datetime) -> None:
        """Write that a client is asked about a case."""
        self._session.add(Satisfaction(creditor_id=creditor, case_id=case, client_id=client, asked_at=at))
        self._session.flush()

    def answer(self, creditor: str, case: int, scores: Sequence[int], comment: str, at: datetime) -> bool:
        """Write what a client answered; say whether there is anything to write it on."""
        row = self.of(creditor, case)
        if row is None:
            return False
        row.score, row.second_score, row.third_score = ([*scores] + [None] * QUESTIONS_MAX)[:QUESTIONS_MAX]
        row.answered_at = at
        row.comment = comment or row.comment
        self._session.flush()
        return True
