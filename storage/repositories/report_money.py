"""Add up a creditor's money over some days: what came in, what was promised and kept, what was owed at each end.

What was owed on a day is what is owed now, with what payments and credits have taken off since put back: the books'
own lines, so that the figures of today are those of `totals`. Bills that were withdrawn are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from flows.reports.forecast import Past
from flows.reports.period import Period
from flows.reports.plans import Kept, Made, Shape, shape_of
from storage.plain import Plain
from storage.schema.base import AwareTime

PAID = Plain(
    text("""
SELECT paid_on, CAST(sum(amount) AS bigint) AS amount, count(*) AS payments
FROM payments
WHERE creditor_id = :creditor AND reversed_on IS NULL AND paid_on BETWEEN :first AND :last
GROUP BY 1 ORDER BY 1
""")
)
PAYERS = Plain(
    text("""
SELECT count(DISTINCT client_id) AS clients FROM payments
WHERE creditor_id = :creditor AND reversed_on IS NULL AND paid_on BETWEEN :first AND :last
""")
)
# A plan that another took the place of, or that ended by agreement, promises nothing more.
PROMISED = Plain(
    text("""
SELECT i.due_on, CAST(sum(i.amount) AS bigint) AS amount
FROM instalments i
JOIN agreements g ON g.creditor_id = i.creditor_id AND g.id = i.agreement_id
    AND g.status IN ('active', 'kept', 'broken')
WHERE i.creditor_id = :creditor AND i.due_on BETWEEN :first AND :last
GROUP BY 1 ORDER BY 1
""")
)
PLANS = """
SELECT agreement_id, count(*) AS payments, max(due_on) - min(due_on) AS days,
    100 * (max(amount) - min(amount)) / max(amount) AS spread
FROM instalments WHERE creditor_id = :creditor AND agreement_id IN (SELECT id FROM {chosen}) GROUP BY 1
"""
# Who is within the days of grace has kept nothing yet, and broken nothing.
KEPT = Plain(
    text(f"""
WITH due AS (
    SELECT g.id, g.proposed_by, count(*) AS due, count(*) FILTER (WHERE i.status = 'paid') AS kept,
        sum(i.amount) AS due_amount, sum(i.paid) AS paid_amount
    FROM instalments i
    JOIN agreements g ON g.creditor_id = i.creditor_id AND g.id = i.agreement_id
        AND g.status IN ('active', 'kept', 'broken')
    WHERE i.creditor_id = :creditor AND i.due_on BETWEEN :first AND :last
        AND (i.status = 'paid' OR i.due_on < :today AND (i.status <> 'pending' OR g.status = 'broken'))
    GROUP BY 1, 2
), plans AS ({PLANS.format(chosen="due")})
SELECT proposed_by, payments, CAST(spread AS int) AS spread, days / greatest(payments - 1, 1) AS gap,
    CAST(sum(due) AS bigint) AS due, CAST(sum(kept) AS bigint) AS kept,
    CAST(sum(due_amount) AS bigint) AS due_amount, CAST(sum(paid_amount) AS bigint) AS paid_amount
FROM due JOIN plans ON plans.agreement_id = due.id
GROUP BY 1, 2, 3, 4
""")  # noqa: S608 - words of ours
)
MADE = Plain(
    text(f"""
WITH made AS (
    SELECT g.id, g.proposed_by, g.total, g.accepted_at <= CAST(:now AS timestamptz) - interval '7 days' AS ripe,
        g.proposed_by <> 'adviser' AND NOT EXISTS (
            SELECT FROM cases c WHERE c.creditor_id = g.creditor_id AND c.client_id = g.client_id
                AND c.kind = 'exception' AND c.resolved_at = g.accepted_at
        ) AS alone,
        EXISTS (
            SELECT FROM payments p WHERE p.creditor_id = g.creditor_id AND p.client_id = g.client_id
                AND p.reversed_on IS NULL
                AND p.paid_on BETWEEN CAST(g.accepted_at AT TIME ZONE :zone AS date)
                AND CAST(g.accepted_at AT TIME ZONE :zone AS date) + 7
        ) AS soon
    FROM agreements g
    WHERE g.creditor_id = :creditor AND g.accepted_at >= :since AND g.accepted_at < :until
), plans AS ({PLANS.format(chosen="made")})
SELECT proposed_by, payments, CAST(spread AS int) AS spread, days / greatest(payments - 1, 1) AS gap,
    count(*) AS plans, CAST(sum(total) AS bigint) AS total, count(*) FILTER (WHERE alone) AS alone,
    count(*) FILTER (WHERE ripe AND soon) AS soon, count(*) FILTER (WHERE ripe) AS ripe
