"""What the contact rules decide: the cases that counsel asks first, kinds, stops, and each country's edges."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from flows.contact.request import KINDS, Bond, Contact, Decision, Hold, Request
from flows.contact.rows import Span
from flows.contact.rules import may_send
from tests.flows.contact.packs import packs

HOME = {
    "AR": "America/Argentina/Buenos_Aires",
    "BR": "America/Sao_Paulo",
    "CL": "America/Santiago",
    "CO": "America/Bogota",
    "CR": "America/Costa_Rica",
    "DO": "America/Santo_Domingo",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "GB": "Europe/London",
    "GT": "America/Guatemala",
    "MX": "America/Mexico_City",
    "PA": "America/Panama",
    "PE": "America/Lima",
    "SV": "America/El_Salvador",
    "US": "America/New_York",
}
TUESDAY = "2026-03-10 11:00"  # a working day everywhere


def local(country: str, written: str) -> datetime:
    """Return a local time of a country's first zone."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(HOME[country]))


def contact(country: str, written: str, channel: str = "whatsapp", debt: str | None = "A") -> Contact:
    """Return a past contact of ours."""
    return Contact(local(country, written), channel, "bot", "after_due", debt)


def ask(
    home: str,
    written: str,
    *history: Contact,
    changes: Mapping[str, object] | None = None,
    **more: Any,  # noqa: ANN401 - fields of the request
) -> Decision:
    """Decide on a reminder by WhatsApp at a country's local time, with consent for every channel and any changes."""
    request = Request(
        country=home,
        zones=(HOME[home],),
        now=local(home, written),
        channel="whatsapp",
        kind="after_due",
        debt="A",
        consents=frozenset({"whatsapp", "sms", "email", "call"}),
        history=history,
    )
    return may_send(replace(request, **{**(changes or {}), **more}), packs())


def told(decision: Decision) -> tuple[str, str, str | None]:
    """Return a decision without its reason, the next instant as local text."""
    until = decision.next_allowed_at
    return decision.decision, decision.rule, f"{until:%Y-%m-%d %H:%M}" if until else None


FREE = ("allowed", "allowed", None)


def test_peru_rests_on_saturday() -> None:
    """A Saturday in Peru waits for Monday at seven."""
    assert ("blocked", "PE.hours", "2026-03-16 07:00") == told(ask("PE", "2026-03-14 10:00"))


def test_colombia_closes_on_saturday_at_three_exactly() -> None:
    """The end of a window is outside it."""
    assert told(ask("CO", "2026-03-14 14:59")) == FREE
    assert ("blocked", "CO.hours", "2026-03-16 07:00") == told(ask("CO", "2026-03-14 15:00"))


def test_colombia_keeps_to_one_channel_a_week() -> None:
    """After WhatsApp on Monday no SMS for seven days; WhatsApp again on Tuesday is lawful."""
    monday = contact("CO", "2026-03-02 10:00")

    found = told(ask("CO", "2026-03-03 10:00", monday, channel="sms"))

    assert found == ("blocked", "CO.one_channel_per_week", "2026-03-09 10:00")
    assert told(ask("CO", "2026-03-03 10:00", monday)) == FREE


def test_colombia_never_asks_why() -> None:
    """The reason of non-payment may be asked everywhere but in Colombia."""
    silent = [country for country, pack in packs().by_country.items() if not pack.may_ask_reason.value]

    assert ["CO"] == silent


def test_chile_leaves_two_whole_days_free() -> None:
    """After Monday, Wednesday is too early and Thursday's opening is the next instant."""
    monday = contact("CL", "2026-03-09 10:00")

    found = told(ask("CL", "2026-03-11 10:00", monday))

    assert found == ("blocked", "CL.min_full_days_between", "2026-03-12 08:00")
    assert told(ask("CL", "2026-03-12 08:00", monday)) == FREE


def test_chile_allows_two_messages_in_seven_days() -> None:
    """The third message waits until the first is seven days old; a call has its own count."""
    history = (contact("CL", "2026-03-09 10:00"), contact("CL", "2026-03-12 10:00", "sms"))

    assert ("blocked", "CL.per_week", "2026-03-16 10:00") == told(ask("CL", "2026-03-14 10:00", *history))
    assert told(ask("CL", "2026-03-14 10:00", *history, channel="call")) == FREE


