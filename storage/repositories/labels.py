"""Keep what supervisors say that messages meant, and which readings advisers object to."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from storage.schema import Label, Message, Misreading


class Labels:
    """The labels and misreadings of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def find(self, creditor: str, message: int) -> Label | None:
        """Return a message's label, nothing when it has none."""
        return self._session.get(Label, (creditor, message))

    def put(self, creditor: str, message: int, intent: str | None, staff: int, at: datetime) -> Label:
        """Say what a message meant, in place of what was said before; None says that it teaches nothing."""
        facts = {"intent": intent, "staff_id": staff, "at": at}
        said = insert(Label).values(creditor_id=creditor, message_id=message, **facts)
        said = said.on_conflict_do_update(index_elements=["creditor_id", "message_id"], set_=facts)
        return self._session.scalars(said.returning(Label), execution_options={"populate_existing": True}).one()

    def object(self, creditor: str, message: int, staff: int, at: datetime) -> bool:
        """Note that a message was misread; say whether nobody had noted it before."""
        noted = insert(Misreading).values(creditor_id=creditor, message_id=message, staff_id=staff, at=at)
        row = self._session.execute(noted.on_conflict_do_nothing().returning(Misreading.message_id)).one_or_none()
        return row is not None

    def objected(self, creditor: str, client: str) -> frozenset[int]:
        """Return the messages of a client whose readings were objected to."""
        statement = (
            select(Misreading.message_id)
            .join(Message, (Message.creditor_id == Misreading.creditor_id) & (Message.id == Misreading.message_id))
            .where(Message.creditor_id == creditor, Message.client_id == client)
        )
        return frozenset(self._session.scalars(statement))

    def taught(self, creditor: str, since: datetime | None = None) -> list[tuple[Label, Message]]:
        """Return what there is to learn from a creditor's messages, labelled since a moment, the newest label first."""
        statement = (
            select(Label, Message)
            .join(Message, (Message.creditor_id == Label.creditor_id) & (Message.id == Label.message_id))
            .where(Label.creditor_id == creditor, Label.intent.is_not(None))
            .order_by(Label.at.desc(), Label.message_id.desc())
        )
        rows = self._session.execute(statement.where(Label.at >= since) if since else statement)
        return [(label, message) for label, message in rows]
