"""The laws of contact over random histories, zones, clock changes and holidays, judged by an independent checker."""

from datetime import UTC, datetime, timedelta
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from flows.contact.request import Contact, Hold, Request
from flows.contact.rules import may_send
from flows.contact.week import Week
from tests.flows.contact.checker import is_lawful
from tests.flows.contact.packs import packs, texts
from tests.thoroughness import tries

RAW = {country: yaml.safe_load(text) for country, text in texts().items()}
ZONES = {
    "AR": ["America/Argentina/Buenos_Aires"],
    "BR": ["America/Sao_Paulo", "America/Manaus", "America/Noronha"],
    "CL": ["America/Santiago", "America/Punta_Arenas", "Pacific/Easter"],
    "CO": ["America/Bogota"],
    "CR": ["America/Costa_Rica"],
    "DO": ["America/Santo_Domingo"],
    "EC": ["America/Guayaquil", "Pacific/Galapagos"],
    "ES": ["Europe/Madrid", "Atlantic/Canary"],
    "GB": ["Europe/London"],
    "GT": ["America/Guatemala"],
    "MX": ["America/Mexico_City", "America/Tijuana"],
    "PA": ["America/Panama"],
    "PE": ["America/Lima"],
    "SV": ["America/El_Salvador"],
    "US": ["America/New_York", "America/Los_Angeles", "Pacific/Honolulu"],
}
AWAY = ["America/Havana", "America/Asuncion", "Europe/Madrid", "Australia/Lord_Howe"]
REGIONS = {"BR": [None, "SP", "RJ", "AM", "MG"], "CL": [None, "AP"], "US": [None, "NY"], "GB": [None, "SCT"]}
#: Days on which somebody's clocks change, or a festive week begins.
TURNS = [
    datetime(2026, m, d, tzinfo=UTC)
    for m, d in [(3, 8), (3, 29), (4, 3), (4, 5), (9, 5), (9, 17), (10, 25), (11, 1), (12, 24)]
]
CHANNELS = ["sms", "whatsapp", "telegram", "email", "web", "call", "letter", "visit"]
MINUTES_A_WEEK = 7 * 24 * 60

times = st.one_of(
    st.builds(
        lambda turn, minutes: turn + timedelta(minutes=minutes), st.sampled_from(TURNS), st.integers(-3000, 5000)
    ),
    st.builds(lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes), st.integers(0, 1_500_000)),
)


clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 30]))
windows = st.tuples(clocks, clocks).map(sorted).filter(lambda both: both[0] < both[1])
weeks = st.dictionaries(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), windows)


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a question with a history of the last fortnight."""
    country, now = draw(st.sampled_from(sorted(ZONES))), draw(times)
    starters = st.sampled_from([("bot", "after_due"), ("adviser", "call"), ("client", "reply"), ("client", "receipt")])
    history = [
        {
            "at": now - timedelta(minutes=draw(st.integers(0, 2 * MINUTES_A_WEEK))),
            "channel": draw(st.sampled_from(CHANNELS)),
            "initiated_by": starter,
            "kind": kind,
            "debt": draw(st.sampled_from(["A", "B", None])),
        }
        for starter, kind in draw(st.lists(starters, max_size=6))
    ]
    start = now - timedelta(minutes=draw(st.integers(-MINUTES_A_WEEK, MINUTES_A_WEEK)))
    length = draw(st.none() | st.integers(1, MINUTES_A_WEEK))
    hold = {
        "kind": draw(st.sampled_from(["dispute", "breathing_space"])),
        "from": start,
        "to": None if length is None else start + timedelta(minutes=length),
    }
    return {
        "country": country,
        "region": draw(st.sampled_from(REGIONS.get(country, [None]))),
        "zones": draw(st.lists(st.sampled_from(ZONES[country] * 3 + AWAY), min_size=1, max_size=2, unique=True)),
        "now": now,
        "channel": draw(st.sampled_from(CHANNELS)),
        "debt": draw(st.sampled_from(["A", "B", None])),
        "consents": draw(st.sampled_from([CHANNELS, CHANNELS, CHANNELS, ["sms"]])),
        "holds": draw(st.sampled_from([[], [], [hold]])),
        "history": history,
        "wanted": draw(st.none() | weeks),
    }


def request(line: dict[str, Any]) -> Request:
    """Return the drawn question as the product's own value."""
    return Request(
        country=line["country"],
        region=line["region"],
        zones=tuple(line["zones"]),
        now=line["now"],
        channel=line["channel"],
        kind="after_due",
        debt=line["debt"],
        consents=frozenset(line["consents"]),
        holds=tuple(Hold(hold["kind"], hold["from"], hold["to"]) for hold in line["holds"]),
        history=tuple(Contact(**past) for past in line["history"]),
        wanted=None if line.get("wanted") is None else Week.parse(line["wanted"]),
    )