@pytest.mark.parametrize("day", ["2026-09-18", "2026-09-19"])
def test_chile_rests_on_its_holidays(day: str) -> None:
    """On 18 and 19 September nothing leaves; in 2026 Sunday follows."""
    assert ("blocked", "CL.holidays", "2026-09-21 08:00") == told(ask("CL", f"{day} 11:00"))


def test_dominican_debts_are_counted_apart_and_people_once() -> None:
    """The sixth contact for a debt breaks the law; the first for another debt only our own cap."""
    day = [contact("DO", f"2026-03-10 {hour:02}:00") for hour in range(8, 13)]

    assert ask("DO", "2026-03-10 15:00", *day).rule == "DO.per_day_per_debt"
    assert ask("DO", "2026-03-10 15:00", *day, debt="B").rule == "DO.product_cap_per_day"
    assert ask("DO", "2026-03-10 15:00", *day[:4]).rule == "DO.product_cap_per_day"
    assert ask("DO", "2026-03-10 12:29", day[4], debt="B").rule == "DO.min_gap_minutes"


def test_all_places_where_a_client_may_be_are_in_hours() -> None:
    """With a number of the east and an address in the west, 08:30 waits for 11:00 in New York."""
    zones = ("America/New_York", "America/Los_Angeles")

    assert ("blocked", "US.hours", "2026-03-11 11:00") == told(ask("US", "2026-03-11 08:30", zones=zones))
    assert told(ask("US", "2026-03-11 11:00", zones=zones)) == FREE


def test_an_answer_has_no_hour_and_its_follow_up_has() -> None:
    """At 23:00 the client is answered at once; the nudge that follows waits for the morning."""
    answer = ask("CL", "2026-03-11 23:00", kind="reply", initiated_by="client", conversation="open")
    nudge = ask("CL", "2026-03-11 23:30", kind="silence", conversation="open")

    assert told(answer) == ("allowed", "answer", None)
    assert ("blocked", "CL.hours", "2026-03-12 08:00") == told(nudge)


def test_breathing_space_lasts_sixty_days() -> None:
    """A moratorium of yesterday blocks every contact for sixty days; the client is still answered."""
    holds = (Hold("breathing_space", local("GB", "2026-03-10 00:00")),)

    assert ("blocked", "hold", "2026-05-09 09:00") == told(ask("GB", "2026-03-11 10:00", holds=holds))
    assert ask("GB", "2026-03-11 10:00", holds=holds, kind="reply", initiated_by="client").decision == "allowed"


def test_an_unknown_state_of_brazil_is_the_strictest() -> None:
    """Without a state the hours are those that all states share; with one they are its own."""
    assert ("blocked", "BR.hours", "2026-03-11 09:00") == told(ask("BR", "2026-03-11 08:30"))
    assert ("blocked", "BR.hours", "2026-03-16 09:00") == told(ask("BR", "2026-03-14 10:00"))
    assert told(ask("BR", "2026-03-14 10:00", region="SP")) == FREE
    assert told(ask("BR", "2026-03-14 10:00", region="Minas Gerais")) == FREE
    assert ask("BR", "2026-03-14 10:00", region="nowhere").rule == "BR.hours"


EDGES = [  # country, weekday's opening and closing, Saturday's, Sunday's; None is closed
    ("AR", ("09:00", "19:00"), None, None),
    ("CL", ("08:00", "20:00"), ("08:00", "20:00"), None),
    ("CO", ("07:00", "19:00"), ("08:00", "15:00"), None),
    ("CR", ("09:00", "18:00"), None, None),
    ("DO", ("07:00", "20:00"), ("09:00", "13:00"), None),
    ("EC", ("07:00", "20:00"), None, None),
    ("ES", ("09:00", "21:00"), None, None),
    ("GB", ("08:00", "21:00"), ("09:00", "17:00"), None),
    ("GT", ("09:00", "18:00"), None, None),
    ("MX", ("09:00", "20:00"), ("09:00", "20:00"), None),
    ("PA", ("08:00", "18:00"), ("08:00", "15:00"), None),
    ("PE", ("07:00", "20:00"), None, None),
    ("SV", ("08:00", "17:00"), None, None),
    ("US", ("08:00", "21:00"), ("08:00", "21:00"), ("08:00", "21:00")),
]
DAYS = ("2026-03-10", "2026-03-14", "2026-03-15")


