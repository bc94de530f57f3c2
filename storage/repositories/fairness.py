"""Count how clients of each segment were treated: contacts, agreements, exceptions, answers, complaints."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from flows.contact.campaigns.sequence import Share
from flows.contact.clean_debt import KIND
from flows.fairness import Treatment
from storage.plain import Plain
from storage.schema.base import AwareTime

HOUR_SECONDS = 3600
TREATED = Plain(
    text("""
WITH made AS (
    SELECT client_id, count(*) AS contacts FROM messages
    WHERE creditor_id = :creditor AND direction = 'out' AND initiated_by = 'bot' AND at > :since AND at <= :now
        AND status IN ('sent', 'delivered', 'read', 'unknown')
    GROUP BY client_id
), deals AS (
    SELECT client_id, count(*) AS agreements, count(*) FILTER (WHERE discount > 0) AS discounted,
        sum(discount) AS discount, sum(total + discount) AS covered
    FROM agreements WHERE creditor_id = :creditor AND accepted_at > :since AND accepted_at <= :now
    GROUP BY client_id
), seen AS (
    SELECT client_id, bool_or(kind = 'complaint') AS complained,
        count(*) FILTER (WHERE kind = 'exception' AND outcome = 'approved') AS approved,
        count(*) FILTER (WHERE kind = 'exception' AND outcome IN ('approved', 'refused')) AS decided,
        count(*) FILTER (WHERE first_response_at <= promised) AS in_time,
        count(*) FILTER (WHERE first_response_at IS NOT NULL OR promised <= :now) AS awaited
    FROM cases CROSS JOIN LATERAL (
        SELECT coalesce(min(due_at), cases.due_at) AS promised  -- at first: a late answer is promised anew
        FROM case_clocks WHERE creditor_id = cases.creditor_id AND case_id = cases.id AND name = 'answer'
    ) AS first
    WHERE creditor_id = :creditor AND opened_at > :since AND opened_at <= :now AND kind <> :ours
    GROUP BY client_id
), waited AS (
    SELECT coalesce(ruled_segment, segment) AS segment, percentile_cont(0.5) WITHIN GROUP (
        ORDER BY extract(epoch FROM first_response_at - opened_at)) AS seconds
    FROM cases JOIN clients ON clients.creditor_id = cases.creditor_id AND clients.id = cases.client_id
    WHERE cases.creditor_id = :creditor AND opened_at > :since AND opened_at <= :now AND kind <> :ours
        AND first_response_at <= :now
    GROUP BY 1
), treated AS (
    SELECT coalesce(ruled_segment, segment) AS segment, count(*) AS clients,
        count(contacts) AS contacted, coalesce(sum(contacts), 0) AS contacts, count(agreements) AS agreed,
        coalesce(sum(agreements), 0) AS agreements, coalesce(sum(discounted), 0) AS discounted,
        sum(discount) AS discount, sum(covered) AS covered,
        coalesce(sum(approved), 0) AS approved, coalesce(sum(decided), 0) AS decided,
        coalesce(sum(in_time), 0) AS in_time, coalesce(sum(awaited), 0) AS awaited,
        count(*) FILTER (WHERE complained) AS complained
    FROM clients LEFT JOIN made ON made.client_id = id LEFT JOIN deals ON deals.client_id = id
        LEFT JOIN seen ON seen.client_id = id
    WHERE creditor_id = :creditor AND visitor_since IS NULL
    GROUP BY 1
)
SELECT treated.*, waited.seconds
FROM treated LEFT JOIN waited ON waited.segment IS NOT DISTINCT FROM treated.segment
ORDER BY treated.segment NULLS LAST
""").bindparams(*(bindparam(name, type_=AwareTime) for name in ("since", "now")))
)


class Fairness:
    """How clients of the creditors in scope are treated."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def treated(self, creditor: str, since: datetime, now: datetime) -> tuple[Treatment, ...]:
        """Return how the clients of each segment were treated since a moment, by the segments that they are in now."""
        given = {"creditor": creditor, "since": since, "now": now, "ours": KIND}
        return tuple(_treatment(row) for row in TREATED.run(self._session, given))


def _treatment(row: Any) -> Treatment:  # noqa: ANN401 - a row of the driver
    return Treatment(
        segment=row.segment,
        clients=row.clients,
        contacts=int(row.contacts),
        shares={
            "contacted": Share(row.contacted, row.clients),
            "agreed": Share(row.agreed, row.clients),
            "discounted": Share(int(row.discounted), int(row.agreements)),
            "approved": Share(int(row.approved), int(row.decided)),
            "answered_in_time": Share(int(row.in_time), int(row.awaited)),
            "complained": Share(row.complained, row.clients),
        },
        discount_percent=float(100 * row.discount / row.covered) if row.covered else None,
        waiting_hours=float(row.seconds) / HOUR_SECONDS if row.seconds is not None else None,
    )
