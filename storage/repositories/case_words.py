"""Count who wrote how much in a case, and keep it once the case is resolved: the words themselves go in time."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.plain import Plain
from storage.schema import Case, CaseWords

# A case is talked about since the talk in which it was opened, until the client has read its outcome.
COUNTED = Plain(
    text("""
SELECT CAST(coalesce(sum(words) FILTER (WHERE side = 'client'), 0) AS bigint) AS client,
    CAST(coalesce(sum(words) FILTER (WHERE side = 'adviser'), 0) AS bigint) AS adviser,
    CAST(coalesce(sum(words) FILTER (WHERE side = 'bot'), 0) AS bigint) AS bot
FROM (
    SELECT array_length(regexp_split_to_array(btrim(m.text), '\\s+'), 1) AS words,
        CASE WHEN m.direction = 'in' THEN 'client'
            WHEN m.staff_id IS NOT NULL OR m.initiated_by = 'adviser' THEN 'adviser' ELSE 'bot' END AS side
    FROM cases c JOIN messages m ON m.creditor_id = c.creditor_id AND m.client_id = c.client_id
    WHERE c.creditor_id = :creditor AND c.id = :case AND m.status NOT IN ('blocked', 'failed') AND m.text <> ''
        AND (c.resolved_at IS NULL OR m.at <= c.resolved_at)
        AND m.at >= coalesce((
            SELECT max(t.opened_at) FROM talks t WHERE t.creditor_id = c.creditor_id AND t.client_id = c.client_id
                AND t.opened_at <= c.opened_at AND (t.closed_at IS NULL OR t.closed_at >= c.opened_at)
        ), c.opened_at)
) AS written
""")
)


@dataclass(frozen=True, slots=True)
class Words:
    """How many words each side wrote."""

    client: int
    adviser: int
    bot: int

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.client + self.adviser + self.bot


class WordsOfCases:
    """Who wrote how much in the cases of the creditors in scope."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def of(self, case: Case) -> Words:
        """Return what was kept of a resolved case; of any other what has been written so far."""
        row = self._session.get(CaseWords, (case.creditor_id, case.id)) if case.resolved_at else None
        return Words(row.client, row.adviser, row.bot) if row else self._count(case)

    def keep(self, case: Case) -> None:
        """Write down who wrote how much until the end of a case; it counts anew where it had ended before."""
        found = self._count(case)
        self._session.merge(
            CaseWords(creditor_id=case.creditor_id, case_id=case.id,
                      client=found.client, adviser=found.adviser, bot=found.bot)
        )  # fmt: skip
        self._session.flush()

    def _count(self, case: Case) -> Words:
        self._session.flush()
        return Words(*COUNTED.run(self._session, {"creditor": case.creditor_id, "case": case.id})[0])