@tries(400)
@given(lines())
def test_allowed_means_lawful_and_blocked_means_unlawful(line: dict[str, Any]) -> None:
    """A contact is allowed exactly when the independent checker finds it lawful."""
    expected = "allowed" if is_lawful(RAW[line["country"]], line, line["now"]) else "blocked"

    assert expected == may_send(request(line), packs()).decision


@tries(200)
@given(lines(), st.lists(st.integers(0, 999), min_size=10, max_size=10))
def test_the_next_allowed_instant_is_the_first(line: dict[str, Any], probes: list[int]) -> None:
    """At the next allowed instant the contact is lawful; at no probe before it, nor a second earlier."""
    found = may_send(request(line), packs()).next_allowed_at
    if found is None:
        return
    pack, wait = RAW[line["country"]], found.astimezone(UTC) - line["now"]

    assert is_lawful(pack, line, found.astimezone(UTC))
    assert not any(is_lawful(pack, line, line["now"] + wait * probe / 1000) for probe in probes)
    assert not is_lawful(pack, line, found.astimezone(UTC) - timedelta(seconds=1))


@tries(150)
@given(lines())
def test_nothing_lawful_is_withheld_for_ever(line: dict[str, Any]) -> None:
    """Where no next instant is named, none exists in the next six weeks."""
    decision = may_send(request(line), packs())
    if decision.decision == "allowed" or decision.next_allowed_at:
        return
    quarters = (line["now"] + timedelta(minutes=15 * n) for n in range(6 * MINUTES_A_WEEK // 15))

    assert not any(is_lawful(RAW[line["country"]], line, at) for at in quarters)


@tries(300)
@example(country="CL", start=datetime(2026, 9, 3, tzinfo=UTC), pauses=[0])
@given(
    country=st.sampled_from(sorted(ZONES)), start=times, pauses=st.lists(st.integers(0, 3000), min_size=1, max_size=5)
)
def test_a_stream_of_contacts_breaks_nothing_and_goes_on(country: str, start: datetime, pauses: list[int]) -> None:
    """Whoever sends as often as allowed breaks no rule, and sends at least once in any fortnight."""
    line: dict[str, Any] = {
        "country": country,
        "region": None,
        "zones": ZONES[country][:1],
        "now": start,
        "channel": "whatsapp",
        "debt": "A",
        "consents": ["whatsapp"],
        "holds": [],
        "history": [],
    }
    for n in range(12):
        decision = may_send(request(line), packs())
        if decision.decision == "blocked":
            assert decision.next_allowed_at is not None
            assert decision.next_allowed_at - line["now"] < timedelta(days=14)
            line["now"] = decision.next_allowed_at.astimezone(UTC)

        assert is_lawful(RAW[country], line, line["now"])
        sent = {"at": line["now"], "channel": "whatsapp", "initiated_by": "bot", "kind": "due", "debt": "A"}
        line["history"] = [*line["history"], sent]
        line["now"] += timedelta(minutes=pauses[n % len(pauses)])
