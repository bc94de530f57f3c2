"""Hold that a request, written down and read again, is the same request and gets the same answer."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows.contact.facts import read_facts, write_facts
from flows.contact.request import KINDS, MEDIA, Contact, Hold, Request
from flows.contact.rules import may_send
from flows.contact.week import Week
from tests.flows.contact.packs import packs
from tests.flows.contact.test_laws import ZONES, weeks

moments = st.builds(
    lambda seconds, micro: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=micro),
    st.integers(0, 60_000_000),
    st.integers(0, 999_999),
)
maybe = st.none() | moments
words = st.text(min_size=1, max_size=8).filter(lambda word: "\x00" not in word)
requests = st.builds(
    Request,
    country=st.sampled_from([*ZONES, "ZZ"]),
    zones=st.lists(st.sampled_from([zone for zones in ZONES.values() for zone in zones]), max_size=2).map(tuple),
    now=moments,
    channel=st.sampled_from([*MEDIA, "pigeon"]),
    kind=st.sampled_from([*KINDS, "contact"]),
    initiated_by=st.sampled_from(["bot", "client", "adviser"]),
    region=st.none() | words,
    debt=st.none() | words,
    consents=st.frozensets(st.sampled_from(sorted(MEDIA))),
    holds=st.lists(st.builds(Hold, words, moments, maybe), max_size=3).map(tuple),
    conversation=st.sampled_from(["open", "closed"]),
    last_client_message_at=maybe,
    holidays=st.none() | st.lists(st.dates(date(2025, 1, 1), date(2027, 1, 1)), max_size=3).map(tuple),
    opted_out=st.booleans(),
    wrong_person=st.booleans(),
    stopped=st.booleans(),
    postponed_until=maybe,
    wanted=st.none() | weeks.map(Week.parse),
)


@given(requests)
def test_read_again(request: Request) -> None:
    """Facts are JSON, and read again they are the request, which gets the same answer."""
    facts = json.loads(json.dumps(write_facts(request)))

    assert request == read_facts(facts)
    assert may_send(request, packs()) == may_send(read_facts(facts), packs())


def test_little() -> None:
    """What is as usual is not written: an answer's facts are few."""
    now = datetime(2026, 3, 5, 15, tzinfo=UTC)
    answer = Request("CL", ("America/Santiago",), now, "web", "reply", "client")

    assert {
        "country": "CL",
        "zones": ["America/Santiago"],
        "now": "2026-03-05T15:00:00+00:00",
        "channel": "web",
        "kind": "reply",
        "initiated_by": "client",
    } == write_facts(answer)


def test_no_past() -> None:
    """Past contacts are not written; whoever reads the facts brings them."""
    now = datetime(2026, 3, 5, 15, tzinfo=UTC)
    past = (Contact(now - timedelta(days=1), "sms", "bot", "due", "A"),)
    request = Request("CL", ("America/Santiago",), now, "web", "due", history=past)

    assert replace(request, history=()) == read_facts(write_facts(request))
    assert request == read_facts(write_facts(request), past)
