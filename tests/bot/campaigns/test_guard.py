"""Hold that contacts stop when people complain or leave, and go on only when a person lets them."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest

from bot import campaigns
from bot.guard_rails import look_at, watch
from bot.jobs.guard import Guard
from bot.staff_alerts import StaffAlerts
from flows.contact.campaigns.guard import NOW, Counts, Rails
from storage.schema import CampaignStatus, ContactPause
from storage.unit_of_work import UnitOfWork
from tests.bot.campaigns.scene import ALONE, CHECKER, DUE, add, begin, entries, name_cadence, row_of, told
from tests.bot.jobs.test_promises import at, do, live
from tests.bot.world import World

DAY = timedelta(days=1)
MANY = [f"C-{place:02d}" for place in range(10)]


@pytest.fixture
def burst(world: World) -> tuple[World, int]:
    """Give a campaign that wrote to ten clients, of whom four complain the day after; and its number."""
    name_cadence(world)
    number = begin(world, whom={"segments": ["shops"]}, **ALONE)
    add(world, *MANY, segment="shops")
    live(world, at(DUE + DAY * 7))
    complain(world, *MANY[:4])
    return world, number


def complain(world: World, *clients: str, at: datetime | None = None) -> None:
    """Let clients complain, now unless a moment is given."""
    at = at or world.now
    with world.unit() as uow:
        for client in clients:
            uow.cases.open(
                creditor=world.creditor, client=client, kind="complaint", priority=2, due_at=at + DAY, note="",
                summary="", invoices=(), details={}, at=at,
            )  # fmt: skip


def pauses(world: World) -> list[ContactPause]:
    """Return what is paused."""
    with world.unit() as uow:
        return uow.contact_pauses.standing(world.creditor)


def test_burst(burst: tuple[World, int]) -> None:
    """A burst of complaints pauses the campaign alone, once, with its figures as a code and an entry in the log."""
    world, number = burst
    for _ in range(3):
        do(world, "guard")
        world.wall.move(hours=1)
    (pause,) = pauses(world)
    last = entries(world, f"campaign:{number}")[-1]

    assert (number, "complaints", "clock") == (pause.campaign_id, pause.rule, pause.placed_by)
    assert "complaints=4/10/0.5" == pause.reason
    assert ("clock", "campaign.paused", "complaints") == (*last[:2], last[2] and last[2]["rule"])


def test_others_go_on(burst: tuple[World, int]) -> None:
    """While a campaign is paused its clients hear nothing of it, and whoever is not in it is written to as ever."""
    world, _ = burst
    do(world, "guard")
    add(world, "C-99", segment="shops", due_on=DUE + DAY * 3)
    add(world, "D-1", due_on=DUE + DAY * 3)
    live(world, at(DUE + DAY * 12))

    assert [[], [(DUE + DAY * 10, "help", None)]] == told(world, "C-99", "D-1")


def test_lifted_by_hand(burst: tuple[World, int]) -> None:
    """A pause ends by a person alone; what was heard before that pauses nothing more, what is heard after it does."""
    world, number = burst
    do(world, "guard")
    world.wall.move(days=3)
    do(world, "guard")
    (pause,) = pauses(world)
    with world.unit() as uow:
        campaigns.lift(uow, world.creditor, pause.id, CHECKER, "the text is right now", world.now)
    world.wall.move(hours=1)
    do(world, "guard")
    lifted = pauses(world)
    complain(world, *MANY[4:8])
    world.wall.move(hours=1)
    do(world, "guard")

    assert [] == lifted
    assert [number] == [one.campaign_id for one in pauses(world)]


def test_all_contacts(world: World) -> None:
    """Where the creditor's own cadence makes people complain all contacts are paused."""
    name_cadence(world)
    add(world, *MANY)
    live(world, at(DUE + DAY * 8))
    complain(world, *MANY[:4])
    do(world, "guard")

    assert [(None, "complaints")] == [(one.campaign_id, one.rule) for one in pauses(world)]


def test_tolerated(burst: tuple[World, int]) -> None:
    """A creditor's file says what it tolerates; up to that nothing is paused."""
    world, _ = burst
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "contact": {**row.document["contact"], "guard_rails": {"complaints": 40}}}
    do(world, "guard")

    assert [] == pauses(world)


@pytest.mark.parametrize("what", ["complaints", "opt_outs", "blocks", "bad_ratings"])
def test_counts(world: World, what: str) -> None:
    """Each thing that a client does after a contact counts once in its rail and no other; before it, nothing."""
    name_cadence(world)
    number = begin(world, **ALONE)
    add(world, *MANY[:3])
    live(world, at(DUE + DAY * 7))
    do_to(world, what, MANY[0], at(DUE))
    before = counts(world, number)
    for _ in range(2):
        do_to(world, what, MANY[1], world.now)

    assert Counts(contacted=3) == before
    assert Counts(**{"contacted": 3, what: 1}) == counts(world, number) == counts(world, None)


