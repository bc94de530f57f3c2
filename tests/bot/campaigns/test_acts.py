"""Hold how a campaign comes into force and out of it: two people put it there, any one of them takes it back."""

from datetime import timedelta

import pytest

from bot import campaigns
from bot.errors import BadFile, ClientMistake
from storage.schema import CampaignStatus, Role
from tests.bot.campaigns.scene import CHECKER, DOCUMENT, MAKER, begin, entries, row_of, submit, written
from tests.bot.world import World


def add_staff(world: World, name: str, email: str) -> str:
    """Add a supervisor; return them as the audit log names them."""
    with world.unit() as uow:
        row = uow.staff.add(
            name=name, email=email, password_hash="-", role=Role.SUPERVISOR, creditors=[world.creditor], at=world.now
        )
        return f"staff:{row.id}"


def test_draft(world: World) -> None:
    """What is submitted is a draft with its document, and the audit log says who made it."""
    number = submit(world)
    row = row_of(world, number)
    actor, action, told = entries(world, f"campaign:{number}")[0]

    assert ("marzo-suave", CampaignStatus.DRAFT, MAKER) == (row.name, row.status, row.made_by)
    assert DOCUMENT == {key: row.document[key] for key in DOCUMENT if key != "arms"} | {"arms": DOCUMENT["arms"]}
    assert ("operator", "campaign.submitted", "Paula Reyes") == (actor, action, told and told["by"])


def test_faults(world: World) -> None:
    """A file with faults writes nothing, and every fault is told with its line."""
    text = written(hold_out=20, goal={"within_days": 0})
    with pytest.raises(BadFile) as raised, world.unit() as uow:
        campaigns.submit(uow, world.creditor, text, MAKER, world.now, "abril.yml")
    with world.unit() as uow:
        rows = uow.campaigns.of(world.creditor)

    assert [] == rows
    assert all(line.startswith("abril.yml: line ") for line in str(raised.value).splitlines())


def test_name_once(world: World) -> None:
    """Two campaigns in force, or waiting for it, never have one name; one that is over gives its name back."""
    number = submit(world)
    with pytest.raises(BadFile, match="is there already"):
        submit(world)
    with world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, MAKER, "a slip", world.now)

    assert number < submit(world)


def test_second_person(world: World) -> None:
    """Whoever made a campaign never approves it; somebody else does."""
    number = submit(world)
    with pytest.raises(ClientMistake, match="second person"), world.unit() as uow:
        campaigns.approve(uow, world.creditor, number, MAKER, world.now)
    with world.unit() as uow:
        campaigns.approve(uow, world.creditor, number, CHECKER, world.now)
    row = row_of(world, number)

    assert (CampaignStatus.APPROVED, CHECKER) == (row.status, row.approved_by)
    assert ["campaign.submitted", "campaign.approved"] == [one[1] for one in entries(world, f"campaign:{number}")]


@pytest.mark.parametrize(
    ("made", "approved", "allowed"),
    [
        ("operator:Paula Reyes", "operator:paula  reyes", False),
        ("operator:Paula Réyes", "operator:Paula Reyes", False),
        ("operator:Paula Reyes", "operator:Andrés Soto", True),
        ("staff:Paula Reyes", "operator:Paula Reyes", False),  # whoever types their own name is themselves
        ("staff:Paula Reyes", "operator:PAULA@example.org", False),
        ("operator:Paula Reyes", "staff:Paula Reyes", False),
        ("staff:Paula Reyes", "staff:Paula Reyes", False),
        ("staff:Paula Reyes", "staff:other Paula Reyes", True),  # two people may share a name
        ("staff:Paula Reyes", "operator:Andrés Soto", True),
    ],
)
def test_who_is_who(world: World, made: str, approved: str, *, allowed: bool) -> None:
    """People are told apart by who they are, however their name is written, in the console and on the command line."""
    known = {
        "staff:Paula Reyes": add_staff(world, "Paula Reyes", "paula@example.org"),
        "staff:other Paula Reyes": add_staff(world, "Paula Reyes", "preyes@example.org"),
    }
    number = submit(world, known.get(made, made))
    refused = False
    try:
        with world.unit() as uow:
            campaigns.approve(uow, world.creditor, number, known.get(approved, approved), world.now)
    except ClientMistake:
        refused = True

    assert allowed is not refused


def test_past(world: World) -> None:
    """A campaign whose last day is past is not approved; on its last day it still is."""
    world.wall.move(days=-5)
    numbers = [submit(world, campaign=name, to=day) for name, day in (("past", "2026-03-04"), ("last", "2026-03-05"))]
    world.wall.move(days=5)
    with pytest.raises(ClientMistake, match="is past"), world.unit() as uow:
        campaigns.approve(uow, world.creditor, numbers[0], CHECKER, world.now)
    with world.unit() as uow:
        campaigns.approve(uow, world.creditor, numbers[1], CHECKER, world.now)


