"""Hold how an adviser writes down who acts for a client, what they are told from then on, and how it ends."""

import re
from datetime import timedelta

import pytest

from bot.papers import dossier
from storage.schema import Case, Direction
from tests.bot.console.conftest import STRANGER, Desk, Hire
from tests.bot.world import World

NUMBER = re.compile(r'name="representative" value="(\d+)"')
ASKS = "¿cuánto debe mi madre?"
FORM = {
    "who": "Rosa Díaz",
    "document": "8.765.432-1",
    "scope": "told",
    "until": "2026-12-31",
    "proof": "Poder y cédula",
}
FAULTY = (
    ("who", "", "Escriba el nombre"),
    ("document", "12", "al menos 4 letras o cifras"),
    ("scope", "all", "hasta dónde alcanza"),
    ("until", "", "en el calendario"),
    ("until", "2026-03-04", "Ese día ya pasó"),
    ("proof", "", "qué papeles vio"),
    ("address", "0", "que no sea de la persona titular"),
)


def hears(world: World, text: str) -> list[str]:
    """Write from the daughter's phone; return what is answered to the client's side."""
    before = len(world.messages())
    world.write(text, channel="sms", address=STRANGER)
    world.handle()
    return [one.text for one in world.messages()[before:] if one.direction is Direction.OUT]


def form(world: World, **changes: str) -> dict[str, str]:
    """Return the form as it is filled in for whoever writes from that phone."""
    with world.unit() as uow:
        address = uow.addresses.find("sms", STRANGER)
        assert address is not None
        return {**FORM, "address": str(address.id), **changes}


@pytest.fixture
def behalf(world: World, andrea: Desk) -> Case:
    """Let the client's daughter say that she keeps the accounts, and an adviser whose; give the case."""
    hears(world, "llevo las cuentas de mi madre")
    with world.unit() as uow:
        (case,) = uow.cases.about({"power"})
    andrea.act(case.id, "join", client=world.client)
    with world.unit() as uow:
        return uow.cases.get(case.id)


def test_told_within_the_scope_and_taken_back(world: World, andrea: Desk, behalf: Case) -> None:
    """Before, nothing; then what was seen, after their own document; once it is taken back, nothing again."""
    before = hears(world, ASKS)
    done = andrea.act(behalf.id, "represent", **form(world))
    page = andrea.see(f"/console/cases/{behalf.id}").text
    asked, shown = hears(world, ASKS), hears(world, "4321")
    beyond = hears(world, "puedo pagar 50 lucas el viernes y lo otro el 30")
    (number,) = NUMBER.findall(page)
    andrea.act(behalf.id, "unrepresent", representative=number)
    after, again = hears(world, ASKS), andrea.act(behalf.id, "unrepresent", representative=number)
    with world.unit() as uow:
        (row,) = uow.representatives.of(world.creditor, world.client)
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"case:{behalf.id}")]
        points = [point.verified_at for point, _ in uow.clients.contact_points(world.creditor, world.client)]

    assert not any("144.000" in one for one in (*before, *asked, *beyond, *after))
    assert 303 == done.status_code
    assert "últimos 4" in asked[0]
    assert "Rosa" in shown[0]
    assert "144.000" in " ".join(shown)
    assert str(behalf.id) in beyond[0]
    assert ["Rosa Díaz", "Poder y cédula. Lo vio Andrea Soto", "por poder o autorización · SMS ··· 6666"] == [
        one for one in ("Rosa Díaz", "Poder y cédula. Lo vio Andrea Soto", "por poder o autorización · SMS ··· 6666")
        if one in page
    ]  # fmt: skip
    assert "8765" not in page
    assert (422, True) == (again.status_code, "ya no actúa por el cliente" in again.text)
    assert "Retirado por Andrea Soto" in andrea.see(f"/console/cases/{behalf.id}").text
    assert b"87654321" not in row.document_sealed
    assert {"representative.entered", "representative.taken_back"} <= set(noted)
    assert [None] == points