@pytest.mark.parametrize(
    ("country", "day", "window"), [(row[0], *pair) for row in EDGES for pair in zip(DAYS, row[1:], strict=True)]
)
def test_windows_open_and_close_on_the_minute(country: str, day: str, window: tuple[str, str] | None) -> None:
    """A minute before opening and at closing nothing leaves; at opening and a minute before closing it may."""
    if window is None:
        assert ask(country, f"{day} 12:00").decision == "blocked"
        return
    opens, closes = (local(country, f"{day} {clock}") for clock in window)
    minute = timedelta(minutes=1)
    times = (opens - minute, opens, closes - minute, closes)

    found = [ask(country, f"{at:%Y-%m-%d %H:%M}").decision for at in times]

    assert ["blocked", "allowed", "allowed", "blocked"] == found


BRAZIL = [  # state, weekday's hours, Saturday's closing
    ("SP", "08:00", "20:00", "14:00"),
    ("AL", "08:00", "20:00", "14:00"),
    ("MG", "08:00", "20:00", "14:00"),
    ("RJ", "09:00", "19:00", None),
    ("ES", "08:00", "19:00", None),
    ("AM", "08:00", "19:00", None),
]


@pytest.mark.parametrize(("state", "opens", "closes", "saturday"), BRAZIL)
def test_brazilian_states_have_their_own_hours(state: str, opens: str, closes: str, saturday: str | None) -> None:
    """Each state's window is the one in its law, or the common practice."""
    pack = packs().by_country["BR"]
    week = pack.hours_in(state).week

    assert f"{opens}–{closes}" == str(week.days[0])
    assert (f"08:00–{saturday}" if saturday else "None") == str(week.days[5])


COUNTS = [  # country, contacts before, the rule that stops the next on the same day, when it may leave
    ("EC", ["2026-03-10 09:00"], "EC.per_day", "2026-03-11 07:00"),
    ("CO", ["2026-03-10 09:00"], "CO.per_day", "2026-03-11 07:00"),
    ("GT", ["2026-03-10 09:00"], None, None),  # two a day are lawful there
    ("GT", ["2026-03-10 09:00", "2026-03-10 09:30"], "GT.per_day", "2026-03-17 09:00"),
    ("DO", ["2026-03-10 09:00"], "DO.product_cap_per_day", "2026-03-11 07:00"),
    ("PE", ["2026-03-10 09:00"], "PE.per_day", "2026-03-12 07:00"),
    ("PE", ["2026-03-09 09:00"], "PE.min_full_days_between", "2026-03-11 07:00"),
    ("PE", ["2026-03-04 09:00", "2026-03-06 09:00"], "PE.per_week", "2026-03-11 09:00"),
    ("US", ["2026-03-10 09:00"], "US.per_day", "2026-03-12 08:00"),
]


@pytest.mark.parametrize(("country", "history", "rule", "until"), COUNTS)
def test_counts_stop_the_contact_above_them(
    country: str, history: list[str], rule: str | None, until: str | None
) -> None:
    """One contact above a count is blocked until enough of the earlier ones weigh no more."""
    found = ask(country, TUESDAY, *(contact(country, written) for written in history))

    assert (("blocked", rule, until) if rule else FREE) == told(found)


