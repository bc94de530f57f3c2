"""Count how clients of a creditor were treated over some days: contacts, talks, cases, answers, what they felt."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from flows.contact.clean_debt import KIND
from storage.plain import Plain
from storage.repositories.case_words import Words
from storage.repositories.report_money import Asked
from storage.schema.base import AwareTime

TIMES = tuple(bindparam(name, type_=AwareTime) for name in ("since", "until", "now"))
AGAIN = "interval '30 days'"  #: a matter that comes back within so long was not settled
BEGUN = """
messages WHERE creditor_id = :creditor AND direction = 'out' AND initiated_by = 'bot'
    AND at >= :since AND at < :until AND status IN ('sent', 'delivered', 'read', 'unknown')
"""
PRESSED = Plain(
    text(f"""
WITH made AS (
    SELECT client_id, length(text) - length(replace(text, ' ', '')) + 1 AS words,
        extract(epoch FROM at - lag(at) OVER (PARTITION BY client_id ORDER BY at)) / 3600 AS hours
    FROM {BEGUN}
), of_client AS (SELECT client_id, count(*) AS contacts FROM made GROUP BY 1)
SELECT count(*) AS clients, CAST(coalesce(sum(contacts), 0) AS bigint) AS contacts,
    coalesce(max(contacts), 0) AS most, (SELECT CAST(coalesce(sum(words), 0) AS bigint) FROM made) AS words,
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) FROM made) AS hours
FROM of_client
""").bindparams(*TIMES[:2])  # noqa: S608 - words of ours
)
# Who only answers how a case went has had no talk of their own.
TALKED = Plain(
    text("""
SELECT receptivity, count(*) AS talks, count(*) FILTER (WHERE commitment = 'none') AS left_off
FROM talks
WHERE creditor_id = :creditor AND closed_at >= :since AND closed_at < :until AND receptivity IS NOT NULL
    AND commitment <> 'rating'
GROUP BY 1 ORDER BY 1
""").bindparams(*TIMES[:2])
)
# Who was in touch with us, and who of them was ill at ease: complained, wanted silence, or to leave.
UNEASY = Plain(
    text(f"""
WITH complained AS (
    SELECT DISTINCT client_id FROM cases WHERE creditor_id = :creditor AND kind = 'complaint'
        AND opened_at >= :since AND opened_at < :until
), leaving AS (
    SELECT DISTINCT client_id FROM cases WHERE creditor_id = :creditor AND kind = 'exit_intent'
        AND opened_at >= :since AND opened_at < :until
    UNION
    SELECT id FROM clients WHERE creditor_id = :creditor AND exit_intent_at >= :since AND exit_intent_at < :until
), silent AS (
    SELECT c.id AS client_id FROM people p JOIN clients c ON c.person_id = p.id AND c.creditor_id = :creditor
    WHERE p.opted_out_at >= :since AND p.opted_out_at < :until
), uneasy AS (SELECT * FROM complained UNION SELECT * FROM leaving UNION SELECT * FROM silent),
touched AS (
    SELECT client_id FROM {BEGUN}
    UNION SELECT client_id FROM talks
    WHERE creditor_id = :creditor AND closed_at >= :since AND closed_at < :until
    UNION SELECT * FROM uneasy
)
SELECT (SELECT count(*) FROM touched) AS touched, (SELECT count(*) FROM uneasy) AS uneasy,
    (SELECT count(*) FROM complained) AS complained, (SELECT count(*) FROM leaving) AS leaving,
    (SELECT count(*) FROM silent) AS silent,
    (SELECT count(*) FROM (SELECT * FROM leaving UNION SELECT * FROM silent) AS gone) AS gone
""").bindparams(*TIMES[:2])  # noqa: S608 - words of ours
)
OPENED = Plain(
    text(f"""
SELECT kind, count(*) AS cases, count(*) FILTER (WHERE EXISTS (
        SELECT FROM cases e WHERE e.creditor_id = c.creditor_id AND e.client_id = c.client_id AND e.kind = c.kind
            AND e.id <> c.id AND e.resolved_at <= c.opened_at AND e.resolved_at > c.opened_at - {AGAIN}
    )) AS again
FROM cases c
WHERE creditor_id = :creditor AND opened_at >= :since AND opened_at < :until
GROUP BY 1 ORDER BY 2 DESC, 1
""").bindparams(*TIMES[:2])  # noqa: S608 - words of ours
)
CLOSED = Plain(
    text("""
