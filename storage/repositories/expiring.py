"""Say what goes of each class of data once it has had its time, table by table; what happened, and when, stays.

A step empties rows of one table, or takes them away: `due` are those past their time (`t` is the row, `:before` the
moment), `sets` what becomes of them, nothing where they go. The order of `key` is that in which they go, page by page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import TextClause, text

OPEN_CASE = "EXISTS (SELECT FROM cases c WHERE c.creditor_id = {0} AND c.client_id = {1} AND c.status <> 'resolved')"
CALM = "NOT " + OPEN_CASE.format("t.creditor_id", "t.client_id")
OWES_NOTHING = f"""
    NOT EXISTS (
        SELECT FROM invoices i WHERE i.creditor_id = t.creditor_id AND i.client_id = t.id
            AND (i.status = 'open' OR i.updated_at >= :before)
    ) AND NOT EXISTS (
        SELECT FROM agreements g WHERE g.creditor_id = t.creditor_id AND g.client_id = t.id
            AND (g.status = 'active' OR g.accepted_at >= :before)
    ) AND NOT {OPEN_CASE.format("t.creditor_id", "t.id")}
"""  # noqa: S608 - words of ours
OLD_CASE = (
    "EXISTS (SELECT FROM cases c WHERE c.creditor_id = t.creditor_id AND c.id = t.case_id"
    " AND c.status = 'resolved' AND c.resolved_at < :before)"
)
ANY = "EXISTS (SELECT FROM {0.table} t WHERE t.creditor_id = :creditor AND {0.due})"
FIRST = {"bigint": "-1", "text": ""}  #: before every key


@dataclass(frozen=True)
class Step:
    """What goes of one table."""

    table: str
    due: str
    sets: str = ""
    key: str = "t.id"
    sort: str = "bigint"  #: of the key

    @cached_property
    def statement(self) -> TextClause:
        """Return the statement of one page: how many rows went, and the key of the last one.

        A row that somebody else holds is left for another day.
        """
        change = f"UPDATE {self.table} t SET {self.sets} FROM"  # noqa: S608 - words of ours
        if not self.sets:
            change = f"DELETE FROM {self.table} t USING"  # noqa: S608
        return text(f"""
            WITH due AS (
                SELECT {self.key} AS key FROM {self.table} t
                WHERE t.creditor_id = :creditor AND {self.key} > CAST(:after AS {self.sort}) AND {self.due}
                ORDER BY {self.key} LIMIT :page FOR UPDATE OF t SKIP LOCKED
            ), gone AS (
                {change} due WHERE t.creditor_id = :creditor AND {self.key} = due.key RETURNING due.key
            )
            SELECT count(*) AS rows, max(key) AS last FROM gone
        """)  # noqa: S608 - words of ours


STEPS: Mapping[str, tuple[Step, ...]] = {
    "health": (
        Step(
            "difficulties",
            "t.at < :before AND (t.note <> '' OR t.contingency IS NOT NULL)",
            "note = '', contingency = NULL, consent_at = NULL",
        ),
        Step(
            "cases",
            "t.kind = 'hardship' AND t.status = 'resolved' AND t.resolved_at < :before"
            " AND (t.note <> '' OR t.details ? 'contingency')",
            "note = '', details = details - 'contingency'",
        ),
    ),
    "messages": (
        Step(
            "messages",
            f"t.at < :before AND t.text <> '' AND {CALM}",
            "text = '', values = NULL, choices = NULL, reading = NULL",
        ),
        Step(
            "cases",
            "t.status = 'resolved' AND t.resolved_at < :before"
            " AND (t.note <> '' OR t.summary <> '' OR t.details <> '{}' OR t.outcome_text IS NOT NULL)",
            "note = '', summary = '', details = '{}', outcome_text = NULL",
        ),
        Step("case_labels", OLD_CASE, key="t.case_id || ' ' || t.label", sort="text"),
        Step("case_notes", OLD_CASE),
        Step(
            "conversations",
            "greatest(t.last_client_at, t.last_bot_at) < :before AND t.state <> '{}' AND t.held_at IS NULL"
            f" AND {CALM}",
            "state = '{}', version = version + 1",
            key="t.client_id",
            sort="text",
        ),
        Step("satisfactions", "t.answered_at < :before AND t.comment IS NOT NULL", "comment = NULL", key="t.case_id"),
        Step(
            "quality_reviews",
            f"{OLD_CASE} AND (t.told <> '{{}}' OR t.note <> '' OR t.answer <> '')",
            "told = '{}', note = '', answer = ''",
            key="t.case_id || ' ' || t.reviewer_id",
            sort="text",
        ),
        Step("talks", "t.closed_at < :before AND t.comment IS NOT NULL", "comment = NULL"),
        Step("holds", "coalesce(t.lifted_at, t.ends_at) < :before AND t.reason <> ''", "reason = ''"),
    ),
    "attachments": (
        Step(
            "attachments",
            "t.content IS NOT NULL AND EXISTS (SELECT FROM messages m WHERE m.creditor_id = t.creditor_id"
            " AND m.id = t.message_id AND m.at < :before AND NOT "
            + OPEN_CASE.format("m.creditor_id", "m.client_id")
            + ")",
            "content = NULL",
        ),
    ),
    "identity": (
        Step(
            "clients",
            "t.updated_at < :before AND (t.document_sealed IS NOT NULL OR t.birth_date_sealed IS NOT NULL)"
            f" AND {OWES_NOTHING}",
            "document_sealed = NULL, birth_date_sealed = NULL",
            key="t.id",
            sort="text",
        ),
    ),
    "tickets": (Step("tickets", "t.closed_on < CAST(:before AS date)", key="t.number", sort="text"),),
    "payers": (
        Step(
            "unmatched_payments",
            "t.status <> 'waiting' AND t.settled_at < :before AND (t.payer_sealed IS NOT NULL"
            " OR t.text_sealed IS NOT NULL OR t.candidates <> '[]' OR t.note <> '')",
            "payer_sealed = NULL, text_sealed = NULL, candidates = '[]', note = ''",
        ),
        Step("payers", "t.seen_at < :before", key="encode(t.payer_index, 'hex') || ' ' || t.client_id", sort="text"),
    ),
}
"""What goes of rows, by class."""
WAITING: Mapping[str, TextClause] = {
    kind: text(f"SELECT {' OR '.join(ANY.format(step) for step in steps)}") for kind, steps in STEPS.items()
}
"""Whether anything of a class has had its time."""

NOBODY_KNOWN = """
    t.visitor_since < :before
    AND NOT EXISTS (
        SELECT FROM contact_points p JOIN contact_points o ON o.creditor_id = p.creditor_id
            AND o.address_id = p.address_id AND o.client_id <> p.client_id
        WHERE p.creditor_id = t.creditor_id AND p.client_id = t.id
    )