def test_who_was_not_told(world: World) -> None:
    """Whoever complains without a contact of ours, or a week after it, counts in no rail, nor do good ratings."""
    name_cadence(world)
    number = begin(world, **ALONE)
    add(world, *MANY[:2])
    add(world, "D-1", due_on=DUE + DAY * 60)
    live(world, at(DUE + DAY * 7))
    complain(world, "D-1")
    with world.unit() as uow:
        uow.talks.open(world.creditor, MANY[0], world.now)
        uow.talks.rate(world.creditor, MANY[0], 3, "")
    soon = counts(world, number)
    world.wall.move(days=8)
    complain(world, MANY[1])

    assert (Counts(contacted=2), Counts()) == (soon, counts(world, number))


def test_weeks_before(world: World) -> None:
    """What was usual is counted week by week: who was told and complained three weeks ago is one of those before."""
    name_cadence(world)
    add(world, *MANY[:3])
    live(world, at(DUE + DAY * 8))
    complain(world, MANY[0])
    world.wall.move(days=21)
    with world.unit() as uow:
        look = look_at(uow, world.creditor, None, world.now)

    assert (Counts(), Counts(contacted=3, complaints=1)) == (look.now, look.before)


def test_nothing_to_watch(world: World) -> None:
    """A creditor that began no contact lately, and has no campaign in force, is not looked at."""
    add(world, "D-1", due_on=DUE)
    do(world, "guard")
    with world.unit() as uow:
        idle = uow.trials.to_be_watched(world.now - NOW)
    live(world, at(DUE + DAY * 12))
    with world.unit() as uow:
        lately, long_ago = (uow.trials.to_be_watched(world.now - span) for span in (DAY * 30, DAY * 0))

    assert ([], [world.creditor], []) == (idle, lately, long_ago)


def test_two_leaders(burst: tuple[World, int]) -> None:
    """Two processes that look at the same moment pause once."""
    world, number = burst
    both, placed = Barrier(2), list[ContactPause]()

    def lead() -> None:
        with world.app.database.unit_of_work(world.creditor) as uow:
            both.wait()
            placed.extend(watch(uow, world.creditor, Rails(), world.now))
            uow.commit()

    leaders = [Thread(target=lead) for _ in range(2)]
    for one in leaders:
        one.start()
    for one in leaders:
        one.join()

    assert [number] == [one.campaign_id for one in placed]
    assert [number] == [one.campaign_id for one in pauses(world)]


def test_group(burst: tuple[World, int]) -> None:
    """The creditor's group is told once, in words without a client; one without a group is not."""
    world, _ = burst
    heard: list[str] = []

    def tell(_: UnitOfWork, __: str, words: str, ___: datetime) -> None:
        heard.append(words)

    with world.unit() as uow:
        for _ in range(2):
            Guard(world.app.bot, tell)(uow, world.now, world.creditor)

    assert 1 == len(heard)
    assert heard[0].startswith("Detuve los contactos de la campaña marzo-suave: suben los reclamos.")


@pytest.mark.parametrize(("group", "notes"), [(None, 0), ({"telegram": -100}, 1)])
def test_note(world: World, group: dict[str, int] | None, notes: int) -> None:
    """What a group is told is a note in it, queued with what it tells of."""
    with world.unit() as uow:
        row = uow.creditors.get(world.creditor)
        row.document = {**row.document, "staff_group": group}
        StaffAlerts(world.app.vault)(uow, world.creditor, "Detuve los contactos.", world.now)
        queued = [job.name for job in uow.jobs.claim(world.now, 10)]

    assert notes == len([name for name in queued if name.startswith("staff_note -100 ")])


@pytest.mark.parametrize(("days", "status"), [(0, CampaignStatus.APPROVED), (1, CampaignStatus.ENDED)])
def test_last_day(world: World, days: int, status: CampaignStatus) -> None:
    """A campaign ends by itself the day after its last one."""
    number = begin(world, to=str(DUE))
    world.wall.at = at(DUE + DAY * days)
    do(world, "guard")

    assert status is row_of(world, number).status


def counts(world: World, number: int | None) -> Counts:
    """Return what the last days' contacts led to."""
    with world.unit() as uow:
        return look_at(uow, world.creditor, number, world.now).now


def do_to(world: World, what: str, client: str, at: datetime) -> None:
    """Let a client do what a rail is about."""
    with world.unit() as uow:
        match what:
            case "complaints":
                complain(world, client, at=at)
            case "opt_outs":
                uow.people.opt_out(uow.clients.get(world.creditor, client).person_id, "web", at)
            case "blocks":
                address = uow.addresses.find("web", f"{world.creditor}/{client}")
                assert address
                uow.addresses.mark_unreachable(address.id, "blocked", at)
            case _:
                uow.talks.open(world.creditor, client, at)
                uow.talks.rate(world.creditor, client, 2, "")
                uow.session.flush()
