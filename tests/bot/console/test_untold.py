"""Hold how a case that is ours alone is worked on: its client knows nothing of it, before and after."""

import pytest

from bot import effects
from bot.clean_debt import PRIORITY
from flows.contact.clean_debt import FAULTS, KIND, Fault, dump
from flows.outcome import OpenCase
from storage.schema import Case, CaseStatus
from tests.bot.console.conftest import Desk
from tests.bot.world import World

FOUND = (Fault("service", "1041-1"), Fault("unapplied", "TR-77"))


@pytest.fixture
def unclean(world: World) -> int:
    """Give the case of a client whom nothing reaches, and whose debt must be put right."""
    with world.unit() as uow:
        stage = world.app.bot.stage(uow, world.creditor, world.client, world.now, "0" * 32)
        case = OpenCase(KIND, world.now, priority=PRIORITY, details={FAULTS: dump(FOUND)})
        effects.apply(stage, (case,))
        assert stage.case is not None
        return stage.case


def case_of(world: World, number: int) -> Case:
    """Return a case as it stands."""
    with world.unit() as uow:
        return uow.cases.get(number)


def test_seen(andrea: Desk, unclean: int) -> None:
    """The case says what is wrong, that its client does not know, and that what is written stays with the team."""
    queue, page = andrea.see().text, andrea.see(f"/console/cases/{unclean}").text

    assert "El cliente no sabe de este caso" in queue
    assert "Lo facturado en 1041-1 no fue como se prometió. El pago TR-77 no está aplicado" in page
    assert "El cliente no lo lee" in page
    assert "Resolver y avisar" not in page


def test_resolved(world: World, andrea: Desk, unclean: int) -> None:
    """It is closed without an address, without being taken, and without a word to the client."""
    answer = andrea.act(unclean, "resolve", outcome="correction", text="Se aplicó el pago")
    world.work()
    case = case_of(world, unclean)

    assert 303 == answer.status_code
    assert (CaseStatus.RESOLVED, "correction", "Se aplicó el pago") == (case.status, case.outcome, case.outcome_text)
    assert [] == world.messages()


@pytest.mark.parametrize(
    ("fields", "said"), [({"text": "Listo"}, "Elija cómo se resolvió."), ({"outcome": "other"}, "Escriba qué se")]
)
def test_refused(world: World, andrea: Desk, unclean: int, fields: dict[str, str], said: str) -> None:
    """Without an outcome, or a word on what was found, it stays open."""
    answer = andrea.act(unclean, "resolve", **fields)

    assert said in answer.text
    assert CaseStatus.OPEN is case_of(world, unclean).status


def test_of_another(world: World, andrea: Desk, paula: Desk, unclean: int) -> None:
    """Who has taken it closes it, and nobody else."""
    paula.act(unclean, "take")
    answer = andrea.act(unclean, "resolve", outcome="other", text="Nada")

    assert "ya lo lleva otra persona" in answer.text
    assert CaseStatus.OPEN is case_of(world, unclean).status
