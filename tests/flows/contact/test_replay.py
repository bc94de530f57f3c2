"""Hold that a message which left is judged by what was known then, and that what others noted is not left out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.closed_days import EDITION
from flows.contact.evidence import SLACK, Beside, Left, Past, Rules, Span, There, ground_of, match, moment_of, person_of
from flows.contact.facts import write_facts
from flows.contact.line import KEYS
from flows.contact.replay import judge
from flows.contact.request import Contact, Hold, Request
from flows.contact.rules import may_send
from tests.flows.contact.packs import packs

NOON = datetime(2026, 3, 12, 15, tzinfo=UTC)  #: a Thursday, noon in Santiago
ASKED = Request("CL", ("America/Santiago",), NOON, "sms", "due", debt="A", consents=frozenset({"sms"}))
ANSWER = replace(ASKED, kind="reply", initiated_by="client")
OUTCOME = replace(ASKED, kind="outcome", initiated_by="client")
LATER = replace(ASKED, kind="adviser_reply", initiated_by="client", conversation="open", last_client_message_at=NOON)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def kept(request: Request, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON values
    """Return the decision on a request as it stands with its message."""
    decision = may_send(request, packs())
    told = {"decision": decision.decision, "rule": decision.rule, "pack": packs().mark("CL")}
    return {**told, "facts": write_facts(request), "person": 1, "seen": 0, **more}


def faults(request: Request, beside: Beside, **more: Any) -> list[str]:  # noqa: ANN401 - JSON values
    """Return the rules by which a message that left on a request does not fit."""
    left = Left(request.kind, request.initiated_by, request.channel, request.debt or "", kept(request, **more))
    return [fault.rule for fault in judge(left, rules(EDITION), beside)]


def rules(edition: str) -> Mapping[str, Rules]:
    """Return the rules as they were kept under an edition of the holidays."""
    return {packs().kept[country].mark: Rules(pack, edition) for country, pack in packs().by_country.items()}


def made(number: int, before: timedelta, *, by_hand: bool = False) -> Past:
    """Return a contact of ours, so long before."""
    return Past(number, Contact(NOON - before, "sms", "bot", "due", "B"), by_hand)


HELD = Hold("complaint", NOON - DAY)
BESIDE: dict[str, tuple[Request, Beside, list[str]]] = {
    "nothing": (ASKED, Beside(), []),
    "known": (ASKED, Beside((made(1, HOUR),)), []),  # not before the message's own: it was not on record then
    "raced": (ASKED, Beside((made(1, HOUR),), recorded=2), ["CL.min_full_days_between"]),
    "raced by one later": (ASKED, Beside((made(1, -HOUR / 60),), recorded=2), ["CL.min_full_days_between"]),
    "told later": (ASKED, Beside((made(1, HOUR, by_hand=True),), recorded=2), []),
    "stray": (ASKED, Beside((made(3, HOUR),), recorded=2, strays=frozenset({3})), ["CL.min_full_days_between"]),
    "own": (ASKED, Beside((made(2, timedelta()),), recorded=2), []),
    "held": (ASKED, Beside(holds=(HELD,)), ["hold"]),
    "lifted": (ASKED, Beside(holds=(replace(HELD, end=NOON - HOUR),)), []),
    "lifted later": (ASKED, Beside(holds=(replace(HELD, end=NOON + HOUR),)), ["hold"]),
    "held later": (ASKED, Beside(holds=(replace(HELD, start=NOON + HOUR),)), []),
    "held that moment": (ASKED, Beside(holds=(replace(HELD, start=NOON - SLACK / 2),)), []),
    "held there": (ASKED, Beside(places=(There("CL", "VS", HELD),)), ["hold"]),  # where they live is not known
    "held elsewhere": (replace(ASKED, region="RM"), Beside(places=(There("CL", "VS", HELD),)), []),
    "held abroad": (ASKED, Beside(places=(There("PE", None, HELD),)), []),
    "an outcome while held": (OUTCOME, Beside(holds=(HELD,)), []),
    "opted out": (ASKED, Beside(opted_out=(Span(NOON - DAY),)), ["opt_out"]),
    "opted in": (ASKED, Beside(opted_out=(Span(NOON - DAY, NOON - HOUR),)), []),
    "an outcome after it": (OUTCOME, Beside(opted_out=(Span(NOON - DAY),)), ["opt_out"]),
    "an answer after it": (ANSWER, Beside(opted_out=(Span(NOON - DAY),)), []),
    "a person's answer in the talk": (LATER, Beside(opted_out=(Span(NOON - DAY),)), []),
    "wrong": (ASKED, Beside(wrong_since=NOON - DAY), ["wrong_person"]),
    "wrong later": (ASKED, Beside(wrong_since=NOON + DAY), []),
    "stopped": (ASKED, Beside(stops=(Span(NOON - DAY),)), ["stopped"]),
    "an answer while stopped": (ANSWER, Beside(stops=(Span(NOON - DAY),)), ["stopped"]),
    "resumed": (ANSWER, Beside(stops=(Span(NOON - DAY, NOON - HOUR),)), []),
}


@pytest.mark.parametrize("case", BESIDE)
def test_beside(case: str) -> None:
    """What was on record by then is held against the facts; what came later is not."""
    request, beside, expected = BESIDE[case]

    assert expected == faults(request, beside)


def test_seen() -> None:
    """A contact that was known by then weighs, also one told of by hand."""
    assert ["CL.min_full_days_between"] == faults(ASKED, Beside((made(7, HOUR, by_hand=True),)), seen=7)


def test_later_holiday() -> None:
    """A day that a later edition of the holidays knows was no holiday for whoever decided then; hours bind as ever."""
    feast = datetime(2026, 9, 18, 15, tzinfo=UTC)  # a Friday, at noon: a feast in Chile
    left = Left("due", "bot", "sms", "A", {**kept(replace(ASKED, now=feast)), "decision": "allowed", "rule": "allowed"})
    at_night = replace(ASKED, now=feast + timedelta(hours=12))
    late = Left("due", "bot", "sms", "A", {**kept(at_night), "decision": "allowed", "rule": "allowed"})

    assert ["CL.holidays"] == [fault.rule for fault in judge(left, rules(EDITION), Beside())]
    assert [] == [fault.rule for fault in judge(left, rules("0.1"), Beside())]
    assert ["CL.hours"] == [fault.rule for fault in judge(late, rules("0.1"), Beside())]


def test_ground() -> None:
    """What let a message leave is its decision, else the one before; nothing else is."""
    allowed = kept(ASKED)

    assert allowed == ground_of(allowed)
    assert allowed == ground_of({"decision": "blocked", "before": allowed})
    assert (None, None, None) == (ground_of(None), ground_of({}), ground_of({"decision": "blocked"}))


def test_moment() -> None:
    """When a decision was taken stands in its facts, or is not told."""
    assert [NOON, None, None] == [moment_of(ground) for ground in (kept(ASKED), {}, {"facts": {"now": 3}})]


moments = st.lists(st.integers(0, 50), max_size=6).map(lambda days: sorted(NOON + timedelta(days=day) for day in days))


@given(moments, moments)
def test_match(decided: list[datetime], recorded: list[datetime]) -> None:
    """Each message has a contact of its own, none before it was decided, and none is without while one is free."""
    found = match(decided, enumerate(recorded, start=1))
    given_away = [number for number in found if number is not None]
    free = [at for number, at in enumerate(recorded, start=1) if number not in given_away]

    assert len(set(given_away)) == len(given_away)
    assert all(number is None or recorded[number - 1] >= moment for moment, number in zip(decided, found, strict=True))
    assert not any(at >= moment for moment, number in zip(decided, found, strict=True) if number is None for at in free)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.datetimes().map(datetime.isoformat)
    | st.sampled_from(["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-11:00", "allowed", "open"]),
    lambda parts: st.lists(parts, max_size=2) | st.dictionaries(st.sampled_from(["kind", "from", "mon"]), parts),
    max_leaves=4,
)  # fmt: skip
NAMES = ("decision", "rule", "pack", "facts", "person", "seen", "before")


@given(st.dictionaries(st.sampled_from(NAMES), values), st.dictionaries(st.sampled_from(KEYS), values))
def test_whatever_stands_there(decision: dict[str, Any], facts: dict[str, Any]) -> None:
    """Whatever somebody wrote over a decision is judged, and nothing of it breaks the walk."""
    whole = kept(ASKED)
    written = {**whole, "facts": {**whole["facts"], **facts}, **decision}
    ground = ground_of(written) or {}
    told = judge(Left("due", "bot", "sms", "A", written), rules(EDITION), Beside((made(1, HOUR),), recorded=2))

    assert told
    assert moment_of(ground) is None or match([moment_of(ground) or NOON], [(1, NOON)]) in ([1], [None])
    assert person_of(ground) is None or isinstance(person_of(ground), int)


def test_country_of_facts() -> None:
    """A decision taken for another country than that of its rules is found."""
    assert "unknown_country" in faults(replace(ASKED, country="PE"), Beside())


def test_closed_by_hand() -> None:
    """Closed days that were given with a request stay with it."""
    request = replace(ASKED, holidays=(date(2026, 3, 13),))

    assert [] == faults(request, Beside())
