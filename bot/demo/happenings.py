"""Tell in words what happened with a client lately: from the audit log, and from messages with the law's decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from bot.demo.words import words
from flows.contact.packs import Packs
from flows.contact.request import KINDS, Bond
from flows.negotiation.money import Money
from flows.wording import figures
from flows.wording.wording import Wording
from storage.schema import AuditEntry, AuditPayload, Client, Direction, Message, MessageStatus
from storage.unit_of_work import UnitOfWork

LINES = 6
OURS = tuple(kind for kind, bond in KINDS.items() if bond is Bond.ALL)  #: contacts that we begin
PROACTIVE = (*OURS, "outcome", "thanks", "adviser_reply")
LEFT = (MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ)


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: when, in words, and how it sounds ('good', 'care' or plain)."""

    at: datetime
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells of one client in the client's language."""

    packs: Packs
    wording: Wording
    locale: str
    currency: str

    def tell(self, uow: UnitOfWork, client: Client) -> list[Happening]:
        """Return the last things that happened, the newest first."""
        found = [*self._from_audit(uow, client), *self._from_messages(uow, client)]
        return sorted(found, key=lambda one: one.at, reverse=True)[:LINES]

    def _from_audit(self, uow: UnitOfWork, client: Client) -> list[Happening]:
        mine = [f"client:{client.id}", *(f"case:{case.id}" for case in uow.cases.of(client.creditor_id, client.id))]
        mine += [f"agreement:{agreement.id}" for agreement in uow.agreements.of(client.creditor_id, client.id)]
        rows = uow.session.execute(
            select(AuditEntry, AuditPayload.payload)
            .outerjoin(
                AuditPayload,
                (AuditPayload.creditor_id == AuditEntry.creditor_id) & (AuditPayload.seq == AuditEntry.seq),
            )
            .where(AuditEntry.creditor_id == client.creditor_id, or_(AuditEntry.subject.in_(mine)))
            .order_by(AuditEntry.seq.desc())
            .limit(LINES)
        )
        told = (self._line(entry, payload or {}) for entry, payload in rows)
        return [line for line in told if line is not None]

    def _line(self, entry: AuditEntry, payload: Mapping[str, Any]) -> Happening | None:
        said = words(self.locale)
        if entry.action == "contact.blocked":
            text = said["held_back"].format(what=said[f"kind_{payload['kind']}"], rule=payload["rule"])
            return Happening(entry.at, text, "care")
        if entry.action not in said:
            return None
        number = payload.get("total", payload.get("amount", 0))
        text = said[entry.action].format(
            case=entry.subject.partition(":")[2],
            kind=self._kind(payload),
            count=len(payload.get("plan", ())),
            amount=figures.amount(Money(int(number), self.currency), self.locale),
        )
        return Happening(entry.at, text, TONES.get(entry.action, ""))

    def _kind(self, payload: Mapping[str, Any]) -> str:
        kind = payload.get("kind")
        return self.wording.word(f"case-kind-{kind.replace('_', '-')}", self.locale).lower() if kind else ""

    def _from_messages(self, uow: UnitOfWork, client: Client) -> list[Happening]:
        rows = uow.session.scalars(
            select(Message)
            .where(
                Message.creditor_id == client.creditor_id,
                Message.client_id == client.id,
                Message.direction == Direction.OUT,
                Message.kind.in_(PROACTIVE),
                Message.status.in_((*LEFT, MessageStatus.BLOCKED)),
            )
            .order_by(Message.seq.desc())
            .limit(LINES)
        )
        return [self._message(row, client) for row in rows]

    def _message(self, row: Message, client: Client) -> Happening:
        said, decision = words(self.locale), row.contact_decision or {}
        what = said[f"kind_{row.kind}"]
        if row.status is MessageStatus.BLOCKED:
            return Happening(row.at, said["held_back"].format(what=what, rule=decision.get("rule", "")), "care")
        if row.initiated_by != "bot":
            return Happening(row.at, said["told"].format(what=what), "good")
        return Happening(row.at, said["sent"].format(what=what, rules=self._rules(client)), "good")

    def _rules(self, client: Client) -> str:
        """Name the rows of the country that were asked and allowed it."""
        pack = self.packs.of(client.country)
        limits = dict.fromkeys(limit.rule for limit in pack.limits) if pack else {}
        return ", ".join(f"{client.country}.{name}" for name in ("hours", *limits))


TONES = {
    "agreement.accepted": "good",
    "payment.allocated": "good",
    "client.verified": "good",
    "case.resolved": "good",
    "agreement.broken": "care",
    "instalment.missed": "care",
    "case.late": "care",
    "client.locked_out": "care",
}
