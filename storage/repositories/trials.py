"""Count what came of contacts: who complained or left after one, and who of each arm of a campaign reached its goal."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Interval, bindparam, text
from sqlalchemy.orm import Session

from flows.contact.campaigns.document import Goal, What
from flows.contact.campaigns.guard import BAD_RATING, Counts
from flows.contact.campaigns.trial import ArmResult
from storage.plain import Plain
from storage.schema.base import AwareTime

COUNTS = Plain(
    text("""
WITH told AS (
    SELECT client_id, greatest(min(at), max(lifted_at)) AS since
    FROM messages LEFT JOIN (
        SELECT campaign_id AS of_campaign, lifted_at FROM contact_pauses
        WHERE :anew AND creditor_id = :creditor AND lifted_at <= :until
    ) AS lifted ON of_campaign IS NULL OR of_campaign = campaign_id
    WHERE creditor_id = :creditor AND direction = 'out' AND initiated_by = 'bot' AND at > :since AND at <= :until
        AND status NOT IN ('queued', 'blocked') AND (CAST(:campaign AS bigint) IS NULL OR campaign_id = :campaign)
        AND (campaign_id IS NULL OR campaign_id <> ALL(CAST(:without AS bigint[])))
    GROUP BY client_id
)
SELECT count(*) AS contacted,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM cases
        WHERE cases.creditor_id = :creditor AND cases.client_id = told.client_id AND cases.kind = 'complaint'
            AND cases.opened_at BETWEEN told.since AND :until
    )) AS complaints,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM clients JOIN people ON people.id = clients.person_id
        WHERE clients.creditor_id = :creditor AND clients.id = told.client_id
            AND people.opted_out_at BETWEEN told.since AND :until
    )) AS opt_outs,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM contact_points JOIN addresses ON addresses.id = contact_points.address_id
        WHERE contact_points.creditor_id = :creditor AND contact_points.client_id = told.client_id
            AND addresses.unreachable_at BETWEEN told.since AND :until
            AND addresses.unreachable_code = ANY(CAST(:blocked AS text[]))
    )) AS blocks,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM talks
        WHERE talks.creditor_id = :creditor AND talks.client_id = told.client_id AND talks.rating <= :bad
            AND coalesce(talks.closed_at, talks.opened_at) BETWEEN told.since AND :until
    )) AS bad_ratings
FROM told
""").bindparams(*(bindparam(name, type_=AwareTime) for name in ("since", "until")))
)
TO_BE_WATCHED = Plain(
    text("""
SELECT id FROM creditors
WHERE policy_version IS NOT NULL AND (
    EXISTS (
        SELECT FROM messages
        WHERE creditor_id = creditors.id AND direction = 'out' AND initiated_by = 'bot' AND at > :since
    ) OR EXISTS (SELECT FROM campaigns WHERE creditor_id = creditors.id AND status = 'approved')
) ORDER BY id
""").bindparams(bindparam("since", type_=AwareTime))
)
OUTCOMES = """
SELECT arm, count(*) AS assigned, count(*) FILTER (WHERE at + :within <= :now) AS judged,
    count(*) FILTER (WHERE at + :within <= :now AND EXISTS ({reached})) AS reached
FROM assignments AS drawn JOIN clients ON clients.creditor_id = drawn.creditor_id AND clients.id = drawn.client_id
WHERE drawn.creditor_id = :creditor AND drawn.campaign_id = :campaign
GROUP BY arm
"""
REACHED: dict[What, str] = {
    "paid": """
        SELECT FROM payments WHERE payments.creditor_id = :creditor AND payments.client_id = drawn.client_id
            AND payments.reversed_at IS NULL AND payments.paid_on >= (drawn.at AT TIME ZONE clients.timezone)::date
            AND payments.paid_on <= ((drawn.at + :within) AT TIME ZONE clients.timezone)::date
    """,
    "agreed": """
        SELECT FROM agreements WHERE agreements.creditor_id = :creditor AND agreements.client_id = drawn.client_id
            AND agreements.accepted_at >= drawn.at AND agreements.accepted_at < drawn.at + :within
    """,
    "answered": """
        SELECT FROM messages WHERE messages.creditor_id = :creditor AND messages.client_id = drawn.client_id
            AND messages.direction = 'in' AND messages.at >= drawn.at AND messages.at < drawn.at + :within
    """,
}
OF_GOAL = {
    what: Plain(
        text(OUTCOMES.format(reached=reached)).bindparams(
            bindparam("now", type_=AwareTime), bindparam("within", type_=Interval)
        )
    )
    for what, reached in REACHED.items()
}
SENT = Plain(
    text("""
SELECT arm, count(*) FILTER (WHERE status NOT IN ('queued', 'blocked')) AS sent,
    count(*) FILTER (WHERE status = 'blocked') AS blocked
FROM messages JOIN assignments
    ON assignments.creditor_id = messages.creditor_id AND assignments.campaign_id = messages.campaign_id
    AND assignments.client_id = messages.client_id
WHERE messages.creditor_id = :creditor AND messages.campaign_id = :campaign
    AND direction = 'out' AND initiated_by = 'bot' AND messages.at > :since
GROUP BY arm
""").bindparams(bindparam("since", type_=AwareTime))
)


@dataclass(frozen=True, slots=True)
class Span:
    """Whose contacts are looked at: of one campaign, or of all but some; those after `since` up to `until`.

    `anew`: what was heard before a pause of theirs was lifted counts no more, because a person has looked at it.
    """

    creditor: str
    campaign: int | None
    since: datetime
    until: datetime
    anew: bool = False
    without: tuple[int, ...] = ()


class Trials:
    """What came of the contacts of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def to_be_watched(self, since: datetime) -> list[str]:
        """Return which creditors in scope began a contact since a moment, or have a campaign in force, by their ids."""
        return [row.id for row in TO_BE_WATCHED.run(self._session, {"since": since})]

    def counts(self, span: Span, blocked: Collection[str]) -> Counts:
        """Return how many were contacted, and how many of them did what after that.

        `blocked` are the providers' codes of an address whose owner will have no more of us.
        """
        of_the_span = {name: getattr(span, name) for name in Span.__slots__}
        given = {**of_the_span, "without": [*span.without], "blocked": [*blocked], "bad": BAD_RATING}
        row = COUNTS.run(self._session, given)[0]
        return Counts(row.contacted, row.complaints, row.opt_outs, row.blocks, row.bad_ratings)

    def results(self, creditor: str, campaign: int, goal: Goal, now: datetime) -> tuple[ArmResult, ...]:
        """Return how the arms of a campaign do by now; one into which nobody was drawn is left out."""
        given = {"creditor": creditor, "campaign": campaign, "now": now, "within": timedelta(days=goal.within_days)}
        rows = OF_GOAL[goal.what].run(self._session, given)
        return tuple(ArmResult(row.arm, row.assigned, row.judged, row.reached) for row in rows)

    def sent(self, creditor: str, campaign: int, since: datetime) -> dict[str, tuple[int, int]]:
        """Return how many contacts of a campaign left, and how many were blocked, by arm; since it was approved."""
        rows = SENT.run(self._session, {"creditor": creditor, "campaign": campaign, "since": since})
        return {row.arm: (row.sent, row.blocked) for row in rows}
