"""Hold how an adviser says which client it is that wrote and was not known."""

import pytest

from storage.directory import find_clients
from storage.schema import Case
from tests.bot.console.conftest import SECRET, STRANGER, Desk, Hire
from tests.bot.world import World


def read(world: World, number: int) -> Case:
    """Return a case as it stands."""
    with world.unit() as uow:
        return uow.cases.get(number)


def test_found_by_number_and_name(world: World, andrea: Desk, visitor: Case) -> None:
    """The page finds clients of the creditor by number or by words of their name, without accents or capitals."""
    world.add_creditor("luz-del-sur", name="Luz del Sur")
    world.add_client("9", "Marcela Fuentes Otra", creditor="luz-del-sur", document=None)
    world.add_client("2002", "José Núñez", document=None)
    path = f"/console/cases/{visitor.id}"
    pages = [andrea.client.get(path, params={"who": told}).text for told in ("", "1041", "fuentes MARCELA", "nunez")]
    nobody = andrea.client.get(path, params={"who": "100%"}).text

    assert [0, 1, 1, 1] == [page.count("Es esta persona") for page in pages]
    assert "cliente 2002" in pages[3]
    assert "Nadie con ese número o nombre" in nobody
    assert "SMS ··· 6666" in pages[0]
    assert STRANGER not in pages[0]
    assert "Sin identificar" in andrea.see().text


def test_joined(world: World, andrea: Desk, visitor: Case) -> None:
    """The case is the client's from then on, with what was written before; who writes there is still to be shown."""
    andrea.act(visitor.id, "join", client=world.client)
    page = andrea.see(f"/console/cases/{visitor.id}").text
    andrea.act(visitor.id, "take")
    andrea.act(visitor.id, "release")
    world.say("quiero ver cuánto debo", channel="sms", address=STRANGER)
    said = [one.text for one in world.messages()]
    with world.unit() as uow:
        address = uow.addresses.find("sms", STRANGER)
        assert address is not None
        points = {at.id: point.verified_at for point, at in uow.clients.contact_points(world.creditor, world.client)}
        noted = [entry.action for entry, _ in uow.audit.about(world.creditor, f"client:{world.client}")]

    assert (world.client, "human") == (read(world, visitor.id).client_id, read(world, visitor.id).kind)
    assert SECRET in page
    assert "Marcela Fuentes" in page
    assert {address.id: None} == points
    assert "visitor.joined" in noted
    assert "quiero ver cuánto debo" in said
    assert [] == [text for text in said if "144.000" in text]


def test_answer_goes_where_they_wrote(world: World, andrea: Desk, visitor: Case) -> None:
    """An adviser's answer after the joining leaves to the address that was written from."""
    andrea.act(visitor.id, "take")
    andrea.act(visitor.id, "join", client=world.client)
    answer = andrea.act(visitor.id, "reply", text="Ya lo encontré, gracias.")
    last = world.messages()[-1]
    with world.unit() as uow:
        address = uow.addresses.find("sms", STRANGER)
        talk = uow.conversations.lock(world.creditor, world.client)

    assert answer.status_code < 400
    assert address is not None
    assert ("sms", address.id, "Ya lo encontré, gracias.") == (last.channel, last.address_id, last.text)
    assert talk.held_at is not None


def test_undone(world: World, andrea: Desk, visitor: Case) -> None:
    """A joining is undone whole: case, addresses and who writes there; once an identity was shown it stays."""
    before = andrea.see(f"/console/cases/{visitor.id}").text
    with world.unit() as uow:
        talk = uow.conversations.lock(world.creditor, world.client)
        was = talk.channel, talk.address_id
    andrea.act(visitor.id, "take")
    for _ in range(2):
        andrea.act(visitor.id, "join", client=world.client)
        assert "deshacer la unión" in andrea.see(f"/console/cases/{visitor.id}").text
        assert 303 == andrea.act(visitor.id, "part").status_code
        with world.unit() as uow:
            talk = uow.conversations.lock(world.creditor, world.client)
            assert (*was, None, []) == (
                talk.channel, talk.address_id, talk.held_at, uow.clients.contact_points(world.creditor, world.client)
            )  # fmt: skip
            held = uow.conversations.lock(world.creditor, visitor.client_id)
            assert held.held_at is not None
    row = read(world, visitor.id)
    assert (visitor.client_id, visitor.summary) == (row.client_id, row.summary)
    assert "Sin identificar" in before
    assert "Sin identificar" in andrea.see(f"/console/cases/{visitor.id}").text
    assert 422 == andrea.act(visitor.id, "part").status_code
    with world.unit() as uow:
        point = uow.clients.contact_points(world.creditor, visitor.client_id)[0][1].id
    andrea.act(visitor.id, "join", client=world.client)
    with world.unit() as uow:
        uow.clients.verify(world.creditor, world.client, point, world.now)
    refused = andrea.act(visitor.id, "part")
    assert (422, True) == (refused.status_code, "Ya comprobó ahí quién es" in refused.text)
    assert world.client == read(world, visitor.id).client_id


@pytest.mark.parametrize("client", ["", "nobody", "visitor"])
def test_nobody_to_join_with(world: World, andrea: Desk, visitor: Case, client: str) -> None:
    """A client who is not there, or is not known either, cannot be joined with."""
    answer = andrea.act(visitor.id, "join", client=visitor.client_id if client == "visitor" else client)

    assert 422 == answer.status_code
    assert visitor.client_id == read(world, visitor.id).client_id


def test_known_client(world: World, andrea: Desk, dispute: int) -> None:
    """A known client's case stays theirs."""
    world.add_client("2002", "José Núñez", document=None)
    answer = andrea.act(dispute, "join", client="2002")

    assert (422, world.client) == (answer.status_code, read(world, dispute).client_id)


def test_another_adviser(world: World, andrea: Desk, hire: Hire, visitor: Case) -> None:
    """While another adviser has the case, or writes with the client, nobody else joins them."""
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    luis.act(visitor.id, "take")

    assert 422 == andrea.act(visitor.id, "join", client=world.client).status_code


def test_words_that_name_half_a_portfolio(world: World) -> None:
    """Too little to tell people apart finds nobody; signs of patterns stand for themselves."""
    with world.unit() as uow:
        found = [find_clients(uow.session, world.creditor, told) for told in ("", "a", "%", "_______", "mar_ela")]

    assert [[], [], [], [], []] == found


def test_found_without_accents_and_capitals(world: World) -> None:
    """Names are found however their accents and capitals are written, on whichever side they stand."""
    world.add_client("2001", "ÁNGELA ÑÚÑEZ O'Higgins", document=None, invoices=())
    with world.unit() as uow:
        typed = ("angela", "ÁNGEL", "nunez ang", "ñúñez", "higgins", "2001")
        found = [[one.id for one in find_clients(uow.session, world.creditor, told)] for told in typed]

    assert [["2001"]] * 6 == found
