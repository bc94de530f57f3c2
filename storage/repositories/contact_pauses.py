"""Keep since when no contact of a campaign leaves, or of none, why, and who let them go on."""

from datetime import datetime

from sqlalchemy import ARRAY, Text, any_, bindparam, select, text
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import ContactPause, Creditor

STOPS = Plain(
    text("""
SELECT EXISTS (
    SELECT FROM contact_pauses WHERE creditor_id = :creditor AND lifted_at IS NULL
        AND (campaign_id IS NULL OR campaign_id = CAST(:campaign AS bigint))
) AS paused
""")
)
PAUSE = Entity(ContactPause)
STANDING = Plain(
    select(*PAUSE.columns)
    .where(ContactPause.creditor_id == any_(bindparam("creditors", type_=ARRAY(Text))))
    .where(ContactPause.lifted_at.is_(None))
    .order_by(ContactPause.id)
)


class ContactPauses:
    """The pauses of the creditors in scope. Without a campaign a pause is of all contacts that the creditor starts."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def place(
        self, *, creditor: str, campaign: int | None, rule: str, reason: str, by: str, at: datetime
    ) -> ContactPause | None:
        """Stop the contacts of a campaign, or all of them, until somebody lifts it; None when they are stopped already.

        Whoever does so at the same moment waits until this transaction ends.
        """
        alone = select(Creditor.id).where(Creditor.id == creditor).with_for_update(key_share=True)
        self._session.execute(alone)
        if any(row.campaign_id == campaign for row in self.standing(creditor)):
            return None
        row = ContactPause(creditor_id=creditor, campaign_id=campaign, rule=rule, reason=reason, placed_by=by, at=at)
        self._session.add(row)
        self._session.flush()
        return row

    def lock(self, creditor: str, pause: int) -> ContactPause:
        """Return a pause as it is now; nobody else can lift it until this transaction ends."""
        mine = select(ContactPause).where(ContactPause.creditor_id == creditor, ContactPause.id == pause)
        row = self._session.scalars(mine.with_for_update().execution_options(populate_existing=True)).one_or_none()
        if row is None:
            raise Missing("pause", pause)
        return row

    def lift(self, row: ContactPause, by: str, at: datetime) -> None:
        """Let what a locked pause stopped go on."""
        row.lifted_by, row.lifted_at = by, at
        self._session.flush()

    def standing(self, *creditors: str) -> list[ContactPause]:
        """Return what of these creditors is paused now, oldest first."""
        self._session.flush()
        rows = STANDING.run(self._session, {"creditors": list(creditors)})
        return [PAUSE.hold(self._session, row) for row in rows]

    def stops(self, creditor: str, campaign: int | None = None) -> bool:
        """Say whether a contact may not leave now: all of the creditor's are paused, or those of its campaign."""
        return bool(STOPS.run(self._session, {"creditor": creditor, "campaign": campaign})[0].paused)

    def of(self, creditor: str, campaign: int | None) -> list[ContactPause]:
        """Return all pauses of a campaign, or of all contacts, those lifted too, oldest first."""
        mine = select(ContactPause).where(ContactPause.creditor_id == creditor)
        whose = ContactPause.campaign_id.is_(None) if campaign is None else ContactPause.campaign_id == campaign
        return list(self._session.scalars(mine.where(whose).order_by(ContactPause.id)))