def test_calls_in_the_united_states_are_counted_by_debt() -> None:
    """The eighth call in seven days about a debt breaks the law."""
    calls = [contact("US", f"2026-03-{day:02} 09:00", "call") for day in range(4, 11)]

    assert ask("US", TUESDAY, *calls, channel="call").rule == "US.calls_per_7_days_per_debt"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_bears_the_rules_of_its_bond(kind: str) -> None:
    """On Sunday night answers leave, what the client asked for waits for the hours, contacts bear everything."""
    bond = KINDS[kind]
    starter = "bot" if bond is Bond.ALL else "client"
    yesterday = contact("CL", "2026-03-14 10:00")
    closed = ask("CL", "2026-03-15 23:00", yesterday, kind=kind, initiated_by=starter)
    monday = ask("CL", "2026-03-16 10:00", yesterday, kind=kind, initiated_by=starter, consents=frozenset())
    expected = {Bond.NONE: ("allowed", "allowed"), Bond.ALL: ("blocked", "blocked")}

    assert expected.get(bond, ("blocked", "allowed")) == (closed.decision, monday.decision)


@pytest.mark.parametrize("kind", ["adviser_reply", "receipt"])
def test_an_open_talk_frees_what_the_client_asked_for(kind: str) -> None:
    """Within 24 hours of the client's last message an adviser's reply and a receipt leave at night; then not."""
    wrote = local("CL", "2026-03-10 22:00")
    changes: dict[str, Any] = {
        "kind": kind,
        "initiated_by": "client",
        "conversation": "open",
        "last_client_message_at": wrote,
    }

    assert ask("CL", "2026-03-11 21:59", **changes).decision == "allowed"
    assert ("blocked", "CL.hours", "2026-03-12 08:00") == told(ask("CL", "2026-03-11 22:00", **changes))


def test_an_outcome_at_night_waits_also_in_an_open_talk() -> None:
    """Only a receipt and a reply profit from an open conversation."""
    found = ask("CL", "2026-03-11 23:00", kind="outcome", initiated_by="client", conversation="open")

    assert found.rule == "CL.hours"


def test_nobody_makes_a_reminder_an_answer_by_calling_it_so() -> None:
    """A reminder that claims to be the client's doing, and a receipt that the bot began, bear all rules."""
    reminder = ask("CL", "2026-03-15 10:00", kind="after_due", initiated_by="client", conversation="open")
    receipt = ask("CL", TUESDAY, kind="receipt", initiated_by="bot", consents=frozenset())

    assert reminder.decision == "blocked"
    assert receipt.rule == "consent"


def test_answers_do_not_consume_counts_and_recorded_calls_do() -> None:
    """What the client asked for does not count; what an adviser did by telephone or post does."""
    at = local("PE", "2026-03-10 08:00")
    asked = tuple(Contact(at, "whatsapp", "client", kind, "A") for kind, bond in KINDS.items() if bond is not Bond.ALL)
    called = Contact(at, "call", "adviser", "call", None)

    assert told(ask("PE", TUESDAY, *asked)) == FREE
    assert ask("PE", TUESDAY, called).rule == "PE.per_day"


STOPS = [  # what stands against the contact, the rule that says so, whether an answer may still leave
    ({"stopped": True}, "stopped", False),
    ({"opted_out": True}, "opt_out", True),
    ({"wrong_person": True}, "wrong_person", True),
    ({"consents": frozenset({"sms"})}, "consent", True),
    ({"country": "NO"}, "unknown_country", True),
    ({"zones": ()}, "unknown_zone", True),
    ({"zones": ("America/Lima", "Mars/Olympus")}, "unknown_zone", True),
    ({"now": datetime(2101, 3, 10, 15, tzinfo=UTC)}, "unknown_calendar", True),
    ({"kind": "advert"}, "unknown_kind", True),
    ({"conversation": "open"}, "open_conversation", True),
    ({"holds": (Hold("dispute", datetime(2026, 3, 1, tzinfo=UTC)),)}, "hold", True),
]


@pytest.mark.parametrize(("changes", "rule", "answers"), STOPS)
def test_stops_that_time_does_not_cure(changes: dict[str, object], rule: str, answers: bool) -> None:
    """A stop blocks every contact and names no next instant; the client is answered unless everything is stopped."""
    reply = {**changes, "kind": "reply", "initiated_by": "client"}

    assert ("blocked", rule, None) == told(ask("PE", TUESDAY, changes=changes))
    assert ("allowed" if answers else "blocked") == ask("PE", TUESDAY, changes=reply).decision


