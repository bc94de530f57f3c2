"""Read a question of `concilia may-send` from JSON, and write its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from difflib import get_close_matches
from typing import Any

from flows.contact.errors import BadHours, BadLine
from flows.contact.packs import Packs
from flows.contact.request import Contact, Hold, Request
from flows.contact.rules import may_send
from flows.contact.week import Week, find_zone

KEYS = (
    "id",
    "country",
    "region",
    "zones",
    "now",
    "channel",
    "kind",
    "initiated_by",
    "debt",
    "consents",
    "holds",
    "history",
    "conversation",
    "holidays",
    "last_client_message_at",
    "opted_out",
    "wrong_person",
    "stopped",
    "postponed_until",
    "wanted",
)


def answer(line: Mapping[str, Any], packs: Packs) -> dict[str, Any]:
    """Answer a line: id, decision, rule, reason, next_allowed_at (RFC 3339 or None). Raises `BadLine`."""
    decision = may_send(read_request(line), packs)
    until = decision.next_allowed_at
    return {
        "id": line.get("id"),
        "decision": decision.decision,
        "rule": decision.rule,
        "reason": decision.reason,
        "next_allowed_at": until.isoformat() if until else None,
    }


def read_request(line: Mapping[str, Any]) -> Request:
    """Read the question from its JSON keys. Raises `BadLine` that names the key."""
    given = Given(line)
    given.refuse_misspelt()
    zones = given.texts("zones")
    zone = (find_zone(zones[0]) if zones else None) or UTC
    return Request(
        country=given.text("country"),
        zones=zones,
        now=given.instant("now", zone),
        channel=given.text("channel"),
        kind=given.text("kind"),
        initiated_by=given.text("initiated_by", "bot"),
        region=given.text_or_none("region"),
        debt=given.text_or_none("debt"),
        consents=frozenset(given.texts("consents")),
        holds=tuple(read_hold(Given(hold, f"holds[{n}]."), zone) for n, hold in enumerate(given.maps("holds"))),
        history=tuple(read_contact(Given(past, f"history[{n}].")) for n, past in enumerate(given.maps("history"))),
        conversation="open" if given.one_of("conversation", ("closed", "open")) == "open" else "closed",
        last_client_message_at=given.instant_or_none("last_client_message_at"),
        holidays=tuple(given.day(day) for day in given.texts("holidays")) if given.has("holidays") else None,
        opted_out=given.flag("opted_out"),
        wrong_person=given.flag("wrong_person"),
        stopped=given.flag("stopped"),
        postponed_until=given.instant_or_none("postponed_until"),
        wanted=given.week_or_none("wanted"),
    )


def read_hold(given: "Given", zone: tzinfo) -> Hold:
    """Read a hold; a plain date counts whole, in the client's zone."""
    end = given.instant_or_none("to", zone, whole_day=True)
    return Hold(given.text("kind"), given.instant("from", zone), end)


def read_contact(given: "Given") -> Contact:
    """Read a past contact; one of unknown kind or starter counts as ours."""
    return Contact(
        given.instant("at"),
        given.text("channel"),
        given.text("initiated_by", "bot"),
        given.text("kind", "contact"),
        given.text_or_none("debt"),
    )


@dataclass(frozen=True, slots=True)
class Given:
    """A JSON object whose keys are read one by one; `place` stands before a key's name in a fault."""

    written: Mapping[str, Any]
    place: str = ""

    def fault(self, key: str, remedy: str) -> BadLine:
        """Return the error that names the key and the remedy."""
        return BadLine(f"{self.place}{key}: {remedy}")

    def refuse_misspelt(self) -> None:
        """Refuse a key that is nearly one of the question's: a misspelt `history` would silently weaken a rule."""
        for stranger in sorted(set(self.written) - set(KEYS)):
            if meant := get_close_matches(stranger, KEYS, n=1, cutoff=0.8):
                raise self.fault(stranger, f"not a key of this question; write {meant[0]}.")

    def has(self, key: str) -> bool:
        """Tell whether a key is given and not null."""
        return self.written.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; a default makes the key optional."""
        value = self.written.get(key)
        value = default if value is None else value
        if not isinstance(value, str) or not value:
            raise self.fault(key, "give it as a text.")
        return value

    def text_or_none(self, key: str) -> str | None:
        """Return a text, or None where the key is missing or null."""
        return self.text(key) if self.has(key) else None

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return one of the texts allowed; the first is the default."""
        value = self.text(key, allowed[0])
        if value not in allowed:
            raise self.fault(key, f"give one of {', '.join(allowed)}.")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false when the key is missing."""
        value = self.written.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(key, "give true or false.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when the key is missing or null."""
        value = self.written.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.fault(key, "give a list of texts.")
        return tuple(value)

    def maps(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """Return a list of objects; empty when the key is missing or null."""
        value = self.written.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
            raise self.fault(key, "give a list of objects.")
        return tuple(value)

    def week_or_none(self, key: str) -> Week | None:
        """Return hours of the week such as `{"mon_fri": ["18:00", "20:00"]}`, or None where the key is missing."""
        if not self.has(key):
            return None
        written = self.written[key]
        if not isinstance(written, Mapping):
            raise self.fault(key, 'give hours such as {"mon_fri": ["18:00", "20:00"]}.')
        try:
            return Week.parse(written)
        except BadHours as fault:
            raise self.fault(key, str(fault)) from fault

    def day(self, written: str) -> date:
        """Return a calendar day of the list of holidays."""
        try:
            return date.fromisoformat(written)
        except ValueError as fault:
            raise self.fault("holidays", f"{written!r} is not a day such as 2026-09-18.") from fault

    def instant_or_none(self, key: str, zone: tzinfo | None = None, *, whole_day: bool = False) -> datetime | None:
        """Return an aware time, or None where the key is missing or null."""
        return self.instant(key, zone, whole_day=whole_day) if self.has(key) else None

    def instant(self, key: str, zone: tzinfo | None = None, *, whole_day: bool = False) -> datetime:
        """Return an aware time; with a zone also a plain date, as its first instant or, whole, the day's end."""
        written = self.text(key)
        if zone and len(written) == len("2026-09-18"):
            return datetime.combine(self.day(written) + timedelta(days=whole_day), time.min, tzinfo=zone)
        try:
            read = datetime.fromisoformat(written)
        except ValueError as fault:
            raise self.fault(key, f"{written!r} is not a time such as 2026-03-15T10:00:00-03:00.") from fault
        if read.tzinfo is None:
            raise self.fault(key, f"{written!r} lacks its offset; write it as 2026-03-15T10:00:00-03:00.")
        return read