SELECT count(*) AS cases, count(*) FILTER (WHERE disputed) AS disputes,
    count(*) FILTER (WHERE disputed AND outcome IN ('credit', 'correction')) AS ours,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM resolved_at - opened_at) / 60) AS minutes,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_response_at - opened_at) / 60)
        FILTER (WHERE first_response_at IS NOT NULL) AS first_minutes
FROM (SELECT *, kind IN ('dispute_invoice', 'dispute_service') AS disputed FROM cases) AS c
WHERE creditor_id = :creditor AND resolved_at >= :since AND resolved_at < :until AND kind <> :ours
""").bindparams(*TIMES[:2])
)
# What stands still waits for the client; what is not due yet says nothing.
ANSWERED = Plain(
    text("""
SELECT name, count(*) FILTER (WHERE ended_at <= due_at) AS met, count(*) AS due
FROM case_clocks
WHERE creditor_id = :creditor AND due_at >= :since AND due_at < :until
    AND (ended_at IS NOT NULL OR due_at < :now AND paused_at IS NULL)
GROUP BY 1
""").bindparams(*TIMES)
)
ADVISED = Plain(
    text(f"""
WITH looked AS (
    SELECT r.adviser_id, count(DISTINCT (r.case_id, r.reviewer_id)) AS reviews, avg(CAST(m.value AS numeric)) AS mark
    FROM quality_reviews r JOIN cases c ON c.creditor_id = r.creditor_id AND c.id = r.case_id
        AND c.resolved_at >= :since AND c.resolved_at < :until
    CROSS JOIN LATERAL jsonb_each_text(r.marks) AS m
    WHERE r.creditor_id = :creditor
    GROUP BY 1
)
SELECT s.name, count(*) AS cases,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.resolved_at - c.opened_at) / 3600) AS hours,
    count(*) FILTER (WHERE k.ended_at <= k.due_at) AS met, count(k.due_at) AS due,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM cases e WHERE e.creditor_id = c.creditor_id AND e.client_id = c.client_id AND e.kind = c.kind
            AND e.id <> c.id AND e.opened_at >= c.resolved_at AND e.opened_at < c.resolved_at + {AGAIN}
    )) AS again, avg(f.score) AS score, coalesce(l.reviews, 0) AS reviews, l.mark,
    CAST(coalesce(sum(w.client), 0) AS bigint) AS theirs,
    CAST(coalesce(sum(w.client + w.adviser + w.bot), 0) AS bigint) AS words
FROM cases c JOIN staff s ON s.id = c.assignee
LEFT JOIN looked l ON l.adviser_id = s.id
LEFT JOIN case_words w ON w.creditor_id = c.creditor_id AND w.case_id = c.id
LEFT JOIN satisfactions f ON f.creditor_id = c.creditor_id AND f.case_id = c.id
LEFT JOIN case_clocks k ON k.creditor_id = c.creditor_id AND k.case_id = c.id AND k.name = 'answer'
    AND k.ended_at IS NOT NULL
WHERE c.creditor_id = :creditor AND c.resolved_at >= :since AND c.resolved_at < :until
GROUP BY s.id, s.name, l.reviews, l.mark ORDER BY s.name, s.id
""").bindparams(*TIMES[:2])  # noqa: S608 - words of ours
)


# Whoever was asked and has not answered counts as asked.
SATISFIED = Plain(
    text("""
SELECT score, count(*) AS cases FROM satisfactions
WHERE creditor_id = :creditor AND asked_at >= :since AND asked_at < :until
GROUP BY 1 ORDER BY 1
""").bindparams(*TIMES[:2])
)


SPOKEN = Plain(
    text("""
SELECT count(*) AS cases, CAST(coalesce(sum(w.client), 0) AS bigint) AS client,
    CAST(coalesce(sum(w.adviser), 0) AS bigint) AS adviser, CAST(coalesce(sum(w.bot), 0) AS bigint) AS bot