FROM made JOIN plans ON plans.agreement_id = made.id
GROUP BY 1, 2, 3, 4
""").bindparams(*(bindparam(name, type_=AwareTime) for name in ("now", "since", "until")))  # noqa: S608 - likewise
)
BOOKS = """
WITH moved AS (
    SELECT a.invoice_number AS number, a.amount, p.paid_on AS on_day, true AS is_paid
    FROM payments p
    JOIN allocations a ON a.creditor_id = p.creditor_id AND a.payment_reference = p.reference
        AND a.undone_at IS NULL AND a.invoice_number IS NOT NULL
    WHERE p.creditor_id = :creditor AND p.paid_on {since}
    UNION ALL
    SELECT invoice_number, amount, dated_on, false FROM credits
    WHERE creditor_id = :creditor AND dated_on {since}
), since AS (
    SELECT number, CAST(sum(amount) AS bigint) AS of_all,
        CAST(coalesce(sum(amount) FILTER (WHERE on_day > :last), 0) AS bigint) AS of_after,
        CAST(coalesce(sum(amount) FILTER (WHERE is_paid AND on_day <= :last), 0) AS bigint) AS paid
    FROM moved GROUP BY 1
), planned AS (
    SELECT DISTINCT c.invoice_number AS number FROM agreement_invoices c
    JOIN agreements g ON g.creditor_id = c.creditor_id AND g.id = c.agreement_id AND g.status = 'active'
    WHERE c.creditor_id = :creditor
), bills AS (
    SELECT i.client_id, i.due_on, i.balance + coalesce(s.of_all, 0) AS before, coalesce(s.paid, 0) AS paid,
        i.balance + coalesce(s.of_after, 0) AS after, planned.number IS NOT NULL AS is_agreed
    FROM invoices i LEFT JOIN since s ON s.number = i.number LEFT JOIN planned ON planned.number = i.number
    WHERE i.creditor_id = :creditor AND i.status <> 'cancelled' AND i.balance > 0
        AND (i.issued_on IS NULL OR i.issued_on <= :last)
    UNION ALL
    SELECT i.client_id, i.due_on, i.balance + s.of_all, s.paid, i.balance + s.of_after, planned.number IS NOT NULL
    FROM since s JOIN invoices i ON i.creditor_id = :creditor AND i.number = s.number
        LEFT JOIN planned ON planned.number = i.number
    WHERE i.status <> 'cancelled' AND i.balance <= 0 AND (i.issued_on IS NULL OR i.issued_on <= :last)
)
"""  #: what is owed is found by its index, and beside it what moved since and is owed no more
AGEING = Plain(
    text(f"""{BOOKS.format(since="> :last")}
SELECT CASE WHEN due_on >= :last THEN 0 ELSE 1 + least((:last - due_on - 1) / 30, 3) END AS step,
    CAST(sum(after) AS bigint) AS amount, count(DISTINCT client_id) AS clients,
    CAST(coalesce(sum(after) FILTER (WHERE is_agreed), 0) AS bigint) AS agreed
FROM bills WHERE after > 0
GROUP BY 1 ORDER BY 1
""")  # noqa: S608 - words of ours
)
# Money is added up in one go: a sum for each client would cost more than all the rest.
MOVED = Plain(
    text(f"""{BOOKS.format(since=">= :first")}, sums AS (
    SELECT CAST(coalesce(sum(before), 0) AS bigint) AS to_pay, CAST(coalesce(sum(paid), 0) AS bigint) AS paid,
        CAST(coalesce(sum(before) FILTER (WHERE is_young), 0) AS bigint) AS young,
        CAST(coalesce(sum(CASE WHEN is_agreed OR :last - due_on <= 30 THEN before
            ELSE greatest(before - after, 0) END) FILTER (WHERE is_young), 0) AS bigint) AS held
    FROM (SELECT *, due_on BETWEEN :first - 30 AND :first - 1 AS is_young FROM bills WHERE due_on <= :last) AS due
), people AS (
    SELECT bool_or(before > 0 AND due_on < :first) AS was_late, bool_or(after > 0 AND NOT is_agreed) AS is_late
    FROM bills WHERE due_on < :last GROUP BY client_id
)
SELECT to_pay, paid, young, held, late, cured, fallen
FROM sums CROSS JOIN (
    SELECT count(*) FILTER (WHERE was_late) AS late, count(*) FILTER (WHERE was_late AND NOT is_late) AS cured,
        count(*) FILTER (WHERE is_late AND NOT was_late) AS fallen
    FROM people
) AS counted
""")  # noqa: S608 - words of ours
)
COMING = Plain(
    text("""
