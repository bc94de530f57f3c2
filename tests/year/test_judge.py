"""Hold that the judge of a year finds what it looks for: one thing is wrong in each of these, and it says so."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.year.judge import judge
from tests.year.laws import LAWS
from tests.year.rows import debt_of
from tests.year.stories import DUE, WEDNESDAY, Story

DAY = timedelta(days=1)
SATURDAY = datetime(2026, 3, 28, 13, 0, tzinfo=UTC)
ELSEWHERE = {"country": "CO", "timezone": "America/Bogota"}
DOMINICAN = {"country": "DO", "timezone": "America/Santo_Domingo"}
MEXICAN = {"country": "MX", "timezone": "America/Mexico_City"}
BRITISH = {"country": "GB", "timezone": "Europe/London"}


def begin(**changes: object) -> Story:
    """Begin with a client of another country or with other columns of theirs."""
    return Story.begin(clients=dict(changes))


def forget(**changes: object) -> Story:
    """Begin with somebody who does more than forget."""
    return begin(**changes).make("agreements", status="broken")


CASES: tuple[tuple[str, Callable[[], Story]], ...] = (
    ("hours", lambda: Story.begin().tell(WEDNESDAY.replace(hour=10, minute=59))),  # 7:59 in Santiago
    ("hours", lambda: Story.begin().tell(WEDNESDAY.replace(hour=23))),  # 20:00, its end is outside
    ("hours", lambda: Story.begin().tell(datetime(2026, 3, 29, 13, tzinfo=UTC))),  # a Sunday
    ("hours", lambda: Story.begin().tell(datetime(2026, 4, 3, 13, tzinfo=UTC), "after_due")),  # Good Friday
    ("hours", lambda: begin(**ELSEWHERE).tell(datetime(2026, 3, 28, 20, tzinfo=UTC))),  # Saturday, 15:00
    ("hours", lambda: begin(country="PE", timezone="America/Lima").tell(SATURDAY)),
    ("hours", lambda: begin(country="BR", region="RJ", timezone="America/Sao_Paulo").tell(SATURDAY)),
    ("hours", lambda: begin(country="BR", timezone="America/Sao_Paulo").tell(SATURDAY)),  # no state: the strictest
    ("hours", lambda: Story.begin().tell(datetime(2026, 3, 29, 13, tzinfo=UTC), "thanks", initiated_by="client")),
    ("hours", lambda: Story.begin().tell(datetime(2026, 3, 29, 13, tzinfo=UTC), "adviser_reply")),
    (
        "wanted_hours",
        lambda: Story.begin(people={"contact_week": {"wed": ["18:00", "20:00"]}}).tell(),
    ),
    ("per_day", lambda: forget(**DOMINICAN).tell().tell(WEDNESDAY + timedelta(hours=3))),
    ("per_week", lambda: forget(**DOMINICAN).tell(WEDNESDAY - 5 * DAY).tell(WEDNESDAY - 2 * DAY).tell()),
    ("days_between", lambda: forget().tell(WEDNESDAY - 2 * DAY).tell()),  # Monday and Wednesday, in Chile
    ("days_between", lambda: forget(**MEXICAN).tell(WEDNESDAY.replace(hour=16) - DAY).tell(WEDNESDAY.replace(hour=17))),
    ("minutes_between", lambda: forget(**DOMINICAN).tell().tell(WEDNESDAY + timedelta(minutes=29))),
    ("one_channel", lambda: forget(**ELSEWHERE).tell(WEDNESDAY - 2 * DAY, channel="web").tell()),
    (
        "per_day",
        lambda: forget(**MEXICAN).count_contact(
            WEDNESDAY.replace(hour=16), "contact", "call", recorded_by="staff:1", initiated_by="adviser"
        ).tell(WEDNESDAY.replace(hour=17)),
    ),
    (
        "aguas/1041, before_due by sms: per_day",  # the other contact is another creditor's
        lambda: forget(**MEXICAN)
        .make("creditors", id="luz")
        .make("clients", creditor_id="luz", id="9", **MEXICAN)
        .count_contact(WEDNESDAY.replace(hour=16), "before_due", "sms", debt=debt_of(("luz", "9")))
        .tell(WEDNESDAY.replace(hour=17)),
    ),
    ("consent", lambda: Story.begin(contact_points={"consent": False}).tell()),
    ("opt_out", lambda: Story.begin(people={"opted_out_at": "2026-03-02T00:00:00+00:00"}).tell()),
    ("opt_out", lambda: Story.begin(addresses={"wrong_at": "2026-03-02T00:00:00+00:00"}).tell()),
    ("holds", lambda: Story.begin().make("holds").tell()),
    ("holds", lambda: Story.begin().make("regional_holds").tell()),
    ("holds", lambda: Story.begin().make("holds", invoice_number="F-1").tell()),
    ("holds", lambda: begin(**BRITISH).make("holds", kind="breathing_space").tell()),
    ("cases", lambda: Story.begin().make("cases").tell()),
    ("dispute", lambda: Story.begin(invoices={"disputed_amount": 1}).tell()),
    ("talk", lambda: Story.begin().write(WEDNESDAY - timedelta(hours=23)).make("talks").tell()),
    ("in_peace", lambda: Story.begin().write(WEDNESDAY - 2 * DAY).tell()),
    ("agreed", lambda: Story.begin().make("agreements").make("agreement_invoices").make("instalments").tell()),
    ("agreed", lambda: Story.begin().make("agreements").make("instalments").tell(WEDNESDAY + 5 * DAY, "after_due")),
    ("agreed", lambda: Story.begin().tell(kind="promise")),
    ("paid", lambda: Story.begin(invoices={"balance": 0, "status": "paid"}).tell()),
    ("unclean", lambda: Story.begin(invoices={"delivered_on": None}).tell(WEDNESDAY + 5 * DAY, "after_due")),
    ("unclean", lambda: Story.begin(invoices={"promised_service_ok": False}).tell(WEDNESDAY + DAY, "due")),
    ("postponed", lambda: begin(postponed_until="2026-03-26T00:00:00+00:00").tell()),
    ("with_adviser", lambda: Story.begin(conversations={"held_at": "2026-03-02T00:00:00+00:00"}).tell()),
    ("stopped", lambda: Story.begin(creditors={"stopped_at": "2026-03-02T00:00:00+00:00"}).tell()),
    ("forgetters", lambda: Story.begin().tell().tell(WEDNESDAY + 5 * DAY, "after_due")),
    ("has no decision", lambda: Story.begin().tell(contact_decision={"decision": "blocked"})),
    ("was said 2 times", lambda: forget().tell(trace_id="k~1").tell(WEDNESDAY + 5 * DAY, "after_due", trace_id="k~2")),
    ("counted were", lambda: Story.begin().tell().count_contact(WEDNESDAY + 9 * DAY, "silence", "telegram")),
    ("nobody spoke of the bill", lambda: Story.begin().noons(DUE, DUE + 18 * DAY)),
    (
        "nobody recalled the promise",
        lambda: Story.begin().make("agreements").make("instalments", due_on="2026-04-09").noons(DUE, date(2026, 4, 12)),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("law", "tell"), CASES, ids=[f"{place}-{law}" for place, (law, _) in enumerate(CASES)])
def test_found(law: str, tell: Callable[[], Story]) -> None:
    """What is wrong is found, under its name."""
    wrong = judge(tell().entries).wrong

    assert [] == [one for one in [law] if not any(one in sentence for sentence in wrong)], wrong


def test_every_law() -> None:
    """Each law is broken by one of them."""
    assert set() == set(LAWS) - {law for law, _ in CASES}


LAWFUL: tuple[Callable[[], Story], ...] = (
    lambda: Story.begin().tell(),
    lambda: Story.begin().tell(WEDNESDAY.replace(hour=11)),  # 8:00 in Santiago
    lambda: Story.begin().tell().tell(WEDNESDAY + 8 * DAY, "after_due"),  # unpaid for a week
    lambda: forget().tell(WEDNESDAY - 6 * DAY).tell(WEDNESDAY - 2 * DAY).tell(WEDNESDAY + 2 * DAY),
    lambda: Story.begin().make("holds", ends_at="2026-03-20T00:00:00+00:00").tell(),
    lambda: Story.begin().make("holds", kind="breathing_space", lifted_at="2026-03-20T00:00:00+00:00").tell(),
    lambda: Story.begin().make("cases", status="resolved").tell(),
    lambda: (
        Story.begin(invoices={"delivered_on": None})
        .make("cases", kind="unclean_debt", status="resolved")
        .tell(WEDNESDAY + 5 * DAY, "after_due")
    ),
    lambda: Story.begin().make("agreements").make("instalments").tell(kind="promise"),
    lambda: Story.begin().make("agreements").make("instalments").tell(),  # a bill that the agreement does not cover
    lambda: Story.begin().tell(WEDNESDAY.replace(hour=3), "reply", initiated_by="client"),
    lambda: (
        Story.begin()
        .noons(DUE, DUE + 4 * DAY)
        .tell(WEDNESDAY + 6 * DAY, "after_due")
        .noons(DUE + 5 * DAY, DUE + 18 * DAY)
    ),
    lambda: Story.begin().make("cases").noons(DUE, DUE + 18 * DAY),
    lambda: Story.begin(contact_points={"consent": False}).noons(DUE, DUE + 18 * DAY),
)


@pytest.mark.parametrize("tell", LAWFUL)
def test_lawful(tell: Callable[[], Story]) -> None:
    """What is lawful is let be."""
    assert [] == judge(tell().entries).wrong


def test_providers() -> None:
    """A message that a provider took, and that nobody knows of, is missed."""
    assert ["sms: the provider took 2 messages, 1 were said"] == judge(Story.begin().tell().entries, {"sms": 2}).wrong