FROM case_words w JOIN cases c ON c.creditor_id = w.creditor_id AND c.id = w.case_id
WHERE w.creditor_id = :creditor AND c.resolved_at >= :since AND c.resolved_at < :until
""").bindparams(*TIMES[:2])
)


@dataclass(frozen=True, slots=True)
class Satisfied:
    """How many cases whose clients were asked how it was have a score, 1 to 5; None: no answer."""

    score: int | None
    cases: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """The contacts that we began and that left: to how many clients, the most to one, their words.

    `hours` is the median between two to the same client; None where nobody had two.
    """

    clients: int
    contacts: int
    most: int
    words: int
    hours: float | None


@dataclass(frozen=True, slots=True)
class Talked:
    """Talks that came to an end with a receptivity (1 to 5), and of them those that came to nothing."""

    receptivity: int
    talks: int
    left_off: int


@dataclass(frozen=True, slots=True)
class Uneasy:
    """Clients who were in touch with us, and of them who was ill at ease, each once.

    They complained, said that they want to leave, or want silence; `gone` are the latter two together.
    """

    touched: int
    uneasy: int
    complained: int
    leaving: int
    silent: int
    gone: int


@dataclass(frozen=True, slots=True)
class Opened:
    """Cases of a kind that were opened; `again` came back within thirty days after one like it was resolved."""

    kind: str
    cases: int
    again: int


@dataclass(frozen=True, slots=True)
class Closed:
    """Cases that were resolved, our own checks aside; `ours` are disputes in which the client was right.

    `minutes` and `first_minutes` are the medians until the outcome and until the first answer, by the clock.
    """

    cases: int
    disputes: int
    ours: int
    minutes: float | None
    first_minutes: float | None


@dataclass(frozen=True, slots=True)
class Answered:
    """How many deadlines of a name (`answer`, `resolve`, `law`) fell due, and how many were met."""

    name: str
    met: int
    due: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many words each side wrote in so many resolved cases."""

    cases: int
    words: Words


@dataclass(frozen=True, slots=True)
class Advised:
    """What an adviser brought to an end, with its quality: median hours, answers in time, what came back, the score.

    `mark` is the mean of all marks of so many `reviews` of these cases, `theirs` what clients wrote of all their words.
    """

    name: str
    cases: int
    hours: float
    met: int
    due: int
    again: int
    score: float | None = None
    reviews: int = 0
    mark: float | None = None
    theirs: int = 0
    words: int = 0


class ReportTreatment:
    """How clients of the creditors in scope were treated."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def pressed(self, asked: Asked) -> Pressed:
        """Return how much we wrote without being asked."""
        row = PRESSED.run(self._session, asked.values)[0]
        return Pressed(row.clients, row.contacts, row.most, row.words, _float(row.hours))

    def talked(self, asked: Asked) -> list[Talked]:
        """Return the talks that ended, by receptivity."""
        return [Talked(*row) for row in TALKED.run(self._session, asked.values)]

    def uneasy(self, asked: Asked) -> Uneasy:
        """Return who was ill at ease."""
        return Uneasy(*UNEASY.run(self._session, asked.values)[0])

    def opened(self, asked: Asked) -> list[Opened]:
        """Return the cases that were opened, by kind, the commonest first."""
        return [Opened(*row) for row in OPENED.run(self._session, asked.values)]

    def closed(self, asked: Asked) -> Closed:
        """Return what was resolved."""
        row = CLOSED.run(self._session, {**asked.values, "ours": KIND})[0]
        return Closed(row.cases, row.disputes, row.ours, _float(row.minutes), _float(row.first_minutes))

    def answered(self, asked: Asked) -> list[Answered]:
        """Return what was promised and what of it was kept, by name."""
        return [Answered(*row) for row in ANSWERED.run(self._session, asked.values)]

    def advised(self, asked: Asked) -> list[Advised]:
        """Return what each adviser brought to an end, by name."""
        rows = ADVISED.run(self._session, asked.values)
        return [
            Advised(
                row.name,
                row.cases,
                float(row.hours),
                row.met,
                row.due,
                row.again,
                _float(row.score),
                row.reviews,
                _float(row.mark),
                row.theirs,
                row.words,
            )
            for row in rows
        ]

    def spoken(self, asked: Asked) -> Spoken:
        """Return who wrote how much in the cases that were resolved."""
        row = SPOKEN.run(self._session, asked.values)[0]
        return Spoken(row.cases, Words(row.client, row.adviser, row.bot))

    def satisfied(self, asked: Asked) -> list[Satisfied]:
        """Return how clients found what became of their cases, the lowest score first."""
        return [Satisfied(*row) for row in SATISFIED.run(self._session, asked.values)]


def _float(value: Any) -> float | None:  # noqa: ANN401 - what the driver reads: a float, or a Decimal
    return None if value is None else float(value)
