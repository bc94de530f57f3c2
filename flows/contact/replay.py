"""Judge once more a message that has left: by the rules in force then, by what they were asked with, by other records.

Theory of operation. With each message stands the decision that let it leave, with the facts it rests on and the name of
the rules (`flows.contact.facts`, `flows.contact.kept`). Past contacts are taken from their own log: those that were
known by then, those that were on record before the message itself was, whoever made them at the same moment, and those
that no message stands behind. What others noted, a hold, a wish, a stop, is held against the facts: facts that leave it
out are a fault.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from flows.closed_days import EDITION
from flows.contact.case import is_open
from flows.contact.errors import BadLine
from flows.contact.evidence import SLACK, Beside, Fault, Left, Rules, Span, There, ground_of, moment_of
from flows.contact.facts import read_facts
from flows.contact.packs import Packs
from flows.contact.regions import is_within
from flows.contact.request import Bond, Contact, Decision, Request, bond_of
from flows.contact.rules import may_send

#: What facts that somebody wrote over may do: keys that are missing, values of another kind, times before all time.
UNREADABLE = (BadLine, KeyError, TypeError, AttributeError, ValueError, OverflowError)


def judge(left: Left, rules: Mapping[str, Rules], beside: Beside) -> list[Fault]:
    """Return what does not fit about a message whose decision has its facts; nothing where all does."""
    ground = ground_of(left.decision) or {}
    try:
        request = read_facts(ground["facts"], _history(ground, beside))
        return [*_same(left, request), *_again(ground, request, rules), *_noted(request, beside)]
    except UNREADABLE as fault:
        return [Fault("facts", f"The facts of its decision cannot be used: {fault}.")]


def _history(ground: Mapping[str, Any], beside: Beside) -> tuple[Contact, ...]:
    """Return the contacts known by then, and those on record before the message itself was, by whomever."""
    seen, own, now = int(ground.get("seen") or 0), beside.recorded or 0, moment_of(ground)
    return tuple(
        past.contact
        for past in beside.past
        if past.id <= seen
        or (past.id < own and not past.by_hand)
        or (past.id in beside.strays and now is not None and past.contact.at + SLACK <= now)
    )


def _bond(request: Request) -> Bond:
    """Return how far the rules bound it, none where they answered that no limit binds."""
    bond = bond_of(request.kind, request.initiated_by) or Bond.ALL
    return Bond.NONE if bond is Bond.HOURS_AFTER_TALK and is_open(request, request.now) else bond


def _same(left: Left, request: Request) -> Iterator[Fault]:
    """Hold the facts against the message's own row."""
    for name in ("kind", "initiated_by", "channel", "debt"):
        told, found = getattr(request, name), getattr(left, name)
        if told != found:
            yield Fault("facts", f"It was decided for {name} {told!r}, and the message has {found!r}.")


def _again(ground: Mapping[str, Any], request: Request, rules: Mapping[str, Rules]) -> Iterator[Fault]:
    """Ask the rules in force then once more."""
    kept = rules.get(str(ground.get("pack")))
    if kept is None and _bond(request) is not Bond.NONE:
        yield Fault("pack", "The rules that it was decided by are not kept, or were changed.")
        return
    found = _ask(request, kept)
    if found.decision != "allowed":
        yield Fault(found.rule, found.reason)
    elif found.rule != ground.get("rule"):
        yield Fault("rule", f"It was allowed by {ground.get('rule')!r}, and would be by {found.rule!r}.")


def _ask(request: Request, kept: Rules | None) -> Decision:
    """Return the decision; a day that became a holiday in a later edition was none for whoever decided then."""
    packs = Packs({} if kept is None else {kept.pack.country: kept.pack})
    found = may_send(request, packs)
    is_later = kept is not None and kept.edition != EDITION
    if is_later and found.rule in (f"{request.country.upper()}.holidays", "unknown_calendar"):
        return may_send(replace(request, holidays=()), packs)
    return found


def _noted(request: Request, beside: Beside) -> Iterator[Fault]:
    """Hold the facts against what others noted."""
    for check in CHECKS[_bond(request)]:
        yield from check(request, beside)


def _stopped(request: Request, beside: Beside) -> Iterator[Fault]:
    if not request.stopped and any(span.stood(request.now) for span in beside.stops):
        yield Fault("stopped", "All outgoing messages were stopped then.")


def _opted_out(request: Request, beside: Beside) -> Iterator[Fault]:
    if not request.opted_out and any(span.stood(request.now) for span in beside.opted_out):
        yield Fault("opt_out", "The client had asked not to be written to.")


def _wrong_person(request: Request, beside: Beside) -> Iterator[Fault]:
    since = beside.wrong_since
    if not request.wrong_person and since is not None and Span(since).stood(request.now):
        yield Fault("wrong_person", "The address was known to be somebody else's.")


def _held(request: Request, beside: Beside) -> Iterator[Fault]:
    """Find a hold that stood, and that the decision did not know of."""
    here = (there.hold for there in beside.places if _is_there(there, request))
    known = {hold.kind for hold in request.holds if hold.start <= request.now}
    for hold in (*beside.holds, *here):
        if Span(hold.start, hold.end).stood(request.now) and hold.kind not in known:
            yield Fault("hold", f"Collection was held then ({hold.kind}), and the decision did not know it.")


def _is_there(there: There, request: Request) -> bool:
    return is_within(there.country, there.region, request.country, request.region)


Check = Callable[[Request, Beside], Iterator[Fault]]
IN_HOURS: tuple[Check, ...] = (_stopped, _opted_out, _wrong_person)
CHECKS: Mapping[Bond, tuple[Check, ...]] = {
    Bond.NONE: (_stopped,),
    Bond.HOURS: IN_HOURS,
    Bond.HOURS_AFTER_TALK: IN_HOURS,
    Bond.ALL: (*IN_HOURS, _held),
}
"""Which records a message's facts are held against, by how far the rules bound it."""