def test_an_opt_out_is_confirmed_once() -> None:
    """The confirmation of an opt-out leaves in hours, and not twice; other news does not leave at all."""
    changes: dict[str, Any] = {"opted_out": True, "initiated_by": "client"}
    confirmed = Contact(local("PE", "2026-03-10 10:00"), "whatsapp", "client", "opt_out")

    assert told(ask("PE", TUESDAY, kind="opt_out", **changes)) == FREE
    assert ask("PE", TUESDAY, confirmed, kind="opt_out", **changes).rule == "opt_out"
    assert ask("PE", TUESDAY, kind="outcome", **changes).rule == "opt_out"


def test_a_right_is_answered_to_who_wants_silence() -> None:
    """The answer to a request over one's data leaves in hours, also after an opt-out; of our own nothing does."""
    changes: dict[str, Any] = {"opted_out": True, "initiated_by": "client"}

    assert told(ask("PE", TUESDAY, kind="right", **changes)) == FREE
    assert ask("PE", "2026-03-10 23:00", kind="right", **changes).decision == "blocked"
    assert ask("PE", TUESDAY, kind="right", **{**changes, "initiated_by": "bot"}).rule == "opt_out"
    assert ask("PE", TUESDAY, kind="right", **changes, wrong_person=True).rule == "wrong_person"


def test_what_time_cures_names_its_end() -> None:
    """A hold with an end, a time that the client asked for and an ageing talk give way together, in hours."""
    holds = (Hold("hardship", local("PE", "2026-03-01 00:00"), local("PE", "2026-03-20 21:00")),)

    assert ("blocked", "hold", "2026-03-23 07:00") == told(ask("PE", TUESDAY, holds=holds))
    assert ("blocked", "postponed", "2026-03-10 18:00") == told(
        ask("PE", TUESDAY, postponed_until=local("PE", "2026-03-10 18:00"))
    )
    assert ("blocked", "open_conversation", "2026-03-11 09:00") == told(
        ask("PE", TUESDAY, conversation="open", last_client_message_at=local("PE", "2026-03-10 09:00"))
    )


def test_zones_whose_hours_never_meet_have_no_next_instant() -> None:
    """A client who may be in Guatemala or in Dhaka is not written to: it is never day in both."""
    assert ("blocked", "GT.hours", None) == told(ask("GT", TUESDAY, zones=("America/Guatemala", "Asia/Dhaka")))


def test_a_list_of_holidays_replaces_the_calendar() -> None:
    """With a list given, its days are closed and no other one."""
    assert told(ask("CL", "2026-09-18 11:00", holidays=())) == FREE
    assert ask("CL", TUESDAY, holidays=(date(2026, 3, 10),)).rule == "CL.holidays"


def test_chile_keeps_its_hours_when_the_clocks_change() -> None:
    """On the night when the clocks jump, Sunday's midnight does not exist; counts and hours still hold."""
    sent = contact("CL", "2026-09-03 10:00")  # Thursday; the clocks change on the night to Sunday the 6th

    found = ask("CL", "2026-09-05 19:00", sent)

    assert ("blocked", "CL.min_full_days_between", "2026-09-07 08:00") == told(found)
    assert found.next_allowed_at == datetime(2026, 9, 7, 11, tzinfo=UTC)


def test_a_day_ends_where_it_ends_last() -> None:
    """With several zones a contact of today weighs until it is tomorrow in all of them."""
    zones = (ZoneInfo("Europe/Madrid"), ZoneInfo("America/Mexico_City"))
    noon = datetime(2026, 3, 10, 12, tzinfo=UTC)

    assert datetime(2026, 3, 11, 6, tzinfo=UTC) == Span(local_days=1).lapse(noon, zones)
    assert datetime(2026, 3, 13, 6, tzinfo=UTC) == Span(full_days_between=2).lapse(noon, zones)
    assert noon + timedelta(days=7) == Span(days=7).lapse(noon, zones)
