"""Hold how a request over one's data ends: done, or refused with the reason; the client is told, its deadline ends."""

import pytest

from flows.service_levels import LAW
from storage.schema import MessageStatus
from tests.bot.console.conftest import Desk
from tests.bot.world import World

TEXT = "Su dirección quedó como nos la escribió."
WHY = "La factura que pide borrar debe conservarse por la ley de impuestos."


def request(world: World, text: str = "mi dirección está mal, es Los Olmos 12") -> int:
    """Ask for something, as a client who showed who they are; return the case's number."""
    world.verify()
    world.say(text)
    with world.unit() as uow:
        return uow.cases.of(world.creditor, world.client)[0].id


def test_done(world: World, andrea: Desk) -> None:
    """The client reads that it was done, the law's clock ends, and the case says when it was answered."""
    number = request(world)
    page = andrea.see(f"/console/cases/{number}").text
    answered = andrea.act(number, "resolve", outcome="right_done", text=TEXT)
    world.work()
    told = [one.text for one in world.messages()]
    with world.unit() as uow:
        case, clocks = uow.cases.get(number), uow.case_clocks.of(world.creditor, number)
        noted = {entry.action: payload for entry, payload in uow.audit.about(world.creditor, f"case:{number}")}

    assert [True, True, False, False] == [
        f'value="{one}"' in page for one in ("right_done", "right_refused", "credit", "explanation")
    ]
    assert 303 == answered.status_code
    assert any(TEXT in one and "Hicimos lo que pidió sobre sus datos" in one for one in told)
    assert ("right_done", world.now) == (case.outcome, case.resolved_at)
    assert world.now == clocks[LAW].ended_at
    assert "right_done" == (noted["case.resolved"] or {})["outcome"]
    assert "Pide corregir un dato suyo · respondido hoy" in andrea.see(f"/console/cases/{number}").text


@pytest.mark.parametrize("text", ["me opongo al tratamiento de mis datos", "borren mis datos por favor"])
def test_refused_reaches_who_asked_for_silence(world: World, andrea: Desk, text: str) -> None:
    """Refused, the reason is told and where one may turn to, also to who asked for no more messages."""
    number = request(world, text)
    preview = andrea.client.post(
        f"/console/cases/{number}/preview",
        data={"csrf": andrea.word(), "act": "resolve", "outcome": "right_refused", "text": WHY},
    ).text
    andrea.act(number, "resolve", outcome="right_refused", text=WHY)
    world.work()
    last = next(one for one in reversed(world.messages()) if one.text_key == "case-resolved-right-refused")

    assert WHY in last.text
    assert "puede acudir a la autoridad que protege los datos personales" in last.text
    assert "puede acudir a la autoridad que protege los datos personales" in preview
    assert last.status in {MessageStatus.SENT, MessageStatus.DELIVERED}


def test_needs_a_reason(world: World, andrea: Desk) -> None:
    """Nothing is refused without words, and no other case ends so."""
    number = request(world)

    assert 422 == andrea.act(number, "resolve", outcome="right_refused", text=" ").status_code
    other = world.dispute()
    assert 422 == andrea.act(other, "resolve", outcome="right_done", text=TEXT).status_code


def test_consents_are_seen(world: World, andrea: Desk) -> None:
    """What the client gave leave for and took back stands in their account, each with its moment."""
    number = request(world)
    with world.unit() as uow:
        address = uow.addresses.ensure("whatsapp", "+56955550001", world.now).id
        facts = {"consent": True, "consent_at": world.now, "consent_source": "contrato"}
        uow.clients.reach(world.creditor, world.client, address, **facts)
    world.say("no me escriban más")
    page = andrea.see(f"/console/cases/{number}").text

    assert "Dio permiso para escribirle" in page
    assert "WhatsApp ··· 0001 · según contrato" in page
    assert 1 == page.count("Pidió silencio")
