"""Keep campaigns from their draft to their end, and which client was drawn into which arm."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import Table, bindparam, func, select, text
from sqlalchemy.orm import Session

from storage.entities import Entity
from storage.errors import Missing
from storage.plain import Plain
from storage.schema import Assignment, Campaign, CampaignStatus, Json
from storage.schema.base import AwareTime

CAMPAIGN = Entity(Campaign)
ROWS = cast("Table", Campaign.__table__).c
APPROVED = Plain(
    select(*CAMPAIGN.columns)
    .where(ROWS.creditor_id == bindparam("creditor"), ROWS.status == CampaignStatus.APPROVED)
    .order_by(ROWS.approved_at, ROWS.id)
)  # who approves or closes one writes that at once
ASSIGNED = Plain(
    text("""
SELECT DISTINCT ON (client_id) client_id, campaign_id, arm FROM assignments
WHERE creditor_id = :creditor AND client_id BETWEEN :first AND :last
    AND campaign_id = ANY(CAST(:campaigns AS bigint[]))
ORDER BY client_id, at, campaign_id
""")
)
ASSIGN = Plain(
    text("""
INSERT INTO assignments (creditor_id, campaign_id, client_id, arm, at)
SELECT :creditor, :campaign, client, arm, :at
FROM unnest(CAST(:clients AS text[]), CAST(:arms AS text[])) AS drawn (client, arm)
ORDER BY client ON CONFLICT DO NOTHING
""").bindparams(bindparam("at", type_=AwareTime))
)


class Drawn(NamedTuple):
    """Into which arm of which campaign a client was drawn."""

    campaign: int
    arm: str


class Taken(NamedTuple):
    """A client's part in a campaign, by its name: the arm, and when they were drawn into it."""

    campaign: str
    arm: str
    at: datetime


class Campaigns:
    """The campaigns of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def put(self, creditor: str, name: str, document: Json, by: str, at: datetime) -> Campaign:
        """Write a draft. `by` is who made it, as in the audit log."""
        row = Campaign(creditor_id=creditor, name=name, document=document, made_by=by, made_at=at)
        self._session.add(row)
        self._session.flush()
        return row

    def get(self, creditor: str, number: int) -> Campaign:
        """Return a campaign."""
        return self._found(number, self._session.get(Campaign, (creditor, number)))

    def lock(self, creditor: str, number: int) -> Campaign:
        """Return a campaign as it is now; nobody else can change it until this transaction ends."""
        mine = select(Campaign).where(Campaign.creditor_id == creditor, Campaign.id == number)
        fresh = mine.with_for_update().execution_options(populate_existing=True)
        return self._found(number, self._session.scalars(fresh).one_or_none())

    def find(self, number: int) -> Campaign | None:
        """Return a campaign of any creditor in scope by its number, which no two campaigns share."""
        return self._session.scalars(select(Campaign).where(Campaign.id == number)).one_or_none()

    def of(self, creditor: str) -> list[Campaign]:
        """Return a creditor's campaigns, the newest first."""
        mine = select(Campaign).where(Campaign.creditor_id == creditor)
        return list(self._session.scalars(mine.order_by(Campaign.id.desc())))

    def approved(self, creditor: str) -> list[Campaign]:
        """Return the campaigns that are in force on their days, in the order in which they were approved."""
        rows = APPROVED.run(self._session, {"creditor": creditor})
        return [CAMPAIGN.hold(self._session, row) for row in rows]

    def approve(self, row: Campaign, by: str, at: datetime) -> None:
        """Put a locked draft into force."""
        row.status, row.approved_by, row.approved_at = CampaignStatus.APPROVED, by, at
        self._session.flush()

    def close(self, row: Campaign, status: CampaignStatus, by: str, at: datetime, why: str) -> None:
        """End a locked campaign, or take it back."""
        row.status, row.closed_by, row.closed_at, row.closed_why = status, by, at, why
        self._session.flush()

    def drawn(self, creditor: str, campaigns: list[int], first: str, last: str) -> dict[str, Drawn]:
        """Return who of the clients from one id to another is in one of these campaigns; of several, the first one."""
        given = {"creditor": creditor, "campaigns": campaigns, "first": first, "last": last}
        rows = ASSIGNED.run(self._session, given)
        return {row.client_id: Drawn(row.campaign_id, row.arm) for row in rows}

    def assign(self, creditor: str, campaign: int, arms: Mapping[str, str], at: datetime) -> None:
        """Write into which arm each of these clients was drawn; who is in the campaign already stays as they are."""
        given = {"creditor": creditor, "campaign": campaign, "clients": [*arms], "arms": [*arms.values()], "at": at}
        ASSIGN.run(self._session, given)

    def of_client(self, creditor: str, client: str) -> list[Taken]:
        """Return the campaigns that a client was drawn into, the first one before the others."""
        statement = (
            select(Campaign.name, Assignment.arm, Assignment.at)
            .join(
                Assignment, (Assignment.creditor_id == Campaign.creditor_id) & (Assignment.campaign_id == Campaign.id)
            )
            .where(Assignment.creditor_id == creditor, Assignment.client_id == client)
        )
        return [Taken(*row) for row in self._session.execute(statement.order_by(Assignment.at, Campaign.id))]

    def sizes(self, creditor: str, campaign: int) -> dict[str, int]:
        """Return how many clients each arm of a campaign has."""
        mine = (Assignment.creditor_id == creditor, Assignment.campaign_id == campaign)
        rows = self._session.execute(select(Assignment.arm, func.count()).where(*mine).group_by(Assignment.arm))
        return {row.arm: row[1] for row in rows}

    def _found(self, number: int, row: Campaign | None) -> Campaign:
        if row is None:
            raise Missing("campaign", number)
        return row
