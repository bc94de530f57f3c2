"""Hold which contact is due: the most important one, once each, nothing where something stands in its way."""

from datetime import date

import pytest

from flows.contact.cadence.pace import Pace
from flows.contact.cadence.rows import Row
from flows.contact.cadence.wish import Habits, wish, wishes
from flows.contact.sayings import SAYINGS
from flows.negotiation.account import Account
from tests.flows.contact.cadence.accounts import TODAY, agreed, bill, default, on, owes, rows

LATE = Habits(latest_days=30)  #: pays, but not in time: no forgetter
PACE = Pace(((2, 8),))


def ask(account: Account, habits: Habits = LATE, done: dict[str, date] | None = None, today: date = TODAY) -> str:
    """Return kind, voice and matter of what is due, in a word each; a dash for nothing."""
    found = wish(account, rows(), habits, done or {}, today, pace=PACE, grace_days=3)
    return f"{found.kind} {found.voice} {found.about}" if found else "-"


def keys(account: Account, day: date) -> dict[str, date]:
    """Return what would have been done on a day, as done then."""
    found = wishes(account, rows(), LATE, {}, day, grace_days=3)
    return {one.key: day for one in found}


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (6, "-"),
        (5, "before_due plain F1"),
        (2, "before_due plain F1"),
        (0, "due kind F1"),
        (-1, "-"),
        (-3, "after_due kind F1"),
        (-9, "after_due kind F1"),  # caught up within the week
        (-10, "after_due plain F1"),
        (-17, "-"),  # too late for it
        (-20, "after_due help F1"),
        (-70, "after_due help F1"),  # 40 and 30 more
        (-346, "after_due help F1"),  # the last one, caught up
        (-347, "-"),
        (-400, "-"),  # after a year nothing more
    ],
)
def test_days(days: int, due: str) -> None:
    """Each day has the newest row whose day has come, for a week at most."""
    assert due == ask(owes(bill(on(days))))


@pytest.mark.parametrize(
    ("days_ago", "bill_due", "promise_due"),
    [(0, "-", "-"), (1, "-", "promise"), (2, "-", "promise"), (3, "after_due", "promise")],
)
def test_after_a_talk(days_ago: int, bill_due: str, promise_due: str) -> None:
    """Who wrote is left in peace about their bills for three days, and about a promised day to come on the same day."""
    talked = Habits(latest_days=30, talked_on=on(-days_ago))
    asked = [ask(owes(bill(on(-3))), talked), ask(owes(agreement=agreed((on(2), 0))), talked)]

    assert [bill_due, promise_due] == [one.split()[0] for one in asked]


def test_order() -> None:
    """A missed promise comes before one ahead; the oldest overdue bill before one due today, that before one ahead."""
    bills = owes(bill(on(5), "ahead"), bill(on(0), "today"), bill(on(-3), "old"), bill(on(-1), "newer"))
    promised = owes(agreement=agreed((on(-4), 0), (on(2), 0)))

    assert ["old", "today", "ahead"] == [one.about for one in wishes(bills, rows(), LATE, {}, TODAY)]
    assert ["7/1", "7/2"] == [one.about for one in wishes(promised, rows(), LATE, {}, TODAY, grace_days=3)]


@pytest.mark.parametrize(
    ("parts", "due"),
    [
        (((on(-10), 0), (on(-4), 0)), "missed kind 7/1"),  # the oldest alone
        (((on(-10), 1_000), (on(-4), 0)), "missed kind 7/2"),
        (((on(-3), 0),), "-"),  # the policy's days of grace
        (((on(-4), 0),), "missed kind 7/1"),
        (((on(-4), 999),), "missed kind 7/1"),
        (((on(2), 0),), "promise kind 7/1"),
        (((on(0), 0),), "promise plain 7/1"),  # in other words than two days before
        (((on(3), 0),), "-"),
        (((on(-30), 0),), "-"),
    ],
)
def test_agreement(parts: tuple[tuple[date, int], ...], due: str) -> None:
    """While an agreement is kept up its instalments are spoken of, not its bills nor any other that is overdue."""
    assert due == ask(owes(bill(on(-10)), bill(on(-2), "F2"), agreement=agreed(*parts)))


@pytest.mark.parametrize(
    ("part", "bills", "due"),
    [
        (20, ("F1",), "before_due plain F2"),  # a bill outside keeps its own date
        (20, ("F1", "F2"), "-"),  # one that is covered has the agreement's
        (2, ("F1",), "promise kind 7/1"),  # what was promised comes first
        (-4, ("F1",), "missed kind 7/1"),
    ],
)
def test_beside_an_agreement(part: int, bills: tuple[str, ...], due: str) -> None:
    """A bill outside the agreement is recalled before its day, after what was promised."""
    account = owes(bill(on(-10)), bill(on(3), "F2"), agreement=agreed((on(part), 0), bills=bills))

    assert due == ask(account)


@pytest.mark.parametrize("old", [-372, -500])
def test_given_up(old: int) -> None:
    """A bill of which the cadence says no more does not keep a newer one from being spoken of."""
    assert "after_due kind new" == ask(owes(bill(on(old), "old"), bill(on(-3), "new")))
    assert "-" == ask(owes(bill(on(-345 - 20), "old"), bill(on(-3), "new")))


