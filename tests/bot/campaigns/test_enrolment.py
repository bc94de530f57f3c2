"""Hold who has which rows: those of the arm into which they were drawn once, else the creditor's own."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot import campaigns
from bot.enrolment import unreadable
from bot.papers.dossier import gather
from bot.roster import Roster
from flows.contact.campaigns.document import HOLD_OUT
from flows.negotiation.proposal import Payment
from tests.bot.campaigns.scene import ALONE, CHECKER, DUE, MAKER, add, begin, drawn, name_cadence, told
from tests.bot.jobs.test_nudges import arrive, fall_silent, is_closed
from tests.bot.jobs.test_promises import at, do, live
from tests.bot.world import World

DAY = timedelta(days=1)


def test_arms(world: World) -> None:
    """Clients are written to by the rows of their arm, who is held out by the creditor's own."""
    name_cadence(world)
    number = begin(world)
    clients = [*drawn(number, "kind"), *drawn(number, "plain"), *drawn(number, HOLD_OUT)]
    add(world, *clients)
    live(world, at(DUE + DAY * 8))

    assert [
        [(DUE + DAY * 3, "kind", number)],
        [(DUE + DAY * 3, "plain", number)],
        [(DUE + DAY * 7, "help", None)],
    ] == told(world, *clients)


def arms(world: World, number: int) -> dict[str, int]:
    """Return how many clients each arm has."""
    with world.unit() as uow:
        return uow.campaigns.sizes(world.creditor, number)


def test_drawn_once(world: World) -> None:
    """Who was drawn stays in the arm, whatever becomes of their segment; nobody is drawn whom it is not for."""
    name_cadence(world)
    number = begin(world, whom={"segments": ["shops"]}, **ALONE)
    add(world, "C-1", segment="shops")
    add(world, "C-2", segment="homes")
    world.wall.at = at(DUE + DAY * 6, 10)
    do(world, "reminders")
    first = arms(world, number)
    with world.unit() as uow:
        uow.clients.get(world.creditor, "C-1").segment = "homes"
        uow.clients.get(world.creditor, "C-2").segment = "shops"
    for _ in range(2):
        do(world, "reminders")
        world.wall.move(hours=1)
    with world.unit() as uow:
        found = uow.campaigns.drawn(world.creditor, [number], "C-1", "C-2")

    assert ({"all": 1}, ["C-1", "C-2"]) == (first, [*found])
    assert [[(DUE + DAY * 6, "help", number)]] * 2 == told(world, "C-1", "C-2")


def test_one_at_a_time(world: World) -> None:
    """Of two campaigns for the same clients the one approved first has them, for as long as it runs."""
    short = {**ALONE, "to": str(DUE + DAY * 9)}
    rows = [{"kind": "after_due", "day": 12, "voice": "plain"}]
    older = begin(world, campaign="older", **short)
    world.wall.move(minutes=1)
    newer = begin(world, campaign="newer", arms=[{"arm": "all", "share": 100, "rows": rows}], hold_out=0)
    add(world, "C-1")
    live(world, at(DUE + DAY * 13))

    assert [[(DUE + DAY * 6, "help", older), (DUE + DAY * 12 + DAY, "plain", newer)]] == told(world, "C-1")


def test_days(world: World) -> None:
    """Before its first day and after its last one a campaign changes nothing."""
    name_cadence(world)
    days = {"from": str(DUE + DAY * 4), "to": str(DUE + DAY * 6)}
    begin(world, arms=[{"arm": "all", "share": 100, "rows": [{"kind": "after_due", "day": 3}]}], hold_out=0, **days)
    add(world, "C-1")
    live(world, at(DUE + DAY * 3, 20))
    before = told(world, "C-1")
    live(world, at(DUE + DAY * 4, 20))

    assert [[]] == before
    assert [DUE + DAY * 6 - DAY * 2] == [one[0] for one in told(world, "C-1")[0]]


def test_recalled(world: World) -> None:
    """A campaign that is recalled gives its clients back to the creditor's own cadence."""
    name_cadence(world)
    number = begin(world, **ALONE)
    add(world, "C-1")
    world.wall.at = at(DUE + DAY * 4)
    do(world, "reminders")
    with world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, MAKER, "a slip", world.now)
    live(world, at(DUE + DAY * 8))

    assert [[(date(2026, 3, 17), "help", None)]] == told(world, "C-1")


def test_waiting_is_recalled(world: World) -> None:
    """What of a recalled campaign waits in the outbox never leaves, and says why."""
    number = begin(world, **ALONE)
    add(world, "C-1")
    world.wall.at = at(DUE + DAY * 6, 10)
    with world.unit() as uow:
        uow.jobs.put("reminders", world.now)
    while world.app.runner.run_one():
        pass
    with world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, MAKER, "a slip", world.now)
    world.work()
    row = world.messages(client="C-1")[-1]

    assert ("blocked", "recalled", number) == (row.status, row.error, row.campaign_id)


