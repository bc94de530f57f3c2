"""Erase what has had its time, class by class; what happened, and when, stays."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import TextClause, select, text
from sqlalchemy.orm import Session

from storage.schema import AuditEntry, AuditPayload

NOTED = "contact.recorded"  #: entries that hold what staff noted of a contact outside
OPEN_CASE = "EXISTS (SELECT FROM cases c WHERE c.creditor_id = {0} AND c.client_id = {1} AND c.status <> 'resolved')"
ERASE: Mapping[str, tuple[TextClause, ...]] = {
    "health": (
        text("""
            UPDATE difficulties SET note = '', contingency = NULL, consent_at = NULL
            WHERE creditor_id = :creditor AND at < :before AND (note <> '' OR contingency IS NOT NULL)
        """),
        text("""
            UPDATE cases SET note = '', details = details - 'contingency'
            WHERE creditor_id = :creditor AND kind = 'hardship' AND status = 'resolved' AND resolved_at < :before
                AND (note <> '' OR details ? 'contingency')
        """),
    ),
    "messages": (
        text(f"""
            UPDATE messages m SET text = '', values = NULL, choices = NULL, reading = NULL
            WHERE m.creditor_id = :creditor AND m.at < :before AND m.text <> ''
                AND NOT {OPEN_CASE.format("m.creditor_id", "m.client_id")}
        """),  # noqa: S608 - words of ours
        text("""
            UPDATE cases SET note = '', outcome_text = NULL WHERE creditor_id = :creditor AND status = 'resolved'
                AND resolved_at < :before AND (note <> '' OR outcome_text IS NOT NULL)
        """),
    ),
    "attachments": (
        text(f"""
            UPDATE attachments a SET content = NULL FROM messages m
            WHERE a.creditor_id = :creditor AND m.creditor_id = a.creditor_id AND m.id = a.message_id
                AND m.at < :before AND a.content IS NOT NULL
                AND NOT {OPEN_CASE.format("m.creditor_id", "m.client_id")}
        """),  # noqa: S608 - words of ours
    ),
    "identity": (
        text(f"""
            UPDATE clients k SET document_sealed = NULL, birth_date_sealed = NULL
            WHERE k.creditor_id = :creditor AND k.updated_at < :before
                AND (document_sealed IS NOT NULL OR birth_date_sealed IS NOT NULL)
                AND NOT EXISTS (
                    SELECT FROM invoices i WHERE i.creditor_id = k.creditor_id AND i.client_id = k.id
                        AND (i.status = 'open' OR i.updated_at >= :before)
                ) AND NOT EXISTS (
                    SELECT FROM agreements g WHERE g.creditor_id = k.creditor_id AND g.client_id = k.id
                        AND g.status = 'active'
                ) AND NOT {OPEN_CASE.format("k.creditor_id", "k.id")}
        """),  # noqa: S608 - words of ours
    ),
}


class Expiry:
    """What the creditors in scope keep beyond its time."""

    def __init__(self, session: Session) -> None:
        """Take the session of a unit of work."""
        self._session = session

    def erase(self, kind: str, creditor: str, before: datetime) -> int:
        """Erase what is older than a moment of one class, and return how many rows that were."""
        results: list[Any] = [
            self._session.execute(statement, {"creditor": creditor, "before": before}) for statement in ERASE[kind]
        ]
        return sum(result.rowcount for result in results)

    def noted(self, creditor: str, before: datetime) -> list[int]:
        """Return the audit entries with what staff noted of contacts before a moment, as far as it still stands."""
        return list(
            self._session.scalars(
                select(AuditEntry.seq)
                .join(
                    AuditPayload,
                    (AuditPayload.creditor_id == AuditEntry.creditor_id) & (AuditPayload.seq == AuditEntry.seq),
                )
                .where(AuditEntry.creditor_id == creditor, AuditEntry.action == NOTED, AuditEntry.at < before)
                .order_by(AuditEntry.seq)
            )
        )
