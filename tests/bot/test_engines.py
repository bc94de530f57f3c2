"""Hold the choice of the engine: whom the settings name reads, and Rasa's silences are counted and logged."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from bot.app import App, build
from bot.clock import Clock
from bot.engines import SILENCES, Readers, open_readers
from bot.log import configure
from bot.settings import Settings
from nlu.intents import Model
from nlu.understand import Understanding
from storage.database import Database
from tests.bot.world import CREDITOR, Wall, World
from tests.nlu.rasa.imitation import Imitation, imitating

TODAY = date(2026, 3, 10)
TEXT = "necesito hablar de la cuenta"


@pytest.fixture
def server(model: Model) -> Iterator[Imitation]:
    """Give a Rasa server that takes everything for a complaint."""
    with imitating(model) as imitation:
        imitation.chances = {"complain": 1.0}
        yield imitation


@pytest.fixture
def with_rasa(settings: Settings, server: Imitation) -> Settings:
    """Give settings that choose Rasa, with patience for a busy machine."""
    return replace(settings, understanding="rasa", rasa_url=server.url, rasa_timeout_ms=20_000)


def intents(readers: Readers) -> list[str]:
    """Read one message with each reader, the chosen one last."""
    all_three = (readers.embedded, readers.rasa, readers.chosen)
    return [reader.understand(TEXT, "es-CL", TODAY).intent for reader in all_three if reader]


def counted(reason: str) -> float:
    """Return how often Rasa was silent for a reason."""
    return float(SILENCES.labels(reason)._value.get())  # noqa: SLF001 - the library's tests read it so


def test_without_an_address_there_is_no_rasa(settings: Settings, model_folder: Path) -> None:
    """The embedded engine alone reads, and nobody is asked."""
    with closing(open_readers(settings, Understanding(model_folder))) as readers:
        assert (None, readers.embedded) == (readers.rasa, readers.chosen)


@pytest.mark.parametrize("chosen", ["embedded", "rasa"])
def test_whom_the_settings_name_is_chosen(with_rasa: Settings, model_folder: Path, chosen: str) -> None:
    """With an address both can be asked; the settings name who reads."""
    with closing(open_readers(replace(with_rasa, understanding=chosen), Understanding(model_folder))) as readers:
        own, asked, last = intents(readers)
    assert "complain" == asked != own
    assert {"embedded": own, "rasa": asked}[chosen] == last


def test_silences_are_counted_and_faults_logged(
    with_rasa: Settings, server: Imitation, model_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each message that the embedded engine read in Rasa's place is counted; the fault is logged, without words."""
    configure(json=True)
    server.mode = "an error"
    before = counted("refused"), counted("resting")
    capsys.readouterr()
    with closing(open_readers(with_rasa, Understanding(model_folder))) as readers:
        for _ in range(3):
            readers.chosen.understand(TEXT, "es-CL", TODAY)
    (line,) = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert ("rasa.silent", "refused", "warning") == (line["event"], line["reason"], line["level"])
    assert TEXT not in json.dumps(line)
    assert (before[0] + 1, before[1] + 2) == (counted("refused"), counted("resting"))
    assert b'concilia_rasa_silences_total{reason="refused"}' in generate_latest()


@pytest.fixture
def rasa_app(database: Database, with_rasa: Settings, wall: Wall) -> Iterator[App]:
    """Give the joined bot with Rasa as its reader."""
    with closing(build(with_rasa, Clock(wall))) as app:
        yield app


def test_a_conversation_goes_on_when_rasa_falls_silent(rasa_app: App, wall: Wall, server: Imitation) -> None:
    """A client is answered by what Rasa reads; when it breaks down in the middle, the talk goes on without it."""
    world = World(rasa_app, wall)
    world.add_creditor()
    world.add_client()
    world.add_staff()
    server.chances = None
    world.say("hola, quería ver lo de mi cuenta")
    asked = len(server.asked)
    assert asked
    server.mode = "hangs up"
    world.say("quiero hablar con una persona por favor")
    with rasa_app.database.unit_of_work(CREDITOR) as uow:
        kinds = [case.kind for case in uow.cases.of(CREDITOR, world.client)]
    assert len(server.asked) > asked
    assert ["human"] == kinds
