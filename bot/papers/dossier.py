"""Gather a client's file: all that is kept of them with one creditor, as JSON, every agreement held against its seal.

Amounts are decimal strings with their currency, times RFC 3339. Identity facts stay sealed: the file says that they are
there, not what they are.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bot.consents import history
from bot.contacts import notes
from bot.papers.pen import Pen
from bot.papers.story import in_words, sections
from bot.risk import judge_client
from flows.negotiation.money import to_major
from flows.outcome import Paper
from flows.wording.wording import Wording
from storage import seals
from storage.repositories.contacts import name_debt
from storage.schema import Agreement, Client, Json
from storage.unit_of_work import UnitOfWork

EVER = datetime(1970, 1, 1, tzinfo=UTC)
PAGE = 500  #: messages read at a time
CLIENT = (
    "name", "locale", "country", "region", "timezone", "segment", "ruled_segment", "document_type",
    "preferred_channel", "language", "goal", "postponed_until", "exit_intent_at", "locked_at", "since_on", "created_at",
)  # fmt: skip
POINT = ("consent", "consent_source", "consent_at", "verified_at", "used_at")
ADDRESS = ("channel", "address", "wrong_at", "opted_out_at", "last_inbound_at")
INVOICE = ("number", "description", "issued_on", "due_on", "status", "delivered_on")
PAYMENT = ("reference", "paid_on", "source", "received_at", "reversed_on")
CREDIT = ("invoice_number", "kind", "dated_on", "reference", "reason")
HOLD = ("kind", "invoice_number", "case_id", "starts_at", "ends_at", "lifted_at", "reason")
AGREEMENT = (
    "id", "status", "policy_version", "proposed_by", "accepted_at", "replaced_by", "moves", "arm", "terms",
    "amendments",
)  # fmt: skip
MESSAGE = ("seq", "direction", "channel", "initiated_by", "kind", "text", "intent", "at", "status")
DECISION = ("decision", "rule", "reason", "next_allowed_at")  #: what a client is told of it; the rest is for the audit
FILE = ("kind", "content_type", "fetched_at")
CASE = (
    "id", "kind", "status", "priority", "opened_at", "due_at", "first_response_at", "resolved_at", "note", "summary",
    "invoices", "details", "outcome", "outcome_text",
)  # fmt: skip
TICKET = ("number", "kind", "subject", "status", "opened_on", "closed_on", "url")
DRAWN = ("campaign", "arm", "at")
DIFFICULTY = ("code", "contingency", "note", "at", "consent_at", "corrected", "corrected_at")
REPRESENTATIVE = ("name", "role", "scope", "until_on", "proof", "seen_at", "taken_back_at")
CONTACT = ("channel", "kind", "initiated_by", "at", "recorded_by")


@dataclass(frozen=True, slots=True)
class Checked:
    """An agreement and what of it does not fit its seal; nothing when all does."""

    agreement: Agreement
    faults: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether nothing of it was changed."""
        return not self.faults


def check_agreements(uow: UnitOfWork, client: Client) -> list[Checked]:
    """Return a client's agreements, the oldest first, each held against its seal and against the audit log."""
    rows = uow.agreements.of(client.creditor_id, client.id)[::-1]
    nameless = client.erased_at is not None
    return [Checked(row, tuple(seals.faults(row, _noted(uow, row), nameless=nameless))) for row in rows]


def _noted(uow: UnitOfWork, agreement: Agreement) -> list[str]:
    """Return the hashes that the audit log noted when the agreement was booked."""
    entries = uow.audit.about(agreement.creditor_id, f"agreement:{agreement.id}")
    return [
        str(payload["sha256"])
        for entry, payload in entries
        if entry.action == "agreement.accepted" and payload and "sha256" in payload
    ]


