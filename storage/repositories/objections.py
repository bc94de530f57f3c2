"""Keep every version of a creditor's file of objections, and how the talks ended in which they were answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, distinct, func, select
from sqlalchemy.orm import Session

from storage.errors import Missing, ObjectionsExist
from storage.schema import AuditEntry, Creditor, Objection, ObjectionFile, Talk

FOLLOWED, SUBJECT = "objections.followed", "objections:"  #: what the log notes of a version that a file brought
UNDER_WAY = "under_way"  #: the talk has not ended yet


@dataclass(frozen=True, slots=True)
class Count:
    """How often a branch was taken, and how many of those talks ended how.

    `branch` is None for the objection itself, whatever came after the reply; `ended` maps agreement, payment, case,
    none and under_way to numbers of talks.
    """

    code: str
    branch: str | None
    times: int
    ended: dict[str, int]


class Objections:
    """The objections of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def apply(self, creditor: str, version: str, document: str, by: str, at: datetime) -> ObjectionFile:
        """Store a version and make it the creditor's current one; the same one twice is one.

        Raises Missing for an unknown creditor, ObjectionsExist where the version is there with other words.
        """
        owner = self._session.get(Creditor, creditor, with_for_update=True)
        if owner is None:
            raise Missing("creditor", creditor)
        row = self._session.get(ObjectionFile, (creditor, version))
        if row is None:
            row = ObjectionFile(creditor_id=creditor, version=version, document=document, by=by, created_at=at)
            self._session.add(row)
        elif row.document != document:
            raise ObjectionsExist(creditor, version)
        owner.objections_version = version
        self._session.flush()
        return row

    def get(self, creditor: str, version: str) -> ObjectionFile:
        """Return one version."""
        row = self._session.get(ObjectionFile, (creditor, version))
        if row is None:
            raise Missing("file of objections", f"{creditor} {version}")
        return row

    def followed(self, creditor: str) -> ObjectionFile | None:
        """Return the version that a creditor's own file named when it was last heeded, as the audit log tells it."""
        told = (AuditEntry.creditor_id == creditor, AuditEntry.action == FOLLOWED)
        last = select(func.substr(AuditEntry.subject, len(SUBJECT) + 1)).where(*told).order_by(AuditEntry.seq.desc())
        named = self._session.scalar(last.limit(1))
        return self._session.get(ObjectionFile, (creditor, named)) if named is not None else None

    def versions(self, creditor: str) -> Sequence[ObjectionFile]:
        """Return a creditor's versions, the newest first."""
        statement = select(ObjectionFile).where(ObjectionFile.creditor_id == creditor)
        return self._session.scalars(statement.order_by(ObjectionFile.created_at.desc())).all()

    def note(
        self, creditor: str, client: str, talk: int, version: str, code: str, branch: str | None, at: datetime
    ) -> Objection:
        """Write that an objection was answered, or that a branch was taken after its reply."""
        row = Objection(
            creditor_id=creditor, client_id=client, talk_id=talk, version=version, code=code, branch=branch, at=at
        )
        self._session.add(row)
        self._session.flush()
        return row

    def counts(self, creditor: str, version: str | None = None) -> list[Count]:
        """Return for each branch how often it was taken and how those talks ended; of one version, or of all.

        A talk counts once for each branch, however often the branch was taken in it.
        """
        came_to = func.coalesce(func.nullif(Talk.commitment, "rating"), "none")
        outcome = case((Talk.closed_at.is_(None), UNDER_WAY), else_=came_to)
        talks = func.count(distinct(Objection.talk_id))
        statement = (
            select(Objection.code, Objection.branch, outcome, func.count(), talks)
            .join(Talk, (Talk.creditor_id == Objection.creditor_id) & (Talk.id == Objection.talk_id))
            .where(Objection.creditor_id == creditor)
            .group_by(Objection.code, Objection.branch, outcome)
        )
        found: dict[tuple[str, str | None], Count] = {}
        rows = self._session.execute(statement.where(Objection.version == version) if version else statement)
        for code, branch, how, times, ended in rows:
            before = found.get((code, branch), Count(code, branch, 0, {}))
            found[code, branch] = Count(code, branch, before.times + times, {**before.ended, how: ended})
        return [found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or ""))]
