"""Decide whether a message may leave now, and if not, when it may.

Theory of operation. `may_send` asks the rules in the order of the table `RULES`. Each rule is a small function of the
case and an instant; it yields a `Block` for every row that forbids the message then, with the first instant at which
that row alone could give way. The first block names the decision's rule. The next allowed instant is a fixpoint: from
the latest `until` of all blocks the rules are asked again, until none blocks. Every `until` lies after the instant it
was asked for and never beyond the first lawful one, so the search neither stands still nor jumps over an opening.
All arithmetic is in UTC; local time is only looked at, in every zone where the client may be.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from flows.contact.case import TALK_HOURS, Block, Case, is_open, open_case
from flows.contact.packs import Packs
from flows.contact.request import RIGHT, Bond, Decision, Request, bond_of
from flows.contact.rows import OpenHours, Why
from flows.contact.week import midnight

ALLOWED = Decision("allowed", "allowed", "Every rule of the country allows it now.")
ANSWER = Decision("allowed", "answer", "The client asked for it; no limit binds an answer in the open conversation.")
STOPPED = "stopped"  #: the rule of a stop of everything
CONFIRMED_ONCE_IN = timedelta(days=7)  #: an opt-out is confirmed once, however often its word is repeated
ROUNDS_MAX = 1500  #: more than two openings a day for a year: zones whose hours never meet end here
KINDS_INSIDE_TALK = frozenset({"silence"})  #: the nudge exists only in the middle of a talk


Rule = Callable[[Case, datetime], Iterator[Block]]


def may_send(request: Request, packs: Packs) -> Decision:
    """Decide whether the message may leave at `request.now`; name the rule, its reason and the next allowed instant."""
    if request.stopped:
        return Decision("blocked", STOPPED, "All outgoing messages are stopped; they start again with `resume`.")
    bond = bond_of(request.kind, request.initiated_by)
    if bond is Bond.NONE or (bond is Bond.HOURS_AFTER_TALK and is_open(request, request.now)):
        return ANSWER
    if bond is None:
        return Decision("blocked", "unknown_kind", f"{request.kind!r} is no kind of message; see the table of kinds.")
    case = open_case(request, packs)
    if isinstance(case, Block):
        return Decision("blocked", case.rule, case.reason)
    return decide(case, RULES[bond])


def decide(case: Case, rules: tuple[Rule, ...]) -> Decision:
    """Return the first block as the decision, with the instant at which no rule blocks any more."""
    first = next((block for rule in rules for block in rule(case, case.now)), None)
    if first is None:
        return ALLOWED
    return Decision("blocked", first.rule, first.reason, next_allowed(case, rules))


def next_allowed(case: Case, rules: tuple[Rule, ...]) -> datetime | None:
    """Return the first instant from now on at which no rule blocks, in the client's first zone, or None."""
    at = case.now
    for _ in range(ROUNDS_MAX):
        latest = at
        for rule in rules:
            for block in rule(case, at):
                if block.until is None:
                    return None
                latest = max(latest, block.until)
        if latest == at:
            return at.astimezone(case.zones[0])
        at = latest
    return None


# The rules, in the order in which they are asked ----------------------------------------------------------------------


def wrong_person(case: Case, _at: datetime) -> Iterator[Block]:
    """An address that is not the client's is never written to."""
    if case.request.wrong_person:
        yield Block("wrong_person", "This address belongs to somebody else; it is not written to.")


def opt_out(case: Case, _at: datetime) -> Iterator[Block]:
    """Who opted out gets one confirmation, the answer to what they ask of their data, else nothing until they write."""
    kind, is_ours = case.request.kind, case.request.initiated_by == "bot"
    owed = (kind == RIGHT and not is_ours) or (kind == "opt_out" and not is_confirmed(case.request))
    if case.request.opted_out and not owed:
        yield Block("opt_out", "The client asked not to be written to; it holds on every channel.")


def is_confirmed(request: Request) -> bool:
    """Tell whether an opt-out was confirmed within the last week."""
    since = request.now - CONFIRMED_ONCE_IN
    return any(contact.kind == "opt_out" and contact.at > since for contact in request.history)


def unknown_calendar(case: Case, at: datetime) -> Iterator[Block]:
    """Where the year's holidays are not known nothing is sent."""
    if not all(case.calendar.knows(at.astimezone(zone).date()) for zone in case.zones):
        yield Block("unknown_calendar", f"The holidays of {case.pack.name} are not known for that year.")


def consent(case: Case, _at: datetime) -> Iterator[Block]:
    """A contact needs the client's consent for its channel."""
    channel, row = case.request.channel, case.pack.consent
    if channel not in case.request.consents and channel not in row.not_needed_for:
        yield Block("consent", f"No consent is recorded for {channel}. {row.why.reason}")


