"""Hold that words on health stand nowhere in the database but in the thread, unless the client let them be kept."""

from datetime import timedelta

import pytest

from bot.papers.dossier import gather
from flows.contingencies import PERSONAL
from tests.bot.marks import superuser, told
from tests.bot.world import CREDITOR, World

SAID = "la vesicula biliar"
THREAD = {"messages", "inbox"}


def live(world: World) -> None:
    """Let a client tell of an operation and of nothing to pay with, until a person is brought."""
    world.verify()
    world.say(f"estoy enferma, me operan de {SAID}, no puedo pagar")
    world.say("no")
    world.say("no puedo pagar")


def places(world: World) -> set[str]:
    """Return the tables in which the words stand, or the illness by its name, apart from the thread."""
    with superuser(world) as connection:
        return {table for table, _ in told(connection, SAID, "illness")} - THREAD


@pytest.mark.parametrize("answer", ["no", "cuánto debo", "me diagnosticaron cáncer"])
def test_nothing_is_kept_unasked(world: World, answer: str) -> None:
    """Before the question, and after any answer but yes, the words stand in the thread alone."""
    live(world)
    asked = world.messages()[-1].text
    assert set() == places(world)
    world.say(answer)

    assert "a los 90 días" in asked
    assert set() == places(world)
    with world.unit() as uow:
        (case,) = uow.cases.of(CREDITOR, "1041")
        assert ("hardship", PERSONAL) == (case.kind, case.details["contingency"])
        assert [None] == list({row.consent_at for row in uow.difficulties.of(CREDITOR, "1041")})


def test_the_words_tell_of_the_same_difficulty(world: World) -> None:
    """What is kept with a yes lasts as long as what was read when it was told: nobody sees two that differ."""
    world.verify()
    world.say("estoy con quimio, no puedo pagar")
    world.say("sí")
    world.press("Sí, anótelo")

    with world.unit() as uow:
        rows = uow.difficulties.of(CREDITOR, "1041")
        assert {True, False} == {row.consent_at is not None for row in rows}
        assert {"structural"} == {row.code for row in rows}


def test_a_yes_keeps_the_words_apart(world: World) -> None:
    """A yes writes the words in a row of their own, with the consent that the file shows; they go in time."""
    live(world)
    world.press("Sí, anótelo")

    assert {"difficulties"} == places(world)
    with world.unit() as uow:
        (row,) = [one for one in uow.difficulties.of(CREDITOR, "1041") if one.consent_at]
        assert (True, world.now) == (SAID in row.note, row.consent_at)
        file = gather(uow, uow.clients.get(CREDITOR, "1041"), (), world.now)
        assert [world.now.isoformat()] == [one["consent_at"] for one in file["difficulties"] if one["note"]]
        uow.expiry.erase("health", CREDITOR, world.now + timedelta(days=1))
    assert set() == places(world)
