"""Keep what a provider's account knows of our texts: its name for each, and whether it may be sent."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import Template

APPROVED = "approved"  #: may be sent at any hour
SESSION = "session"  #: needs no approval, and is sent inside the window alone


class Templates:
    """The texts of every account."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(
        self, account: str, name: str, language: str, *, kind: str, sid: str, status: str, checksum: str, at: datetime
    ) -> None:
        """Write how a text stands as of a moment; when it was first known stays."""
        seen = {"kind": kind, "sid": sid, "status": status, "checksum": checksum, "checked_at": at}
        row = insert(Template).values(account=account, name=name, language=language, submitted_at=at, **seen)
        self._session.execute(
            row.on_conflict_do_update(index_elements=["account", "name", "language"], set_=seen),
            execution_options={"populate_existing": True},
        )

    def all(self, account: str) -> list[Template]:
        """Return an account's texts by name."""
        statement = select(Template).where(Template.account == account).order_by(Template.name, Template.language)
        return list(self._session.scalars(statement))

    def usable(self, account: str) -> list[Template]:
        """Return the texts that may be sent."""
        return [row for row in self.all(account) if row.status in {APPROVED, SESSION}]
