"""Hold that a call is agreed on at a free hour with a name, told to the client, seen at its time, and missed aloud."""

import re
from datetime import datetime

from bot import calls
from bot.jobs.sla import WatchAnswers
from bot.people import Change
from storage.schema import CaseStatus, Staff
from tests.bot.console.conftest import Desk, Hire
from tests.bot.console.test_about import ids
from tests.bot.console.test_queue import open_case, rows
from tests.bot.world import World

SLOT = re.compile(r'<option value="(\d{4}-\d\d-\d\dT[^"]+)">')


def slots(desk: Desk, number: int) -> list[str]:
    """Return the hours that a case offers for a call."""
    return SLOT.findall(desk.see(f"/console/cases/{number}").text)


def staff(world: World) -> list[Staff]:
    """Return all of the team."""
    with world.unit() as uow:
        return uow.staff.all()


def watch(world: World) -> list[str]:
    """Let the clock look at cases; return what it tells upwards."""
    told: list[str] = []
    with world.unit() as uow:
        WatchAnswers(world.app.bot, lambda _, __, words, ___: told.append(words))(uow, world.now, "")
    return told


def test_call(world: World, hire: Hire, andrea: Desk, paula: Desk, dispute: int) -> None:
    """The client reads day, hour and name; whoever calls finds the case, which waits again at its time, and rises."""
    world.verify()
    other = open_case(world, "human", 3, 2)
    first, second, *_ = slots(andrea, dispute)
    to = str(ids(world)["paula@example.org"])
    assert "Paula Reyes, supervisión" in andrea.see(f"/console/cases/{dispute}").text
    for _ in range(2):
        assert 303 == andrea.act(dispute, "call", to=to, at=first).status_code
    said = [row.text for row in world.messages() if row.text_key == "case-call-booked"]
    assert (1, True, True) == (len(said), "Paula Reyes le llama el" in said[0], str(dispute) in said[0])

    refused = andrea.act(other, "call", to=to, at=first)
    assert (422, True) == (refused.status_code, "ya tiene otra llamada a esa hora" in refused.text)
    for at in ("pronto", "2026-03-08T03:00:00-03:00", "2026-03-08T03:00:00"):
        assert "Elija una de las horas" in andrea.act(other, "call", to=to, at=at).text
    assert "Llama Paula Reyes" in paula.see().text
    assert [dispute] == rows(paula.see("/console/queue?state=mine").text)

    assert 303 == andrea.act(dispute, "call", to=to, at=second).status_code
    assert 1 == sum(row.text_key == "case-call-moved" for row in world.messages())
    world.wall.at = datetime.fromisoformat(second) - calls.RINGS
    assert [] == watch(world)
    with world.unit() as uow:
        assert CaseStatus.OPEN is uow.cases.get(dispute).status
    world.wall.at = datetime.fromisoformat(second) + calls.GRACE
    (told,) = [one for one in watch(world) if "la llamada acordada" in one]
    assert ([], f"Caso {dispute}:") == ([one for one in watch(world) if "llamada" in one], told.partition(" la")[0])
    world.wall.move(minutes=1)
    paula.enter()
    assert "Llamada sin hacer: Paula Reyes" in paula.see().text
    with world.unit() as uow:
        assert 1 == uow.cases.get(dispute).priority

    assert 303 == paula.act(dispute, "called").status_code
    assert "No hay ninguna llamada acordada" in paula.act(dispute, "called").text
    with world.unit() as uow:
        row = uow.cases.get(dispute)
        person = uow.clients.get(world.creditor, world.client).person_id
        made = uow.contacts.of_person(person, world.now.replace(year=2025))
        assert (None, None, True) == (row.call_back_at, row.call_by, any(one.channel == "call" for one in made))


def test_calls_of_who_leaves(world: World, hire: Hire, andrea: Desk, paula: Desk, dispute: int) -> None:
    """Another one calls at the same hour, if free; the client reads a name only where theirs has changed."""
    world.verify()
    hire("Rita Paz", "rita@example.org")
    who = {email.partition("@")[0]: number for email, number in ids(world).items()}
    busy = open_case(world, "human", 3, 2)
    first, second, *_ = slots(andrea, dispute)
    andrea.act(dispute, "call", to=str(who["rita"]), at=first)
    andrea.act(busy, "call", to=str(who["paula"]), at=first)
    given = {"csrf": paula.word(), "act": "give-all", "staff": str(who["rita"])}
    told = paula.client.post("/console/team", data={**given, "to": str(who["paula"])}).text
    paula.client.post("/console/team", data={**given, "to": str(who["paula"])})  # nothing is left to go over
    with world.unit() as uow:
        callers = [uow.cases.get(one).call_by for one in (dispute, busy)]
        assert datetime.fromisoformat(first) == uow.cases.get(dispute).call_back_at
    names: dict[int | None, str] = {row.id: row.name for row in staff(world)}
    said = [row.text for row in world.messages() if row.text_key == "case-call-moved"]

    assert "1 llamada la hace otra persona" in told
    assert callers[0] not in {who["rita"], who["paula"]}  # she calls somebody else then
    assert who["paula"] == callers[1]
    assert (1, True) == (len(said), f"{names[callers[0]]} le llama" in said[0])

    andrea.act(busy, "call", to=str(who["rita"]), at=second)
    with world.unit() as uow:
        Change(uow, uow.staff.get(who["rita"]), "operator:op", world.now).disable(world.app.desk)
    with world.unit() as uow:
        assert who["rita"] not in {uow.cases.get(one).call_by for one in (dispute, busy)}