def test_pause_of_a_campaign(world: World) -> None:
    """While a campaign is paused nothing of it leaves, and the creditor's other contacts do; lifted it goes on."""
    name_cadence(world)
    number = begin(world)
    ours, other = drawn(number, "kind")[0], drawn(number, HOLD_OUT)[0]
    add(world, ours, other)
    with world.unit() as uow:
        pause = campaigns.pause(uow, world.creditor, number, MAKER, "a question", world.now)
        assert pause
    live(world, at(DUE + DAY * 7, 20))
    paused = told(world, ours, other)
    with world.unit() as uow:
        campaigns.lift(uow, world.creditor, pause.id, CHECKER, "answered", world.now)
    live(world, at(DUE + DAY * 8, 20))

    assert [[], [(DUE + DAY * 7, "help", None)]] == paused
    assert [[(DUE + DAY * 8, "kind", number)]] == told(world, ours)


def test_pause_of_all(world: World) -> None:
    """While all contacts are paused nothing that we start leaves; answers do, and once it is lifted contacts go on."""
    name_cadence(world)
    add(world, "C-1")
    with world.unit() as uow:
        pause = campaigns.pause(uow, world.creditor, None, MAKER, "a question", world.now)
        assert pause
    live(world, at(DUE + DAY * 8))
    silent, answers = told(world, "C-1"), world.say("hola")
    with world.unit() as uow:
        campaigns.lift(uow, world.creditor, pause.id, CHECKER, "answered", world.now)
    live(world, at(DUE + DAY * 12, 20))

    assert ([[]], True) == (silent, bool(answers))
    assert [[(DUE + DAY * 8, "help", None)]] == told(world, "C-1")


def test_no_nudge(world: World) -> None:
    """While all contacts are paused a talk that was left in the middle is closed without a nudge."""
    arrive(world)
    with world.unit() as uow:
        campaigns.pause(uow, world.creditor, None, MAKER, "a question", world.now)

    assert ([], True) == (fall_silent(world, hours=24), is_closed(world))


def test_promises_of_a_paused_campaign(world: World) -> None:
    """While a campaign is paused, what its clients promised is still recalled: that is the creditor's own matter."""
    name_cadence(world)
    number = begin(world, **ALONE)
    add(world, "C-1")
    world.wall.at = at(DUE + DAY * 6, 10)
    do(world, "reminders")
    own: dict[str, Any] = {"creditor": world.creditor, "client": "C-1", "currency": "CLP", "discount": 0}
    facts: dict[str, Any] = {"proposed_by": "client", "policy_version": "2026-01-01", "at": world.now}
    with world.unit() as uow:
        plan = (Payment(DUE + DAY * 14, 50_000),)
        uow.agreements.book(plan=plan, total=50_000, invoices=["C-1-1"], **facts, **own)
        campaigns.pause(uow, world.creditor, number, MAKER, "a question", world.now)
    live(world, at(DUE + DAY * 14))

    assert [(DUE + DAY * 6, "help", number), (DUE + DAY * 13, "promise", None)] == told(world, "C-1")[0]


def test_file(world: World) -> None:
    """A client's file tells the campaigns that they were drawn into."""
    add(world, "C-1")
    begin(world, **ALONE)
    world.wall.at = at(DUE + DAY * 6, 10)
    do(world, "reminders")
    with world.unit() as uow:
        file = gather(uow, uow.clients.get(world.creditor, "C-1"), [], world.now)

    assert [("marzo-suave", "all")] == [(one["campaign"], one["arm"]) for one in file["campaigns"]]


@pytest.mark.parametrize(("now", "drawn_into"), [(True, {"all": 2}), (False, {})])
def test_contacts(world: World, drawn_into: dict[str, int], *, now: bool) -> None:
    """The command that makes contacts draws all whom a campaign is for, written to or not; a dry run draws nobody."""
    number = begin(world, **ALONE)
    add(world, "C-1")
    add(world, "C-2", due_on=DUE + DAY * 2)
    world.wall.at = at(DUE + DAY * 6, 12)
    roster = Roster(world.app.database, world.app.bot, world.app.reminder, world.now, world.now if now else None)
    found = {one.client: (one.decision, one.kind) for one in roster.lines(world.creditor)}

    assert (("allowed", "after_due"), ("none", None)) == (found["C-1"], found["C-2"])
    assert drawn_into == arms(world, number)


def test_unreadable(world: World) -> None:
    """A campaign that cannot be read changes nothing for anybody, and `concilia check` tells of it."""
    name_cadence(world)
    number = begin(world, **ALONE)
    add(world, "C-1")
    with world.unit() as uow:
        row = uow.campaigns.lock(world.creditor, number)
        row.document = {**row.document, "colour": "blue"}
    live(world, at(DUE + DAY * 8))
    do(world, "guard")
    with world.unit() as uow:
        (fault,) = unreadable(uow, world.creditor)

    assert [[(DUE + DAY * 7, "help", None)]] == told(world, "C-1")
    assert fault.startswith(f"campaign {number}, marzo-suave: colour is no key here;")