def test_once(world: World) -> None:
    """What was approved is not approved again, what was recalled is neither approved nor recalled again."""
    number = begin(world)
    with pytest.raises(ClientMistake, match="no draft"), world.unit() as uow:
        campaigns.approve(uow, world.creditor, number, CHECKER, world.now)
    with world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, MAKER, "wrong days", world.now)
    row = row_of(world, number)
    with pytest.raises(ClientMistake, match="no draft"), world.unit() as uow:
        campaigns.approve(uow, world.creditor, number, CHECKER, world.now)
    with pytest.raises(ClientMistake, match="recalled already"), world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, CHECKER, "again", world.now)

    assert (CampaignStatus.RECALLED, MAKER, "wrong days") == (row.status, row.closed_by, row.closed_why)


def test_states(world: World) -> None:
    """A campaign is a draft, waits for its first day, runs, may be paused, is over after its last, may be recalled."""
    number = submit(world, **{"from": "2026-03-07", "to": "2026-03-09"})

    def state() -> str:
        with world.unit() as uow:
            return campaigns.overview(uow, world.creditor, world.now)[0].state

    seen = [state()]
    with world.unit() as uow:
        campaigns.approve(uow, world.creditor, number, CHECKER, world.now)
    seen.append(state())
    world.wall.move(days=2)
    seen.append(state())
    with world.unit() as uow:
        pause = campaigns.pause(uow, world.creditor, number, MAKER, "a question", world.now)
        assert pause
    seen.append(state())
    with world.unit() as uow:
        campaigns.lift(uow, world.creditor, pause.id, CHECKER, "answered", world.now)
    seen.append(state())
    world.wall.move(days=3)
    seen.append(state())
    with world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, MAKER, "over", world.now)

    assert ["draft", "coming", "running", "paused", "running", "over", "recalled"] == [*seen, state()]


def test_pause_once(world: World) -> None:
    """What is paused is not paused twice; a pause is lifted once, and both stand in the log with their reasons."""
    number = begin(world)
    with world.unit() as uow:
        first = campaigns.pause(uow, world.creditor, number, MAKER, "a question", world.now)
        second = campaigns.pause(uow, world.creditor, number, CHECKER, "the same", world.now)
        everything = campaigns.pause(uow, world.creditor, None, CHECKER, "a storm", world.now)
    assert first
    assert everything
    with world.unit() as uow:
        campaigns.lift(uow, world.creditor, first.id, CHECKER, "answered", world.now + timedelta(hours=1))
    with pytest.raises(ClientMistake, match="lifted already"), world.unit() as uow:
        campaigns.lift(uow, world.creditor, first.id, CHECKER, "answered", world.now)
    told = entries(world, f"campaign:{number}")[2:] + entries(world, f"creditor:{world.creditor}")

    assert second is None
    assert ["campaign.paused", "campaign.lifted", "contacts.paused"] == [one[1] for one in told]
    assert ["a question", "answered", "a storm"] == [one[2] and one[2]["reason"] for one in told]


def test_over_and_paused(world: World) -> None:
    """A campaign that is recalled while it is paused leaves no pause behind: nothing is left to go on."""
    number = begin(world)
    with world.unit() as uow:
        campaigns.pause(uow, world.creditor, number, MAKER, "a question", world.now)
        everything = campaigns.pause(uow, world.creditor, None, MAKER, "a storm", world.now)
        assert everything
    with world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, CHECKER, "wrong words", world.now)
    with world.unit() as uow:
        left = uow.contact_pauses.standing(world.creditor)

    assert [everything.id] == [one.id for one in left]
    assert ["campaign.recalled", "campaign.lifted"] == [one[1] for one in entries(world, f"campaign:{number}")][-2:]


def test_only_what_runs(world: World) -> None:
    """A draft cannot be paused: nothing of it leaves."""
    number = submit(world)

    with pytest.raises(ClientMistake, match="not in force"), world.unit() as uow:
        campaigns.pause(uow, world.creditor, number, MAKER, "a question", world.now)


def test_recalled_after_its_end(world: World) -> None:
    """A campaign that the clock has ended is not recalled: why it ended stays on record."""
    number = submit(world)
    with world.unit() as uow:
        campaigns.end(uow, uow.campaigns.lock(world.creditor, number), campaigns.LAST_DAY, world.now)
    with pytest.raises(ClientMistake, match="has ended already"), world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, MAKER, "wrong days", world.now)
    with world.unit() as uow:
        row = uow.campaigns.get(world.creditor, number)

    assert (CampaignStatus.ENDED, campaigns.CLOCK, campaigns.LAST_DAY) == (row.status, row.closed_by, row.closed_why)