@pytest.mark.parametrize("reason", [{"disputed": 1}, {"on_hold": True}])
def test_disputed(reason: dict[str, int]) -> None:
    """While a bill is disputed or held nothing is said of any other, nor of what was agreed."""
    stopped = bill(on(-90), "F0", **reason)  # type: ignore[arg-type]

    assert "-" == ask(owes(stopped, bill(on(-3))))
    assert "-" == ask(owes(stopped, agreement=agreed((on(2), 0))))


def test_once() -> None:
    """What was done is not wished for again, nor an older row in its place."""
    account = owes(bill(on(-10)))

    assert "-" == ask(account, done=keys(account, TODAY))
    assert "-" == ask(account, done=keys(account, TODAY), today=on(4))


def test_one_day_once() -> None:
    """Bills of the same day are one matter, also when one of them is paid in between."""
    both = owes(bill(on(5), "A"), bill(on(5), "B"))

    assert 1 == len(wishes(both, rows(), LATE, {}, TODAY))
    assert "-" == ask(owes(bill(on(5), "B")), done=keys(both, TODAY))


def test_moved_day() -> None:
    """A promise that was moved to another day is a new one."""
    before = owes(agreement=agreed((on(2), 0)))
    moved = owes(agreement=agreed((on(12), 0)))

    assert "promise kind 7/1" == ask(moved, done=keys(before, TODAY), today=on(10))


def test_room() -> None:
    """A contact waits while those of the last days leave no room, whatever they were about."""
    account = owes(bill(on(-10)))

    assert "-" == ask(account, done={"rating": on(-3), "other": on(-7)})
    assert "after_due plain F1" == ask(account, done={"rating": on(-3), "other": on(-8)})


def play(habits: Habits, *closed: int) -> list[tuple[int, str]]:
    """Live with one bill that is never paid, to a month after it; return what was said, by days from its due date.

    On `closed` days nothing can be said.
    """
    account, done = owes(bill(TODAY)), dict[str, date]()
    said = []
    for days in (day for day in range(-10, 31) if day not in closed):
        found = wish(account, rows(), habits, done, on(days), pace=PACE)
        if found:
            done[found.key] = on(days)
            said.append((days, SAYINGS[found.kind][found.voice].key.removeprefix("reminder-")))
    return said


def test_life() -> None:
    """Who pays late hears of a bill before, kindly after, then how it can be paid, then that we help."""
    said = [
        (-5, "before-due-plain"),
        (-1, "before-due"),
        (3, "after-due-kind"),
        (10, "after-due-plain"),
        (20, "after-due-help"),
    ]

    assert said == play(LATE)


def test_forgetter() -> None:
    """Who only forgets hears of a due date once, and again when it is unpaid for a week; then every week at most."""
    said = [(-1, "before-due"), (7, "after-due-kind"), (14, "after-due-plain"), (21, "after-due-help")]

    assert said == play(Habits(latest_days=9))


@pytest.mark.parametrize(("closed", "first"), [((-1,), (0, "due")), ((-1, 0), (3, "after-due-kind"))])
def test_forgetter_on_closed_days(closed: tuple[int, ...], first: tuple[int, str]) -> None:
    """Where the day before was closed the one contact comes on the next row's day, and a week stays free after it."""
    said = play(Habits(), *closed)

    assert first == said[0]
    assert 7 <= said[1][0] - said[0][0]


def test_stranger() -> None:
    """Who never showed who they are hears no more often than who forgets, however late they were."""
    assert play(Habits()) == play(Habits(broken=1, latest_days=90, is_stranger=True))


@pytest.mark.parametrize("habits", [Habits(broken=1), Habits(latest_days=10)])
def test_no_forgetter(habits: Habits) -> None:
    """A broken promise, or a bill paid ten days late, is more than forgetting."""
    assert play(LATE) == play(habits)


def test_broken_agreement() -> None:
    """A broken agreement of the account itself is more than forgetting too."""
    account = owes(bill(on(5)), broken=1)

    assert "before_due plain F1" == ask(account, Habits())


@pytest.mark.parametrize(("payday", "first"), [(-3, -3), (-1, -1), (0, -5), (-6, -5)])
def test_payday(payday: int, first: int) -> None:
    """A contact before a due date moves to the payday that lies between, and nowhere else."""
    assert first == play(Habits(latest_days=30, paid_on=paid_on(payday)))[0][0]


@pytest.mark.parametrize(("payday", "first"), [(-4, -4), (-3, -3), (-1, -1), (0, -1), (-6, -1)])
def test_forgetter_with_a_payday(payday: int, first: int) -> None:
    """Who only forgets has the one contact on the payday before the due date, where there is one, and no second."""
    assert [first, 7] == [days for days, _ in play(Habits(paid_on=paid_on(payday)))][:2]


def paid_on(payday: int) -> tuple[date, ...]:
    """Return payments of three months on the day of the month that lies so many days from the due date."""
    day = on(payday)
    return tuple(day.replace(year=year, month=month) for year, month in ((2025, 12), (2026, 1), (2026, 2)))


def test_keys() -> None:
    """No two contacts about a bill have the same key, and no blank stands in one: it is a word of a job's name."""
    found = [one for days in range(-10, 380) for one in wishes(owes(bill(TODAY)), rows(), LATE, {}, on(days))]

    assert len({one.key for one in found}) == len({(one.kind, one.first) for one in found})
    assert not any(" " in one.key for one in found)


def test_segment() -> None:
    """A segment that is named has its own rows alone, every other one the cadence's."""
    own = default().model_copy(update={"segments": {"shops": (Row(kind="due"),)}})

    assert [1, len(rows()), len(rows())] == [len(own.of(segment)) for segment in ("shops", "homes", None)]