def gather(uow: UnitOfWork, client: Client, agreements: Sequence[Checked], now: datetime) -> Json:
    """Return everything that is kept of a client."""
    creditor, currency = client.creditor_id, uow.creditors.get(client.creditor_id).currency
    debt, noted = name_debt(creditor, client.id), notes(uow, client)
    return {
        "client_id": client.id,
        "creditor": creditor,
        "exported_at": plain(now),
        "client": {
            **_row(client, CLIENT),
            "document_kept": client.document_sealed is not None,
            "birth_date_kept": client.birth_date_sealed is not None,
            "yearly_value": None if client.yearly_value is None else money(client.yearly_value, currency),
            "hours_wanted": uow.people.get(client.person_id).contact_week,
        },
        "addresses": [
            {**_row(address, ADDRESS), **_row(point, POINT)}
            for point, address in uow.clients.contact_points(creditor, client.id)
        ],
        "consents": [
            {**asdict(one), "at": plain(one.at)} for one in history(uow, client)
        ],
        "representatives": [
            _row(one, REPRESENTATIVE) for one in uow.representatives.of(creditor, client.id)
        ],
        "invoices": [
            {**_row(one, INVOICE), **_money(one, "amount", "balance", "disputed_amount")}
            for one in uow.invoices.of(creditor, client.id)
        ],
        "payments": [
            {
                **_row(one, PAYMENT),
                **_money(one, "amount"),
                "allocations": [
                    {**_row(part, ("invoice_number", "agreement_id", "instalment_number")),
                     "amount": money(part.amount, currency)}
                    for part in uow.payments.allocations(creditor, one.reference)
                ],
            }
            for one in uow.payments.all_of(creditor, client.id)
        ],
        "credits": [
            {**_row(one, CREDIT), **_money(one, "amount")} for one in uow.credits.of(creditor, client.id)
        ],
        "agreements": [_agreement(one) for one in agreements],
        "messages": list(_messages(uow, client)),
        "cases": [_row(one, CASE) for one in uow.cases.of(creditor, client.id)],
        "tickets": [_row(one, TICKET) for one in uow.tickets.of(creditor, client.id)],
        "risk": _risk(uow, client, now),
        "holds": [_row(one, HOLD) for one in uow.holds.of(creditor, client.id)],
        "campaigns": [_row(one, DRAWN) for one in uow.campaigns.of_client(creditor, client.id)],
        "difficulties": [_row(one, DIFFICULTY) for one in uow.difficulties.of(creditor, client.id)],
        "contacts": [
            {**_row(one, CONTACT), "note": noted.get(one.id)}
            for one in uow.contacts.of_person(client.person_id, EVER)
            if one.debt == debt
        ],
    }  # fmt: skip


def _agreement(one: Checked) -> Json:
    row = one.agreement
    return {
        **_row(row, AGREEMENT),
        **_money(row, "total", "discount"),
        "invoices": [covered.invoice_number for covered in row.invoices],
        "instalments": [
            {
                **_row(part, ("number", "due_on", "status")),
                "amount": money(part.amount, row.currency),
                "paid": money(part.paid, row.currency),
            }
            for part in row.instalments
        ],
        "sha256": row.sha256.hex(),
        "code": seals.code_of(row),
        "whole": one.is_whole,
        "faults": list(one.faults),
    }


def _risk(uow: UnitOfWork, client: Client, now: datetime) -> Json | None:
    """Return the band of risk with what moved it, by the client's own figures; None of a visitor."""
    judged = judge_client(uow, client, now)
    return None if judged is None else {"given_by_creditor": judged.is_given, **asdict(judged.risk)}


def _messages(uow: UnitOfWork, client: Client) -> Iterable[Json]:
    """Yield every message, with what came beside its words where something did."""
    after = 0
    while rows := uow.messages.of(client.creditor_id, client.id, after, PAGE):
        files = uow.attachments.of(client.creditor_id, [row.id for row in rows])
        for row in rows:
            came = [_row(file, FILE) for file in files if file.message_id == row.id]
            decided = {"contact_decision": _decision(row.contact_decision)}
            yield {**_row(row, MESSAGE), **decided, **({"files": came} if came else {})}
        after = rows[-1].seq


def _decision(kept: Json | None) -> Json | None:
    return None if kept is None else {name: kept.get(name) for name in DECISION}


def _row(row: object, names: Sequence[str]) -> Json:
    return {name: plain(getattr(row, name)) for name in names}


def _money(row: Any, *names: str) -> Json:  # noqa: ANN401 - any row with a currency
    return {name: money(getattr(row, name), row.currency) for name in names}


def money(minor: int, currency: str) -> Json:
    """Return an amount as the API writes it."""
    return {"amount": to_major(minor, currency), "currency": currency}


def plain(value: Any) -> Any:  # noqa: ANN401 - a column's value in, JSON out
    """Return a column's value as JSON."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return value


@dataclass(frozen=True, slots=True)
class Dossier:
    """A client's file, ready to be handed over: as JSON, as a PDF, and its agreements, each held against its seal.

    `name` is what the file is called, in the client's language.
    """

    name: str
    file: Json
    paper: bytes
    agreements: tuple[Checked, ...]

    @property
    def text(self) -> bytes:
        """Return the file as JSON, in lines."""
        return json.dumps(self.file, ensure_ascii=False, indent=2).encode()


def write_dossier(uow: UnitOfWork, client: Client, wording: Wording, now: datetime) -> Dossier:
    """Return a client's file: the data, what it says in plain words, and both on paper."""
    from bot.papers.summary import Summary  # noqa: PLC0415 - what sets papers is 20 MB: loaded for one

    creditor, checked = uow.creditors.get(client.creditor_id), check_agreements(uow, client)
    file = gather(uow, client, checked, now)
    pen = Pen.of(wording, client, creditor.currency)
    told, name = sections(file, pen), pen.say("paper-file-name", {"paper": Paper.DOSSIER.value})
    whole = [one.agreement for one in checked]
    paper = Summary(wording, client, creditor.name, creditor.currency, now).write(file, told, whole)
    return Dossier(name, {**file, "in_words": in_words(told)}, paper, tuple(checked))
