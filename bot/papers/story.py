"""Tell a client's file in plain words: every contact, promise, agreement, decision with its reason, in sections.

The same sections stand on paper and in the JSON beside the data, in the client's language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.papers import person
from bot.papers.parts import bill_line, day_of, moment_of
from bot.papers.pen import Pen
from flows.negotiation.money import to_minor
from flows.outcome import Term, Value

File = Mapping[str, Any]
REASONS: Mapping[str, tuple[str, ...]] = {
    "hours": ("hours", "week", "window"),
    "days": ("holiday", "closed", "days"),
    "counts": ("per_", "min_", "one_channel", "product_cap", "pace", "talked"),
    "hold": ("hold", "dispute", "open_case", "regional", "unclean"),
    "opt_out": ("opt_out", "wrong_person"),
    "consent": ("consent", "channel"),
    "wish": ("wanted", "postponed"),
}  #: what a contact rule is about, by how its name begins
Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a file: its title, and rows of words with a figure or nothing beside them."""

    title: str
    rows: Rows


def sections(file: File, pen: Pen) -> list[Section]:
    """Return a file, as `bot.papers.dossier` gathers it, section by section; what is empty says so."""
    told = {
        "file-you": person.you(file, pen),
        "file-addresses": person.addresses(file, pen),
        "file-consents": person.consents(file, pen),
        "file-representatives": person.representatives(file, pen),
        "file-invoices": _invoices(file, pen),
        "file-payments": _payments(file, pen),
        "file-credits": _credits(file, pen),
        "file-agreements": _agreements(file, pen),
        "file-promises": _promises(file, pen),
        "file-cases": _cases(file, pen),
        "file-holds": _holds(file, pen),
        "file-told": _told(file, pen),
        "file-tickets": person.tickets(file, pen),
        "file-risk": person.risk(file, pen),
        "file-campaigns": person.campaigns(file, pen),
        "file-contacts": _contacts(file, pen),
        "file-withheld": _withheld(file, pen),
    }
    return [Section(pen.say(key), list(rows)) for key, rows in told.items()]


def in_words(told: Sequence[Section]) -> list[dict[str, Any]]:
    """Return sections as JSON."""
    return [{"title": one.title, "lines": [": ".join(filter(None, row)) for row in one.rows]} for one in told]


def _invoices(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["invoices"]:
        bill = bill_line(pen, one["description"], one["number"], date.fromisoformat(one["due_on"]))
        yield pen.say("file-bill", {"bill": bill, "amount": _sum(pen, one, "amount")}), _sum(pen, one, "balance")


def _payments(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["payments"]:
        values = {
            "on": day_of(one["paid_on"]),
            "number": one["reference"],
            "returned": "yes" if one["reversed_on"] else "no",
        }
        yield pen.say("file-payment", values), _sum(pen, one, "amount")


def _credits(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["credits"]:
        said = pen.say("statement-bill-line", {"kind": one["kind"], "number": one["invoice_number"]})
        why = f": {one['reason']}" if one["reason"] else ""
        yield f"{pen.figures(day_of(one['dated_on']))} · {said}{why}", _sum(pen, one, "amount")


def _agreements(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["agreements"]:
        said = pen.say(
            "file-agreement", {"code": one["code"], "at": moment_of(pen, one["accepted_at"]), "status": one["status"]}
        )
        checked = pen.say("file-sealed" if one["whole"] else "file-unsealed")
        yield f"{said} {checked}", _sum(pen, one, "total")


def _promises(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for agreement in file["agreements"]:
        for part in agreement["instalments"]:
            values = {"on": day_of(part["due_on"]), "status": part["status"], "code": agreement["code"]}
            yield pen.say("file-promise", values), _sum(pen, part, "amount")


def _cases(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["cases"]:
        values: dict[str, Value] = {"kind": _kind(one["kind"]), "at": moment_of(pen, one["opened_at"])}
        decided = pen.say("file-decided", {"outcome": one["outcome"] or "open"})
        reason = one["outcome_text"] or ""
        yield " ".join(filter(None, (f"{pen.say('file-case', values)}. {decided}", reason))), str(one["id"])


def _holds(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["holds"]:
        end = one["lifted_at"] or one["ends_at"]
        ended = pen.say("file-hold-until", {"at": moment_of(pen, end)}) if end else pen.say("file-hold-open")
        of = one["invoice_number"] or pen.say("file-hold-all")
        yield f"{pen.say('file-hold', {'at': moment_of(pen, one['starts_at']), 'number': of})} {ended}", ""


def _told(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["difficulties"]:
        agreed = pen.say("file-told-agreed", {"at": moment_of(pen, one["consent_at"])}) if one["consent_at"] else ""
        if one["note"]:
            yield f"{pen.figures(moment_of(pen, one['at']).date())} · «{one['note']}»", agreed


def _contacts(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    for one in file["contacts"]:
        values = {"at": moment_of(pen, one["at"]), "channel": one["channel"], "kind": one["kind"]}
        note = f" «{one['note']}»" if one["note"] else ""
        yield f"{pen.say('file-contact', values)}{note}", ""


def _withheld(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield the messages that were to be sent and were not, each with the reason."""
    for one in file["messages"]:
        decision = one["contact_decision"]
        if decision and decision["decision"] == "blocked":
            values = {"at": moment_of(pen, one["at"]), "channel": one["channel"], "kind": one["kind"]}
            why = pen.say("file-why", {"rule": _reason(decision["rule"] or "")})
            yield f"{pen.say('file-contact', values)}: {why}", ""


def _reason(rule: str) -> str:
    """Return what a contact rule is about, for the words of a client's file."""
    name = rule.rpartition(".")[2]
    return next((reason for reason, starts in REASONS.items() if name.startswith(starts)), "other")


def _kind(kind: str) -> Term:
    return Term(f"case-kind-{kind.replace('_', '-')}")


def _sum(pen: Pen, row: File, name: str) -> str:
    return pen.amount(to_minor(row[name]["amount"], row[name]["currency"]))