SELECT (i.due_on - :today) / 7 AS week, CAST(sum(i.amount - i.paid) AS bigint) AS amount
FROM instalments i
JOIN agreements g ON g.creditor_id = i.creditor_id AND g.id = i.agreement_id AND g.status = 'active'
WHERE i.creditor_id = :creditor AND i.status <> 'paid' AND i.due_on >= :today AND i.due_on < :end
GROUP BY 1 ORDER BY 1
""")
)
PAST = Plain(
    text("""
SELECT date_trunc('month', i.due_on) AS month, CAST(sum(i.amount) AS bigint) AS promised,
    CAST(sum(i.paid) AS bigint) AS paid
FROM instalments i
JOIN agreements g ON g.creditor_id = i.creditor_id AND g.id = i.agreement_id
    AND g.status IN ('active', 'kept', 'broken')
WHERE i.creditor_id = :creditor AND i.due_on BETWEEN :first AND :last
GROUP BY 1 ORDER BY 1
""")
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is about: whose, over which days and between which moments, as of now and by which clock."""

    creditor: str
    period: Period
    since: datetime
    until: datetime
    now: datetime
    today: date
    zone: str

    @property
    def values(self) -> dict[str, Any]:
        """Return what statements take."""
        own = {"creditor": self.creditor, "first": self.period.first, "last": self.period.last, "zone": self.zone}
        return own | {"since": self.since, "until": self.until, "now": self.now, "today": self.today}


@dataclass(frozen=True, slots=True)
class OnDay:
    """An amount of a day, in minor units."""

    day: date
    amount: int


@dataclass(frozen=True, slots=True)
class Aged:
    """What was owed at the end: `step` 0 not due yet, 1 up to 30 days late, then 60, 90, and more.

    `agreed` is what of it an agreement in force covers.
    """

    step: int
    amount: int
    clients: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Moved:
    """How the accounts moved: money in minor units, then clients.

    `to_pay` was late or fell due, `paid` came in for it. `young` was up to 30 days late at first, `held` what of it is
    paid, agreed, or still no later than that. `late` had something late at first, `cured` of them nothing at the end;
    `fallen` are late who were not.
    """

    to_pay: int
    paid: int
    young: int
    held: int
    late: int
    cured: int
    fallen: int


class ReportMoney:
    """The money of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def paid(self, asked: Asked) -> list[OnDay]:
        """Return what arrived on each day and was not taken back, as `totals` counts it."""
        return [OnDay(row.paid_on, row.amount) for row in PAID.run(self._session, asked.values)]

    def payers(self, asked: Asked) -> int:
        """Return how many clients paid something."""
        return int(PAYERS.run(self._session, asked.values)[0].clients)

    def promised(self, asked: Asked) -> list[OnDay]:
        """Return what was promised for each day."""
        return [OnDay(row.due_on, row.amount) for row in PROMISED.run(self._session, asked.values)]

    def kept(self, asked: Asked) -> dict[tuple[str, Shape], Kept]:
        """Return what became of promises whose day has come, by who proposed the plan and by its shape."""
        found: dict[tuple[str, Shape], Kept] = {}
        for row in KEPT.run(self._session, asked.values):
            key = (row.proposed_by, shape_of(row.payments, row.spread, row.gap))
            found[key] = found.get(key, Kept()) + Kept(*row[4:])
        return found

    def made(self, asked: Asked) -> dict[tuple[str, Shape], Made]:
        """Return the agreements that were made, by who proposed the plan and by its shape."""
        found: dict[tuple[str, Shape], Made] = {}
        for row in MADE.run(self._session, asked.values):
            key = (row.proposed_by, shape_of(row.payments, row.spread, row.gap))
            found[key] = found.get(key, Made()) + Made(*row[4:])
        return found

    def ageing(self, asked: Asked) -> list[Aged]:
        """Return what was owed at the end of the last day, by how late it was then."""
        return [Aged(*row) for row in AGEING.run(self._session, asked.values)]

    def moved(self, asked: Asked) -> Moved:
        """Return how the accounts moved."""
        return Moved(*MOVED.run(self._session, asked.values)[0])

    def coming(self, asked: Asked, end: date) -> dict[int, int]:
        """Return what agreements in force promise from today up to a day, by weeks from today."""
        return {row.week: row.amount for row in COMING.run(self._session, {**asked.values, "end": end})}

    def past(self, creditor: str, months: Sequence[Period]) -> list[Past]:
        """Return what was promised for months and what of it is paid; months without promises are left out."""
        given = {"creditor": creditor, "first": months[0].first, "last": months[-1].last}
        return [Past(row.promised, row.paid) for row in PAST.run(self._session, given)]