"""
"""Who wrote and never became known: somebody who did goes with the client that they are."""
NOTHING_LEFT = f"""
    t.visitor_since IS NULL AND greatest(t.created_at, t.updated_at) < :before AND {OWES_NOTHING}
    AND NOT EXISTS (
        SELECT FROM payments p WHERE p.creditor_id = t.creditor_id AND p.client_id = t.id
            AND greatest(p.received_at, p.reversed_at) >= :before
    ) AND NOT EXISTS (
        SELECT FROM tickets s WHERE s.creditor_id = t.creditor_id AND s.client_id = t.id AND s.closed_on IS NULL
    )
"""  # noqa: S608 - words of ours
"""Of whom nothing is open, and nothing happened since."""
PEOPLE = {
    kind: text(f"""
        SELECT t.id FROM clients t
        WHERE t.creditor_id = :creditor AND t.id > :after AND t.erased_at IS NULL AND {which}
            AND NOT EXISTS (
                SELECT FROM messages m WHERE m.creditor_id = t.creditor_id AND m.client_id = t.id AND m.at >= :before
            ) AND NOT EXISTS (
                SELECT FROM cases c WHERE c.creditor_id = t.creditor_id AND c.client_id = t.id
                    AND (c.status <> 'resolved' OR c.resolved_at >= :before)
            )
        ORDER BY t.id LIMIT :page
    """)  # noqa: S608 - words of ours
    for kind, which in {"visitors": NOBODY_KNOWN, "clients": NOTHING_LEFT}.items()
}
"""Whom nothing is kept of any more but the books, by class."""
