"""Keep the codes that stand in contacts of ours: to whom in whose name, and when; never of what they told."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.orm import Session

from flows.proof import COUNT, code_of
from storage.plain import Plain
from storage.schema import Code, Creditor
from storage.schema.base import AwareTime

MAKE = Plain(
    text("""
INSERT INTO codes (code, creditor_id, channel, tail, at) VALUES (:code, :creditor, :channel, :tail, :at)
ON CONFLICT DO NOTHING RETURNING code
""").bindparams(bindparam("at", type_=AwareTime))
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a code proves: a contact on a channel, in a creditor's name, to an address that ends in `tail`."""

    channel: str
    tail: str
    at: datetime
    creditor: Creditor


class Codes:
    """All codes, of all creditors."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def make(self, creditor: str, channel: str, tail: str, at: datetime) -> str:
        """Draw a code that nobody has, and keep what it proves."""
        while True:
            code = code_of(secrets.randbelow(COUNT))
            row = {"code": code, "creditor": creditor, "channel": channel, "tail": tail, "at": at}
            if MAKE.run(self._session, row):
                return code

    def find(self, code: str) -> Proof | None:
        """Return what a code proves, nothing for one that is not ours; both take one look at the same index."""
        statement = select(Code, Creditor).join(Creditor, Creditor.id == Code.creditor_id).where(Code.code == code)
        found = self._session.execute(statement).one_or_none()
        return Proof(found[0].channel, found[0].tail, found[0].at, found[1]) if found else None

    def forget(self, before: datetime) -> None:
        """Erase codes that were made before a moment."""
        self._session.execute(delete(Code).where(Code.at < before))
