"""Hold that a preview says who would be written to, when and with which words, and leaves nothing behind."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import campaign_preview, campaigns
from bot.campaign_preview import Preview, preview
from bot.errors import ClientMistake
from flows.contact.campaigns.document import HOLD_OUT
from storage.schema import CampaignStatus
from storage.schema.base import Base
from tests.bot.campaigns.scene import ALONE, DUE, MAKER, add, begin, drawn, row_of, submit, told
from tests.bot.jobs.test_promises import at, live
from tests.bot.world import World

DAY = timedelta(days=1)
ALL = [f"C-{place:02d}" for place in range(12)]


def foresee(world: World, number: int, **more: Any) -> Preview:  # noqa: ANN401 - what `preview` takes
    """Preview a campaign; whoever asks keeps the transaction, so that what would be left is left."""
    with world.unit() as uow:
        return preview(world.app.reminder, uow, world.creditor, number, world.now, **more)


def counted(world: World) -> dict[str, int]:
    """Return how many rows every table has."""
    tables = Base.metadata.tables.items()
    with world.unit() as uow:
        return {name: uow.session.execute(select(func.count()).select_from(one)).scalar_one() for name, one in tables}


def test_nothing_is_left(world: World) -> None:
    """A preview writes nothing, whatever it tries out: no message, no arm, no code, no entry in the log."""
    number = submit(world, **ALONE)
    add(world, *ALL)
    before = counted(world)
    found = foresee(world, number)

    assert {"all": len(ALL)} == found.covered
    assert before == counted(world)
    assert CampaignStatus.DRAFT is row_of(world, number).status
    assert [] == world.messages(client="C-01")


def test_as_it_comes(world: World) -> None:
    """What is foreseen is what comes: the same clients, days and words."""
    number = submit(world, **ALONE)
    add(world, "C-1", "C-2")
    found = foresee(world, number)
    with world.unit() as uow:
        campaigns.approve(uow, world.creditor, number, "operator:Andrés Soto", world.now)
    live(world, at(DUE + DAY * 7))
    came = [row for client in ("C-1", "C-2") for row in world.messages(client=client)]

    assert [("C-1", "all", "allowed"), ("C-2", "all", "allowed")] == [
        (one.client, one.arm, one.decision) for one in found.foreseen
    ]
    assert [row.at for row in came] == [one.at for one in found.foreseen]
    assert [_without_code(row.text) for row in came] == [_without_code(one.text or "") for one in found.foreseen]


def _without_code(words: str) -> str:
    """Return a text without the code by which it can be checked: each message has its own."""
    return words.partition("Código")[0]


def test_arms(world: World) -> None:
    """Each client is foreseen in the arm into which they are drawn later; who is held out is only counted."""
    number = submit(world)
    clients = [*drawn(number, "kind", 2), *drawn(number, "plain"), *drawn(number, HOLD_OUT)]
    add(world, *clients)
    found = foresee(world, number)

    assert {"kind": 2, "plain": 1, HOLD_OUT: 1} == found.covered
    assert dict(zip(clients[:3], ("kind", "kind", "plain"), strict=True)) == {
        one.client: one.arm for one in found.foreseen
    }


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, ("blocked", "hold", DUE + DAY * 6, False)),  # nobody knows when it ends
        (DUE + DAY * 60, ("blocked", "hold", DUE + DAY * 6, False)),  # its days are over by then
        (DUE + DAY * 8, ("allowed", "allowed", DUE + DAY * 8, True)),
    ],
)
def test_blocked(world: World, until: date | None, expected: tuple[str, str, date, bool]) -> None:
    """A contact that a rule forbids is foreseen for when it may leave, else with the rule and without a text."""
    number = submit(world, **ALONE)
    add(world, "C-1")
    end = at(until) if until else None
    with world.unit() as uow:
        uow.holds.place(creditor=world.creditor, client="C-1", kind="hardship", at=world.now, until=end)
    (one,) = foresee(world, number).foreseen

    assert expected == (one.decision, one.rule, one.at.date(), one.text is not None)


def test_to_come(world: World) -> None:
    """A campaign whose first day is to come is foreseen from ten o'clock of that day on."""
    number = submit(world, **{"from": "2026-03-12"}, **ALONE)
    add(world, "C-1")
    found = foresee(world, number)

    assert at(date(2026, 3, 12), 10) == found.at
    assert [DUE + DAY * 6] == [one.at.date() for one in found.foreseen]


def test_few_texts(world: World) -> None:
    """So many contacts are written out as are asked for; all clients are counted."""
    number = submit(world, **ALONE)
    add(world, *ALL)
    found = foresee(world, number, texts=3)

    assert (3, {"all": len(ALL)}) == (len(found.foreseen), found.covered)


def test_many_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are looked at, the others are counted in the arms into which they are drawn later."""
    number = submit(world)
    clients = [*drawn(number, "kind", 3), *drawn(number, "plain", 3), *drawn(number, HOLD_OUT, 2)]
    add(world, *clients)
    monkeypatch.setattr(campaign_preview, "PAGE", 2)
    found = [foresee(world, number, texts=texts) for texts in (0, 1, 100)]

    assert [{"kind": 3, "plain": 3, HOLD_OUT: 2}] * 3 == [one.covered for one in found]
    assert [0, 1, 6] == [len(one.foreseen) for one in found]


def test_over(world: World) -> None:
    """Of a campaign that was recalled nothing is to come."""
    number = begin(world)
    with world.unit() as uow:
        campaigns.recall(uow, world.creditor, number, MAKER, "a slip", world.now)

    with pytest.raises(ClientMistake, match="is over"):
        foresee(world, number)


def test_in_force(world: World) -> None:
    """What a campaign in force has told already is not foreseen again."""
    number = begin(world, **ALONE)
    add(world, "C-1")
    live(world, at(DUE + DAY * 7))
    found = foresee(world, number)

    assert ([], 1) == ([*found.foreseen], found.without)
    assert 1 == len(told(world, "C-1")[0])
