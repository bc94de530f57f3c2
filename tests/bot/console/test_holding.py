"""Hold what advisers stop by hand: shown with reason and end, kept by the contact rules, lifted by hand alone."""

import pytest
from sqlalchemy import select

from bot import pauses
from storage.schema import Hold
from tests.bot.console.conftest import Desk
from tests.bot.console.test_queue import open_case
from tests.bot.test_regions import ask
from tests.bot.world import CREDITOR, World

WHY = "espera su herencia"


def stand(world: World) -> list[Hold]:
    """Return the holds that stand on the first client's account, those of cases aside."""
    with world.unit() as uow:
        return [row for row in uow.holds.active(CREDITOR, world.client, world.now) if row.case_id is None]


def test_stopped_and_lifted(world: World, dispute: int, andrea: Desk) -> None:
    """A hold is placed with reason and end, shown, asked by the rules, and lifted by the same hand."""
    fields = {"kind": "team", "reason": WHY, "until": "2026-03-31"}
    status = andrea.act(dispute, "hold", **fields).status_code
    (row,) = stand(world)
    shown = andrea.see(f"/console/cases/{dispute}").text
    with world.unit() as uow:
        told = uow.audit.about(CREDITOR, f"client:{world.client}")[-1]
    world.wall.move(days=4)
    rule = ask(world).rule
    andrea.enter()  # the session ended meanwhile
    andrea.act(dispute, "lift", hold=str(row.id))

    assert (303, "2026-04-01T03:00:00+00:00") == (status, row.ends_at.isoformat() if row.ends_at else "")
    assert [True] * 3 == [words in shown for words in ("Detenida por el equipo", WHY, "hasta el mié 1/4 a las 0:00")]
    assert ("hold.placed", WHY) == (told[0].action, (told[1] or {})["reason"])
    assert ("hold", []) == (rule, stand(world))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "breathing_space", "reason": WHY}, "Elija qué es"),  # no such law in Chile
        ({"kind": "team", "reason": " "}, "Diga por qué"),
        ({"kind": "team", "reason": WHY, "until": "2026-03-01"}, "ya pasó"),
        ({"kind": "team", "reason": WHY, "until": "pronto"}, "en el calendario"),
        ({"kind": "team", "reason": WHY, "invoice": "F-NO"}, "Elija una factura"),
    ],
)
def test_refused(world: World, dispute: int, andrea: Desk, fields: dict[str, str], says: str) -> None:
    """What cannot be stopped is refused in a sentence."""
    answer = andrea.act(dispute, "hold", **fields)

    assert (422, True, []) == (answer.status_code, says in answer.text, stand(world))


def test_a_cases_own_hold_stays(world: World, dispute: int, andrea: Desk) -> None:
    """What a case has stopped is lifted with the case alone."""
    with world.unit() as uow:
        number = uow.session.scalars(select(Hold.id).where(Hold.case_id == dispute)).first()
    answer = andrea.act(dispute, "lift", hold=str(number))

    assert (422, True) == (answer.status_code, "se levanta al resolver su caso" in answer.text)


def test_breathing_space(world: World) -> None:
    """In Great Britain breathing space ends by law after sixty days, unless somebody says when."""
    world.add_creditor("power-ltd", "GB", locale="en-GB")
    world.add_client("9", "Ann Lee", creditor="power-ltd", document=None)
    pack = world.app.packs.of("GB")
    with world.unit("power-ltd") as uow:
        client = uow.clients.get("power-ltd", "9")
        row = pauses.place(uow, pack, client, "breathing_space", "notified", None, "staff:1", world.now)

    assert ("team", "breathing_space") == pauses.kinds(pack)
    assert 60 == ((row.ends_at or row.starts_at) - row.starts_at).days


def test_one_bill(world: World, andrea: Desk) -> None:
    """A bill is stopped as a dispute stops it: nothing is asked for it, no plan takes it in, until it is lifted."""
    world.verify()
    number = open_case(world, "human", 3, 2)
    with world.unit() as uow:
        bills = {row.number: row.balance for row in uow.invoices.of(CREDITOR, world.client)}
    stopped = max(bills, key=lambda one: bills[one])

    def account() -> tuple[dict[str, bool], int]:
        with world.unit() as uow:
            found = uow.accounts.account(CREDITOR, world.client, world.now)
        return {one.number: one.on_hold for one in found.invoices}, sum(one.payable for one in found.invoices)

    answer = andrea.act(number, "hold", kind="team", reason=WHY, until="2026-03-31", invoice=stopped)
    (row,) = stand(world)
    page = andrea.see(f"/console/cases/{number}").text
    assert (303, stopped, True) == (answer.status_code, row.invoice_number, WHY in page)
    assert ({one: one == stopped for one in bills}, sum(bills.values()) - bills[stopped]) == account()
    said = " ".join(world.say("quiero pagar todo mañana"))
    assert WHY not in said
    assert f"{bills[stopped]:,}".replace(",", ".") not in said
    andrea.act(number, "lift", hold=str(row.id))
    assert (dict.fromkeys(bills, False), sum(bills.values())) == account()
    andrea.act(number, "hold", kind="team", reason=WHY, until="2026-03-02", invoice=stopped)
    world.wall.move(days=1)
    assert (dict.fromkeys(bills, False), sum(bills.values())) == account()
