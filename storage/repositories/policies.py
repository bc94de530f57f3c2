"""Keep every version of a creditor's policy as it was applied; offers and agreements name theirs."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.errors import Missing, PolicyExists
from storage.schema import Creditor, Policy


class Policies:
    """The policies of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def apply(self, creditor: str, version: str, document: str, at: datetime) -> Policy:
        """Store a version and make it the creditor's current one; the same one twice is one."""
        owner = self._session.get(Creditor, creditor, with_for_update=True)
        if owner is None:
            raise Missing("creditor", creditor)
        row = self._session.get(Policy, (creditor, version))
        if row is None:
            row = Policy(creditor_id=creditor, version=version, document=document, created_at=at)
            self._session.add(row)
        elif row.document != document:
            raise PolicyExists(creditor, version)
        owner.policy_version = version
        self._session.flush()
        return row

    def get(self, creditor: str, version: str) -> Policy:
        """Return one version."""
        row = self._session.get(Policy, (creditor, version))
        if row is None:
            raise Missing("policy", version)
        return row

    def of(self, creditor: str) -> Sequence[Policy]:
        """Return all versions, the newest first."""
        mine = select(Policy).where(Policy.creditor_id == creditor)
        return self._session.scalars(mine.order_by(Policy.created_at.desc(), Policy.version.desc())).all()

    def current(self, creditor: str) -> Policy | None:
        """Return the version in force, nothing before the first is applied."""
        return self._session.scalars(
            select(Policy)
            .join(Creditor, Creditor.id == Policy.creditor_id)
            .where(Policy.creditor_id == creditor, Policy.version == Creditor.policy_version)
        ).one_or_none()
