"""Hold that what a creditor asks of itself only ever leaves less room for contacts than the law."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.own_limits import OwnLimits, looser, packs_with, tightened
from flows.contact.packs import Pack
from flows.contact.request import MEDIA, Request
from flows.contact.rules import may_send
from flows.contact.week import Week, Window
from tests.flows.contact.packs import packs
from tests.flows.contact.test_facts import requests

hours = st.integers(0, 23)
windows = st.none() | st.builds(
    lambda one, other: Window(time(min(one, other)), time(max(one, other), 59)), hours, hours
)
limits = st.builds(
    lambda week, closed, count, free: OwnLimits(
        week=week, closed=closed, at_most=count and count[0], days=count and count[1], free_days=free
    ),
    st.none() | st.builds(Week, st.tuples(*[windows] * 7)),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=3),
    st.none() | st.tuples(st.integers(1, 31), st.integers(1, 31)),
    st.none() | st.integers(1, 31),
)


def chile() -> Pack:
    """Return the rules of Chile."""
    found = packs().of("CL")
    assert found
    return found


asked = requests.map(
    lambda one: replace(
        one, channel="sms", kind="before_due", initiated_by="bot", stopped=False, opted_out=False,
        wrong_person=False, wanted=None, consents=frozenset(MEDIA), holds=(), conversation="closed",
        postponed_until=None, holidays=None,
    )
)  # fmt: skip


@given(asked, limits)
def test_never_looser(request: Request, own: OwnLimits) -> None:
    """Whatever limits are laid over a country's rules, nothing leaves that the country alone would keep back."""
    laid = packs_with(packs(), {request.country: own})
    before, after = may_send(request, packs()), may_send(request, laid)

    assert (before.decision, after.decision) != ("blocked", "allowed")
    if before.next_allowed_at and after.next_allowed_at:
        assert before.next_allowed_at <= after.next_allowed_at


@given(st.builds(Week, st.tuples(*[windows] * 7)), st.sampled_from(sorted(packs().by_country)))
def test_hours_within_the_law_alone(week: Week, country: str) -> None:
    """Hours are refused just where they reach beyond the country's; those that are not are the ones in force."""
    pack = packs().by_country[country]
    lawful = pack.lawful_week(None)
    within = OwnLimits(week=week.within(lawful))

    assert bool(looser(pack, OwnLimits(week=week))) == (week.within(lawful) != week)
    assert ([], week.within(lawful)) == (looser(pack, within), tightened(pack, within).lawful_week(None))


@pytest.mark.parametrize(
    ("own", "what", "article"),
    [
        ({"week": {"mon_fri": ["07:00", "18:00"]}}, "hours", "Ley 19.496 art. 37"),
        ({"week": {"sun": ["10:00", "12:00"]}}, "hours", "Ley 19.496 art. 37"),
        ({"at_most": 3, "days": 7}, "count", "Ley 19.496 art. 37 (Ley 21.320)"),
        ({"free_days": 1}, "gap", "Ley 19.496 art. 37 (Ley 21.320)"),
    ],
)
def test_refused_with_its_article(own: dict[str, Any], what: str, article: str) -> None:
    """What would leave more room than the law is told with the article that forbids it."""
    found = looser(chile(), OwnLimits.model_validate(own))

    assert {what} == {one.what for one in found}
    assert all(article in one.why.article for one in found)


@pytest.mark.parametrize(
    "own",
    [
        {"week": {"mon_fri": ["09:00", "18:00"]}},
        {"closed": ["2026-03-06"]},
        {"at_most": 1, "days": 7},
        {"at_most": 4, "days": 30},
        {"free_days": 5},
        {},
    ],
)
def test_stricter_is_let_be(own: dict[str, Any]) -> None:
    """What leaves less room, or counts over a longer time, is in force beside the country's rules."""
    assert [] == looser(chile(), OwnLimits.model_validate(own))


@pytest.mark.parametrize("own", [{"at_most": 1}, {"days": 3}, {"at_most": 0, "days": 3}, {"free_days": 40}, {"x": 1}])
def test_shape(own: dict[str, Any]) -> None:
    """A count stands with its days; what no key says is refused."""
    with pytest.raises(ValueError, match="validation error"):
        OwnLimits.model_validate(own)
