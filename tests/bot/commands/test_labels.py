"""Hold the export of labelled messages: masked, each once, as Rasa reads it, and noted."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from bot.learning.examples import Taught, write_file, write_files
from nlu import examples
from storage.schema import Direction, Role
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, NOON, World

SAID = [
    ("soy Marcela Fuentes y puedo pagar 50 lucas", "propose_plan"),
    ("SOY  MARCELA FUENTES Y PUEDO PAGAR 50 LUCAS", "propose_plan"),
    ("mi rut es 12.345.678-5, ¿cuánto debo?", "ask_balance"),
    ("- [hola](x)\nbuenas", "greet"),
    ("ya pagué la 1041-1", "already_paid"),
    ("no sirve", None),
]
TEXTS = {
    "already_paid": ["ya pagué la 7318-4"],
    "ask_balance": ["mi rut es 73.184.029-5, ¿cuánto debo?"],
    "greet": ["(hola)(x) buenas"],
    "propose_plan": ["SOY ALEX SOTO Y PUEDO PAGAR 50 LUCAS"],
}


@pytest.fixture
def labelled(world: World) -> World:
    """Give a creditor's labelled messages."""
    with world.unit() as uow:
        row = uow.staff.add(
            name="Ana Rivas", email="a@example.org", password_hash="-", role=Role.SUPERVISOR, creditors=[], at=NOON
        )
        talk = uow.conversations.lock(world.creditor, world.client)
        for place, (text, intent) in enumerate(SAID):
            message = uow.messages.add(
                talk, direction=Direction.IN, channel="web", initiated_by="client", kind="message", text=text, at=NOON
            )
            uow.labels.put(world.creditor, message.id, intent, row.id, NOON + timedelta(minutes=place))
    return world


def test_export(labelled: World, concilia: Command) -> None:
    """Labelled messages are printed as one file in Rasa's form, nothing personal in it, each text once."""
    ran = concilia("labels", "export", "--creditor", CREDITOR)
    file = yaml.safe_load(ran.out)

    assert (0, "3.1") == (ran.status, file["version"])
    assert TEXTS == {group["intent"]: [line[2:] for line in group["examples"].splitlines()] for group in file["nlu"]}


def test_files(labelled: World, concilia: Command, tmp_path: Path) -> None:
    """Files stand as the training data stand and are read as they are; none replaces what is there."""
    folder = tmp_path / "out"
    first = concilia("labels", "export", "--creditor", CREDITOR, "--out", folder)
    again = concilia("labels", "export", "--creditor", CREDITOR, "--out", folder)
    found = examples.read(examples.files(folder))

    assert (0, True) == (first.status, first.out.startswith("4 messages in 4 files"))
    assert {(one.language, one.intent, one.text) for one in found} == {
        ("es", intent, text) for intent, texts in TEXTS.items() for text in texts
    }
    assert (1, True) == (again.status, "is there already" in again.err)


def test_json(labelled: World, concilia: Command) -> None:
    """Programs get the same as JSON."""
    told = concilia("labels", "export", "--creditor", CREDITOR, "--language", "es", "--json").json

    assert (CREDITOR, 4) == (told["creditor"], told["count"])
    assert {"language": "es", "intent": "greet", "text": "(hola)(x) buenas"} in told["examples"]


def test_noted(labelled: World, concilia: Command) -> None:
    """Who exported, when and how many stands in the audit log, with none of the words; what failed does not."""
    concilia("labels", "export", "--creditor", CREDITOR, "--since", "2026-03-05", "--language", "es")
    concilia("labels", "export", "--creditor", CREDITOR, "--language", "pt")
    with labelled.unit() as uow:
        lines = uow.audit.about(CREDITOR, f"creditor:{CREDITOR}")
    told = [(entry.actor.split(":")[0], payload) for entry, payload in lines if entry.action == "labels.exported"]

    assert [("operator", {"count": 4, "language": "es", "since": "2026-03-05"})] == told


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--creditor", CREDITOR, "--since", "2026-03-06"), 1, "a supervisor labels them at /console/readings"),
        (("--creditor", CREDITOR, "--language", "en"), 1, "has no labelled messages"),
        (("--creditor", "nobody"), 1, "No creditor is called 'nobody'"),
        (("--creditor", CREDITOR, "--since", "ayer"), 2, "does not match the format"),
        (("--creditor", CREDITOR, "--language", "fr"), 2, "'fr' is not one of"),
        ((), 2, "Missing option '--creditor'"),
    ],
)
def test_refused(labelled: World, concilia: Command, words: tuple[str, ...], status: int, said: str) -> None:
    """What cannot be exported is told in a sentence, with nothing on standard output."""
    ran = concilia("labels", "export", *words)

    assert (status, "", True) == (ran.status, ran.out, said in ran.err)


@pytest.mark.parametrize("text", ["'", '"', "# no", "a: b", "|", "%x", "& y", "*z", "ñandú 😀", "-", "x | - y"])
def test_any_text(text: str, tmp_path: Path) -> None:
    """Whatever a message holds, the file is read back as it was written."""
    written = write_file([Taught("es", "greet", text)])
    path = tmp_path / "es.yml"
    path.write_text(written, "utf-8")

    assert [text] == [one.text for one in examples.read([path])]
    assert {"es/greet.yml": written} == write_files([Taught("es", "greet", text)])
