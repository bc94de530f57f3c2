"""Keep what clients proposed, as it was judged, so that another policy can be tried against it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.schema import Json, Proposal


class Proposals:
    """The proposals to the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def add(
        self, creditor: str, client: str, at: datetime, version: str, decision: str, legs: list[Json], situation: Json
    ) -> None:
        """Write a proposal, unless the client's last one is the same in the same situation: that is the same one."""
        if self._is_last(creditor, client, legs, situation):
            return
        self._session.add(
            Proposal(
                creditor_id=creditor,
                client_id=client,
                at=at,
                policy_version=version,
                decision=decision,
                legs=legs,
                situation=situation,
            )
        )

    def since(self, creditor: str, moment: datetime, limit: int) -> Sequence[Proposal]:
        """Return the latest proposals since a moment, the newest first."""
        mine = select(Proposal).where(Proposal.creditor_id == creditor, Proposal.at >= moment)
        return self._session.scalars(mine.order_by(Proposal.at.desc(), Proposal.id.desc()).limit(limit)).all()

    def count(self, creditor: str, moment: datetime) -> int:
        """Return how many there are since a moment."""
        mine = select(func.count()).select_from(Proposal)
        return self._session.scalar(mine.where(Proposal.creditor_id == creditor, Proposal.at >= moment)) or 0

    def _is_last(self, creditor: str, client: str, legs: list[Json], situation: Json) -> bool:
        mine = select(Proposal).where(Proposal.creditor_id == creditor, Proposal.client_id == client)
        last = self._session.scalars(mine.order_by(Proposal.id.desc()).limit(1)).one_or_none()
        return last is not None and (last.legs, last.situation) == (legs, situation)