def forbidden_channels(case: Case, _at: datetime) -> Iterator[Block]:
    """Some channels are never used in some countries."""
    row = case.pack.forbidden
    if row and case.request.channel in row.channels:
        yield named(case, "forbidden_channels", row.why)


def holds(case: Case, at: datetime) -> Iterator[Block]:
    """Nothing is sent while collection is held; some holds end by law."""
    for hold in case.request.holds:
        start = hold.start.astimezone(UTC)
        statutory = case.pack.holds.get(hold.kind)
        end = hold.end.astimezone(UTC) if hold.end else start + timedelta(days=statutory.days) if statutory else None
        if start <= at and (end is None or at < end):
            ground = f" {statutory.why.reason}" if statutory else ""
            yield Block("hold", f"Collection is held ({hold.kind}).{ground}", end)


def postponed(case: Case, at: datetime) -> Iterator[Block]:
    """A time that the client asked for is kept."""
    asked = case.request.postponed_until
    if asked and at < asked.astimezone(UTC):
        yield Block("postponed", "The client asked to be written to later.", asked.astimezone(UTC))


def open_conversation(case: Case, at: datetime) -> Iterator[Block]:
    """Nothing starts while a talk is open, but the one nudge inside it."""
    request = case.request
    if request.kind in KINDS_INSIDE_TALK or not is_open(request, at):
        return
    last = request.last_client_message_at
    until = last.astimezone(UTC) + TALK_HOURS if last else None
    yield Block("open_conversation", "A conversation with the client is open; nothing new starts beside it.", until)


def closed_days(case: Case, at: datetime) -> Iterator[Block]:
    """No contact on a holiday, in any zone where the client may be."""
    for zone in case.zones:
        day = at.astimezone(zone).date()
        if case.calendar.is_closed(day):
            yield named(case, "holidays", case.pack.holidays.why, midnight(case.calendar.next_open_day(day), zone))


def hours(case: Case, at: datetime) -> Iterator[Block]:
    """No contact outside the country's or region's hours."""
    yield from outside(case, at, "hours", case.hours)


def product_hours(case: Case, at: datetime) -> Iterator[Block]:
    """No contact outside the narrower hours that we keep by ourselves."""
    cap = case.pack.product_cap_hours
    if cap:
        yield from outside(case, at, "product_cap_hours", cap)


def wanted_hours(case: Case, at: datetime) -> Iterator[Block]:
    """No contact outside the hours in which the client wants to be written to.

    Where they never meet the hours of the law no contact of ours is made; what the client asked for keeps the law's.
    """
    wish = case.request.wanted
    if wish is None:
        return
    meets = not wish.within(case.lawful_week).is_never
    bond = bond_of(case.request.kind, case.request.initiated_by)
    for zone in case.zones if meets or bond is Bond.ALL else ():
        if not wish.is_open(at.astimezone(zone)):
            until = wish.next_opening(at, zone) if meets else None
            yield Block("wanted_hours", f"The client wants to be written to at other hours: {wish}.", until)


def outside(case: Case, at: datetime, rule: str, row: OpenHours) -> Iterator[Block]:
    """Yield a block for each zone in which it is out of hours."""
    for zone in case.zones:
        if not row.week.is_open(at.astimezone(zone)):
            yield named(case, rule, row.why, row.week.next_opening(at, zone))


def limits(case: Case, at: datetime) -> Iterator[Block]:
    """No more contacts than every limit allows to weigh at once."""
    for limit, lapses in case.weights:
        if len(lapses) >= limit.at_most and lapses[-limit.at_most] > at:
            yield named(case, limit.rule, limit.why, lapses[-limit.at_most])


def named(case: Case, row: str, why: Why, until: datetime | None = None) -> Block:
    """Return the block of a pack's row, under the row's name: `CL.per_week`."""
    return Block(f"{case.pack.country}.{row}", f"{case.pack.name}: {why.reason}", until)


AT_THE_DOOR: tuple[Rule, ...] = (wrong_person, opt_out, unknown_calendar)
IN_HOURS: tuple[Rule, ...] = (closed_days, hours, product_hours, wanted_hours)
BEFORE_A_CONTACT: tuple[Rule, ...] = (consent, forbidden_channels, holds, postponed, open_conversation)

#: Which rules a message bears, by how far they bind its kind.
RULES: dict[Bond, tuple[Rule, ...]] = {
    Bond.HOURS: AT_THE_DOOR + IN_HOURS,
    Bond.HOURS_AFTER_TALK: AT_THE_DOOR + IN_HOURS,
    Bond.ALL: AT_THE_DOOR + BEFORE_A_CONTACT + IN_HOURS + (limits,),
}
