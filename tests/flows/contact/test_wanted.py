"""Hold the hours in which a client wants to be written to: kept with the law's, never instead of them."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.contact.closing import leaves_until
from flows.contact.errors import BadLine
from flows.contact.line import answer
from flows.contact.request import Request
from flows.contact.week import WEEKDAYS, Week
from tests.flows.contact.packs import packs
from tests.flows.contact.test_line import LINE
from tests.flows.contact.test_rules import FREE, HOME, TUESDAY, ask, local, told

EVENINGS = Week.parse({day: ["18:00", "23:59"] for day in WEEKDAYS})
NIGHTS = Week.parse({day: ["21:00", "23:00"] for day in WEEKDAYS})
NO_TUESDAY = Week.parse({day: ["00:00", "23:59"] for day in WEEKDAYS if day != "tue"})


@pytest.mark.parametrize(
    ("country", "at", "wanted", "expected"),
    [
        ("CO", TUESDAY, EVENINGS, ("blocked", "wanted_hours", "2026-03-10 18:00")),
        ("CO", "2026-03-10 18:00", EVENINGS, FREE),
        ("CO", "2026-03-10 19:00", EVENINGS, ("blocked", "CO.hours", "2026-03-11 18:00")),
        ("CO", "2026-03-14 10:00", EVENINGS, ("blocked", "wanted_hours", "2026-03-16 18:00")),  # Saturday ends at 15
        ("CO", TUESDAY, NO_TUESDAY, ("blocked", "wanted_hours", "2026-03-11 07:00")),
        ("CO", TUESDAY, NIGHTS, ("blocked", "wanted_hours", None)),
    ],
)
def test_contacts(country: str, at: str, wanted: Week, expected: tuple[str, str, str | None]) -> None:
    """A contact of ours leaves where wish and law meet; where they never do, none does."""
    assert expected == told(ask(country, at, changes={"wanted": wanted}))


def test_what_the_client_asked_for() -> None:
    """An outcome waits for the hours that they want, unless the law has none of them; a reply is a reply."""
    outcome: dict[str, Any] = {"kind": "outcome", "initiated_by": "client"}
    reply: dict[str, Any] = {"kind": "reply", "initiated_by": "client"}

    assert ("blocked", "wanted_hours", "2026-03-10 18:00") == told(ask("CO", TUESDAY, wanted=EVENINGS, **outcome))
    assert FREE == told(ask("CO", TUESDAY, wanted=NIGHTS, **outcome))
    assert "answer" == ask("CO", TUESDAY, wanted=NIGHTS, **reply).rule


def test_a_provider_keeps_it_no_longer() -> None:
    """A message that was allowed may leave until the hours end that they want."""
    wanted = Week.parse({"tue": ["09:00", "12:00"]})
    asked = Request("CO", (HOME["CO"],), local("CO", TUESDAY), "sms", "due", wanted=wanted)

    assert local("CO", "2026-03-10 12:00") == leaves_until(asked, packs())


def test_in_a_line() -> None:
    """`may-send` takes the hours as hours are written; what cannot be read is refused with the key."""
    line = {**LINE, "history": [], "wanted": {"mon_fri": ["18:00", "20:00"]}}
    found = answer(line, packs())

    assert ("wanted_hours", datetime.fromisoformat("2026-03-11T18:00:00-03:00")) == (
        found["rule"],
        datetime.fromisoformat(found["next_allowed_at"]),
    )
    for wrong in ("18:00", {"mon": "18:00"}, {"lunes": ["18:00", "20:00"]}):
        with pytest.raises(BadLine, match=r"^wanted: "):
            answer({**line, "wanted": wrong}, packs())


@given(st.dictionaries(st.sampled_from(WEEKDAYS), st.sampled_from([["00:00", "23:59"], ["09:30", "12:00"], None])))
def test_written(hours: dict[str, list[str] | None]) -> None:
    """A week that is written down is read back as the same."""
    week = Week.parse(hours)

    assert week == Week.parse(week.written())