def test_ends_with_its_day(world: World, andrea: Desk, behalf: Case) -> None:
    """On the last day they are told, on the next they are not."""
    andrea.act(behalf.id, "represent", **form(world, until=world.now.date().isoformat()))
    hears(world, ASKS)
    told = hears(world, "4321")
    world.wall.move(days=1)
    after = hears(world, ASKS)

    assert "144.000" in " ".join(told)
    assert not any("144.000" in one for one in after)
    andrea.enter()
    assert "Terminó el" in andrea.see(f"/console/cases/{behalf.id}").text


def test_agrees_in_the_clients_name(world: World, andrea: Desk, behalf: Case) -> None:
    """What they agree on is booked, and the log says who did; the client still shows who they are for themselves."""
    andrea.act(behalf.id, "represent", **form(world, scope="agree"))
    hears(world, "hola")
    hears(world, "4321")
    hears(world, "puedo pagar todo mañana")
    hears(world, "sí")
    with world.unit() as uow:
        agreement = uow.agreements.active(world.creditor, world.client)
        (row,) = uow.representatives.of(world.creditor, world.client)
        assert agreement is not None
        ((_, told),) = uow.audit.about(world.creditor, f"agreement:{agreement.id}", "agreement.accepted")
        file = dossier.gather(uow, world.row(), [], world.now)

    assert row.id == (told or {})["representative"]
    assert not any("144.000" in one for one in world.say("¿cuánto debo?"))
    assert ["Rosa Díaz"] == [one["name"] for one in file["representatives"]]


@pytest.mark.parametrize(("field", "given", "said"), FAULTY)
def test_refused(world: World, andrea: Desk, behalf: Case, field: str, given: str, said: str) -> None:
    """A form that lacks something is refused with a sentence that says what, and nothing is written."""
    answer = andrea.act(behalf.id, "represent", **form(world, **{field: given}))

    assert (422, True) == (answer.status_code, said in answer.text)
    with world.unit() as uow:
        assert [] == uow.representatives.of(world.creditor, world.client)


def test_nobody_else_enters_one(world: World, andrea: Desk, hire: Hire, dispute: int, behalf: Case) -> None:
    """Not in a case of another matter, not in one that another has, and at no address where the client was verified."""
    other = andrea.act(dispute, "represent", **form(world))
    with world.unit() as uow:
        own = next(at.id for point, at in uow.clients.contact_points(world.creditor, world.client) if point.verified_at)
    theirs = andrea.act(behalf.id, "represent", **form(world, address=str(own)))
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    luis.act(behalf.id, "take")
    taken = andrea.act(behalf.id, "represent", **form(world))

    assert [422] * 3 == [one.status_code for one in (other, theirs, taken)]
    assert "Anotar a quien actúa" not in andrea.see(f"/console/cases/{dispute}").text


def test_asked_for_an_address_of_their_own(world: World, andrea: Desk) -> None:
    """Who writes from the client's own address has none to be answered at, and the page says what is missing."""
    world.verify()
    world.say("soy su abogada y la ayudo")
    with world.unit() as uow:
        (case,) = uow.cases.of(world.creditor, world.client)

    assert "que escriba desde una dirección suya" in andrea.see(f"/console/cases/{case.id}").text


def test_another_takes_the_place(world: World, andrea: Desk, behalf: Case) -> None:
    """Who is entered at the same address acts from then on, and shows it anew; the one before no more."""
    andrea.act(behalf.id, "represent", **form(world))
    hears(world, ASKS)
    hears(world, "4321")
    andrea.act(behalf.id, "represent", **form(world, who="Juan Soto", document="99998888"))
    asked = hears(world, ASKS)
    with world.unit() as uow:
        before, _ = uow.representatives.of(world.creditor, world.client)

    assert not any("144.000" in one for one in asked)
    assert before.taken_back_at is not None
    assert timedelta() == world.now - before.taken_back_at
