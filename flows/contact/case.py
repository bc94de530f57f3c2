"""Look up once what the rules ask about a request: its pack, zones, hours, calendar, and what its history weighs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.contact.calendar import Calendar
from flows.contact.packs import Pack, Packs
from flows.contact.request import Contact, Request, consumes, media_of
from flows.contact.rows import Limit, OpenHours
from flows.contact.week import Week, find_zone

TALK_HOURS = timedelta(hours=24)  #: how long a conversation stays open after the client's last message


@dataclass(frozen=True, slots=True)
class Block:
    """A row that forbids the message, and the instant (UTC) at which it could give way; None: time does not cure it."""

    rule: str
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A request with everything looked up once.

    `weights` holds, for each limit that binds the request, the instants (UTC, in order) at which the past contacts that
    count towards it weigh no more.
    """

    request: Request
    pack: Pack
    now: datetime
    zones: tuple[ZoneInfo, ...]
    hours: OpenHours
    calendar: Calendar
    weights: tuple[tuple[Limit, tuple[datetime, ...]], ...]

    @property
    def lawful_week(self) -> Week:
        """Return the hours that the law and our own policy share, where the client lives."""
        return self.pack.lawful_week(self.request.region)


def open_case(request: Request, packs: Packs) -> Case | Block:
    """Look up pack, zones, hours and calendar; block where one of them is unknown."""
    pack = packs.of(request.country)
    if pack is None:
        return Block("unknown_country", f"No contact rules are known for {request.country!r}; nothing is sent there.")
    zones = tuple(find_zone(name) for name in request.zones)
    known = tuple(zone for zone in zones if zone is not None)
    if not known or len(known) < len(zones):
        return Block("unknown_zone", "The client's time zone is not known; set it in the client's file.")
    now = request.now.astimezone(UTC)
    opening, calendar = pack.hours_in(request.region), pack.calendar_in(request.region, request.holidays)
    return Case(request, pack, now, known, opening, calendar, weigh(request, pack, known, now))


def weigh(
    request: Request, pack: Pack, zones: tuple[ZoneInfo, ...], now: datetime
) -> tuple[tuple[Limit, tuple[datetime, ...]], ...]:
    """Return each limit that binds the request, with the ends of the contacts that may still weigh."""
    since = now - pack.reach
    recent = [(past.at.astimezone(UTC), past) for past in request.history if past.at > since and consumes(past)]
    return tuple(
        (limit, tuple(sorted(limit.span.lapse(at, zones) for at, past in recent if counts(limit, request, past))))
        for limit in pack.limits
        if binds(limit, request)
    )


def binds(limit: Limit, request: Request) -> bool:
    """Tell whether a limit is about the request's channel."""
    return limit.of in ("any", "other_channel") or limit.of in media_of(request.channel)


def counts(limit: Limit, request: Request, contact: Contact) -> bool:
    """Tell whether a past contact counts towards a limit; one whose debt is unknown counts towards every debt."""
    if limit.per == "debt" and None not in (contact.debt, request.debt) and contact.debt != request.debt:
        return False
    if limit.of == "other_channel":
        return contact.channel != request.channel
    return limit.of == "any" or limit.of in media_of(contact.channel)


def is_open(request: Request, at: datetime) -> bool:
    """Tell whether the conversation is open: it is said to be, and the client's last message, if known, is recent."""
    last = request.last_client_message_at
    return request.conversation == "open" and (last is None or at < last.astimezone(UTC) + TALK_HOURS)
