"""Hold how a creditor's ways to pay change: one person proposes, another says yes, clients read what is in force."""

import pytest

from bot.creditors import means
from bot.creditors.comparison import compare
from bot.errors import ClientMistake
from storage.schema import Json, MeansStatus, Role
from tests.bot.campaigns.scene import entries
from tests.bot.world import CREDITOR, World

MAKER, CHECKER = "operator:Paula Reyes", "operator:Andrés Soto"
LINK = {"kind": "link", "url": "https://pagos.example/", "label": "Pago en línea"}
OTHER = {"kind": "transfer", "bank": "Banco Ajeno", "account": "99-1", "holder": "Otra SpA"}


def propose(world: World, *document: Json, by: str = MAKER) -> int:
    """Propose a list; return its number."""
    with world.unit() as uow:
        row = means.propose(uow, CREDITOR, document, by, world.now)
        assert row is not None
        return row.id


def told(world: World) -> list[str]:
    """Return the kinds of the ways to pay that facts hold, each with what it is told by."""
    with world.unit() as uow:
        public = world.app.bot.profiles.get(uow, CREDITOR).public
    return [next(iter(one.details.values())) for one in public.means]


def test_only_what_is_in_force(world: World) -> None:
    """Clients are told a proposed list from the second person's yes on, and not before; the log has both names."""
    before = told(world)
    number = propose(world, OTHER, LINK)
    meanwhile = told(world)
    with world.unit() as uow:
        means.approve(uow, CREDITOR, number, CHECKER, world.now)
        lists = [(row.status, row.decided_by) for row in uow.means.of(CREDITOR)]
    done = [(actor, action, beside and beside["by"]) for actor, action, beside in entries(world, f"means:{number}")]

    assert before == meanwhile
    assert ["Banco Ajeno", "https://pagos.example/"] == told(world)
    assert [(MeansStatus.ACTIVE, CHECKER), (MeansStatus.RETIRED, CHECKER)] == lists
    assert [
        ("operator", "means.proposed", "Paula Reyes"),
        ("operator", "means.approved", "Andrés Soto"),
    ] == done


def test_second_person(world: World) -> None:
    """Whoever proposed a list does not approve it, under no name that may be theirs."""
    with world.unit() as uow:
        staff = uow.staff.add(
            name="Paula Reyes", email="p@example.org", password_hash="-", role=Role.SUPERVISOR,
            creditors=[CREDITOR], at=world.now,
        )  # fmt: skip
    number = propose(world, LINK)
    for by in (MAKER, "operator:paula reyes", f"staff:{staff.id}"):
        with pytest.raises(ClientMistake, match="second person"), world.unit() as uow:
            means.approve(uow, CREDITOR, number, by, world.now)


def test_decided_once(world: World) -> None:
    """A list is decided on once; one that a newer proposal replaced, or that was refused, is never put in force."""
    first = propose(world, LINK)
    second = propose(world, OTHER)
    with world.unit() as uow:
        means.refuse(uow, CREDITOR, second, CHECKER, "no es nuestra cuenta", world.now)
    for number in (first, second):
        with pytest.raises(ClientMistake, match="waits for nobody"), world.unit() as uow:
            means.approve(uow, CREDITOR, number, CHECKER, world.now)


def test_proposed_twice(world: World) -> None:
    """The same list proposed again is the same proposal of whoever was first; what is in force proposed ends it."""
    first = propose(world, LINK)
    again = propose(world, LINK, by=CHECKER)
    with pytest.raises(ClientMistake, match="second person"), world.unit() as uow:
        means.approve(uow, CREDITOR, again, MAKER, world.now)
    with world.unit() as uow:
        in_force = uow.means.active(CREDITOR)
        assert in_force is not None
        assert means.propose(uow, CREDITOR, in_force.document, MAKER, world.now) is None
        waiting = uow.means.waiting(CREDITOR)

    assert (first, None) == (again, waiting)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([LINK, OTHER], [("same", ()), ("same", ())]),
        ([LINK, {**OTHER, "account": "99-2"}], [("same", ()), ("changed", ("account",))]),
        ([OTHER], [("removed", ()), ("same", ())]),
        ([LINK, OTHER, LINK], [("same", ()), ("same", ()), ("added", ())]),
        ([{"kind": "cash", "label": "Caja"}, OTHER], [("removed", ()), ("added", ()), ("same", ())]),
    ],
)
def test_side_by_side(after: list[Json], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    """What a proposal changes, adds and takes away is told, with the keys that differ."""
    assert expected == [(pair.change, pair.keys) for pair in compare([LINK, OTHER], after)]
