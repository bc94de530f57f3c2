"""Tell the parts of a client's file that are of the person: who, where reached, what they asked for, how judged."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.papers.parts import day_of, moment_of
from bot.papers.pen import Pen
from flows.outcome import Value

File = Mapping[str, Any]
NAMELESS = frozenset({"web", "terminal"})  #: channels whose addresses nobody gave: they name a link, not a person


def you(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield what is kept of who they are, and what they asked for; identity facts only as being there."""
    known = file["client"]
    told = {
        "file-document": known["document_kept"],
        "file-birth-date": known["birth_date_kept"],
        "file-since": known["since_on"],
        "file-postponed": known["postponed_until"],
        "file-exit": known["exit_intent_at"],
    }
    for key, value in told.items():
        if value:
            yield pen.say(key, _when(pen, value)), ""


def addresses(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield every address with its consent, and when it was verified."""
    for one in file["addresses"]:
        shown = "" if one["channel"] in NAMELESS else one["address"]
        said = pen.say("file-address", {"channel": one["channel"], "address": shown, "state": _state(one)})
        checked = one["verified_at"]
        proved = pen.say("file-address-checked", {"at": moment_of(pen, checked)}) if checked else ""
        yield " ".join(filter(None, (said, proved))), ""


def _state(address: Mapping[str, Any]) -> str:
    """Return what may be sent to an address: what speaks against it comes first."""
    found = {"wrong": address["wrong_at"], "out": address["opted_out_at"], "agreed": address["consent"]}
    return next((state for state, holds in found.items() if holds), "none")


def consents(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield what they gave leave for and took back, each with its moment."""
    for one in file["consents"]:
        yield pen.say("file-consent", {"at": moment_of(pen, one["at"]), "leave": one["what"]}), ""


def representatives(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield who acts or acted for them, up to when, and that it was taken back."""
    for one in file["representatives"]:
        over = "taken-back" if one["taken_back_at"] else "until"
        values: dict[str, Value] = {"name": one["name"], "on": day_of(one["until_on"]), "leave": over}
        yield pen.say("file-representative", values), one["proof"]


def tickets(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield what the creditor's service knows, each with its status."""
    for one in file["tickets"]:
        values = {"on": day_of(one["opened_on"]), **{name: one[name] for name in ("kind", "number", "subject")}}
        yield pen.say("file-ticket", values), one["status"]


def risk(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield the band and what moved it; nothing of a visitor."""
    judged = file["risk"] or {}
    if judged:
        yield pen.say("file-risk-band", {"band": judged["band"]}), ""
    if judged.get("given_by_creditor"):
        yield pen.say("file-risk-given"), ""
    for reason in judged.get("reasons", ()):
        yield pen.say("file-risk-reason", reason), ""


def campaigns(file: File, pen: Pen) -> Iterator[tuple[str, str]]:
    """Yield the campaigns that they were drawn into."""
    for one in file["campaigns"]:
        yield pen.say("file-campaign", {"name": str(one["campaign"]), "at": moment_of(pen, one["at"])}), ""


def _when(pen: Pen, value: Any) -> dict[str, Value]:  # noqa: ANN401 - a day, a moment, or only that it is so
    """Return the day or the moment of a fact, as its text takes it."""
    if not isinstance(value, str):
        return {}
    at = moment_of(pen, value) if "T" in value else None
    return {"at": at, "on": at.date()} if at else {"on": day_of(value)}
