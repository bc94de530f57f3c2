"""Hold how a supervisor looks at misread messages and labels them, and what advisers correct."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from bot.console import words
from bot.console.meanings import INTENTS, MEANINGS, NOTHING
from bot.console.readings import LENGTH
from storage.schema import Label, Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import World

DOMAIN = Path(__file__).resolve().parents[3] / "nlu" / "domain.yml"
ODD = "xkcd qwerty zzz"
LINK = re.compile(r'id="row-(\d+)"')


@pytest.fixture
def odd(world: World) -> int:
    """Let the first client write what nobody understands; give the message's number."""
    world.verify()
    return tell(world, ODD)


def tell(world: World, text: str, creditor: str | None = None) -> int:
    """Write as the client, and give the message's number."""
    world.say(text, creditor=creditor)
    return next(row.id for row in reversed(world.messages(creditor=creditor)) if row.text == text)


def label_of(world: World, message: int, creditor: str | None = None) -> Label | None:
    """Return a message's label as it stands."""
    creditor = creditor or world.creditor
    with world.unit(creditor) as uow:
        return uow.labels.find(creditor, message)


def put(desk: Desk, message: int, intent: str, query: str = "") -> int:
    """Send a label; give the answer's status."""
    data = {"csrf": desk.word(), "intent": intent}
    return desk.client.post(f"/console/readings/{message}{query}", data=data).status_code


def shown(desk: Desk, query: str = "") -> list[int]:
    """Return the messages that the list shows."""
    return [int(number) for number in LINK.findall(desk.see(f"/console/readings{query}").text)]


def lines(world: World, subject: str) -> list[tuple[str, str, object]]:
    """Return what the audit log tells of a subject."""
    with world.unit() as uow:
        entries = uow.audit.about(world.creditor, subject)
        assert uow.audit.verify(world.creditor).is_whole
    return [(entry.actor, entry.action, payload) for entry, payload in entries]


def test_every_intent_has_its_sentence() -> None:
    """Every intent of the domain can be chosen, has a title and one sentence, and nothing else can."""
    assert set(yaml.safe_load(DOMAIN.read_text("utf-8"))["intents"]) == INTENTS
    for group in MEANINGS.values():
        for intent, sentence in group.items():
            assert intent in words.INTENTS
            assert (True, True) == (sentence[0].isupper(), sentence.endswith("."))


def test_shown_with_context(world: World, paula: Desk, odd: int) -> None:
    """A message stands between what was said around it, with how it was read and the labels it may have."""
    page = paula.see(f"/console/readings/{odd}").text

    assert [odd] == shown(paula)
    assert "No se entendió" in page
    assert ODD in page
    assert "de certeza" in page
    assert len(INTENTS) + 1 == page.count('type="radio"')
    assert "Perdón" in page  # the bot's answer behind it


def test_label(world: World, paula: Desk, odd: int) -> None:
    """A label is kept with who gave it, leaves the list of those without one, and may be given anew; all is audited."""
    statuses = [put(paula, odd, "greet"), put(paula, odd, NOTHING)]
    row = label_of(world, odd)
    with world.unit() as uow:
        staff = uow.staff.find(paula.email)
    assert staff is not None
    assert row is not None

    assert [303, 303] == statuses
    assert (None, staff.id, world.now) == (row.intent, row.staff_id, row.at)
    assert ([], [odd], [odd]) == tuple(shown(paula, query) for query in ("", "?labelled=yes", "?labelled=all"))
    assert [
        (f"staff:{staff.id}", "reading.labelled", {"intent": "greet", "read": "out_of_scope", "before": None}),
        (f"staff:{staff.id}", "reading.labelled", {"intent": NOTHING, "read": "out_of_scope", "before": "greet"}),
    ] == lines(world, f"message:{odd}")


@pytest.mark.parametrize("intent", ["", "pay", "button", "propose_plan "])
def test_refused_label(world: World, paula: Desk, odd: int, intent: str) -> None:
    """What is no label is refused with the remedy, and nothing is kept."""
    answer = paula.client.post(f"/console/readings/{odd}", data={"csrf": paula.word(), "intent": intent})

    assert (422, True) == (answer.status_code, "Elija qué quiso decir" in answer.text)
    assert label_of(world, odd) is None


def test_goes_on(world: World, paula: Desk, odd: int) -> None:
    """After a label comes the next older message without one, in the same filter; after the last, the list."""
    second = tell(world, f"{ODD} wwww")
    data = {"csrf": paula.word(), "intent": "greet"}
    answers = [
        paula.client.post(f"/console/readings/{number}?reason=repaired", data=data).headers["location"]
        for number in (second, odd)
    ]

    assert [f"/console/readings/{odd}?reason=repaired&done=1", "/console/readings?reason=repaired&done=1"] == answers
    assert "Etiqueta guardada." in paula.see(answers[0]).text


def test_filters(world: World, paula: Desk, odd: int) -> None:
    """Reason, language and creditor narrow the list; what is unknown is passed over."""
    other = world.add_creditor("fibra-pampa", name="Fibra Pampa")
    world.add_client(creditor=other)
    hidden = odd

    assert [odd] == shown(paula, "?reason=repaired&language=es")
    assert [] == shown(paula, "?reason=corrected")
    assert [] == shown(paula, "?language=pt")
    assert [hidden] == shown(paula, "?reason=x&language=x&labelled=x&creditor=x&page=x&days=x")


def test_recent(world: World, paula: Desk, odd: int) -> None:
    """The list tells of the last fortnight, and of more where more is asked for; what follows a label does too."""
    with world.unit() as uow:
        uow.messages.get(world.creditor, odd).at -= timedelta(days=100)
        answers = [row for row in uow.messages.latest(world.creditor, world.client, 9) if row.direction == "out"]
        for row in answers:
            row.at -= timedelta(days=100)
        uow.commit()
    seen = {days: shown(paula, f"?days={days}") for days in ("", "14", "30", "90", "365", "all")}
    listed = paula.see("/console/readings?days=365").text

    assert {"": [], "14": [], "30": [], "90": [], "365": [odd], "all": [odd]} == seen
    assert f"/console/readings/{odd}?days=365" in listed
    assert '<option value="365" selected>Último año</option>' in listed


def test_pages(world: World, paula: Desk, odd: int) -> None:
    """A long list comes in pages, the newest first."""
    with world.unit() as uow:
        row = uow.messages.get(world.creditor, odd)
        talk = uow.conversations.lock(world.creditor, world.client)
        copied = {name: getattr(row, name) for name in ("direction", "channel", "initiated_by", "kind", "at")}
        more = {name: getattr(row, name) for name in ("intent", "reading", "trace_id")}
        for place in range(LENGTH):
            said = uow.messages.add(talk, text=f"{ODD} {place}", **copied, **more)
            uow.labels.object(world.creditor, said.id, 1, world.now)
    first, second, third = (shown(paula, f"?page={page}") for page in (1, 2, 3))

    assert (LENGTH, 1, 0) == (len(first), len(second), len(third))
    assert [odd] == second
    assert "Más antiguos" in paula.see("/console/readings").text
    assert "Más nuevos" in paula.see("/console/readings?page=2").text


def test_masked(world: World, paula: Desk) -> None:
    """What is personal is shown as its stand-in, in the message, in the list and around it."""
    world.verify()
    number = tell(world, "xkcd zzz Marcela Fuentes 12.345.678-5 wwww")
    pages = [paula.see(path).text for path in ("/console/readings", f"/console/readings/{number}")]

    for page in pages:
        assert "Marcela" not in page
        assert "Fuentes" not in page
        assert "345.678" not in page
        assert "6785" not in page
    assert "xkcd zzz Alex" in pages[1]


def test_supervisors_only(world: World, andrea: Desk, paula: Desk, odd: int) -> None:
    """An adviser neither sees the page nor labels, nor is shown the way to it."""
    answers = [andrea.see("/console/readings"), andrea.see(f"/console/readings/{odd}")]

    assert [403, 403, 403] == [*(answer.status_code for answer in answers), put(andrea, odd, "greet")]
    assert label_of(world, odd) is None
    assert (False, True) == tuple('href="/console/readings"' in desk.see().text for desk in (andrea, paula))


def test_signed_out(site: str, hire: Hire) -> None:
    """Whoever is not signed in is sent to the door, and comes back here."""
    answer = hire("Otra", "otra@example.org", role=Role.SUPERVISOR).see("/console/readings")

    assert (303, "/console/sign-in?next=/console/readings") == (answer.status_code, answer.headers["location"])


def test_forged(world: World, paula: Desk, odd: int) -> None:
    """A form without the session's word labels nothing."""
    answer = paula.client.post(f"/console/readings/{odd}", data={"csrf": "x", "intent": "greet"})

    assert (403, None) == (answer.status_code, label_of(world, odd))


def test_apart(world: World, hire: Hire, odd: int) -> None:
    """A supervisor of another creditor neither sees nor labels; their message does not exist for them."""
    other = world.add_creditor("fibra-pampa", name="Fibra Pampa")
    luis = hire("Luis Peña", "luis@example.org", other, role=Role.SUPERVISOR)
    luis.enter()

    assert [] == shown(luis, f"?labelled=all&creditor={world.creditor}")
    assert (404, 404) == (luis.see(f"/console/readings/{odd}").status_code, put(luis, odd, "greet"))
    assert label_of(world, odd) is None


@pytest.mark.parametrize("number", ["999999", str(2**70)])
def test_nothing_there(paula: Desk, number: str) -> None:
    """A message that there is no reason to look at is not shown."""
    assert 404 == paula.see(f"/console/readings/{number}").status_code


def test_misreading(world: World, andrea: Desk, paula: Desk, dispute: int) -> None:
    """An adviser says that a message was misread: it comes to supervisors, marked, and once in the audit log."""
    said = next(row for row in world.messages() if row.text.startswith("el agua nunca"))
    before = shown(paula, "?reason=corrected")
    answers = [andrea.act(dispute, "object", seq=str(said.seq)).status_code for _ in range(2)]
    page = andrea.see(f"/console/cases/{dispute}").text

    assert ([], [303, 303]) == (before, answers)
    assert [said.id] == shown(paula, "?reason=corrected")
    assert "mal leído, en revisión" in page
    assert ["reading.objected"] == [action for _, action, _ in lines(world, f"message:{said.id}")]


@pytest.mark.parametrize(("seq", "status"), [("0", 404), ("2", 404), ("x", 404), ("999", 404), ("3", 422)])
def test_misreading_refused(world: World, andrea: Desk, dispute: int, seq: str, status: int) -> None:
    """Only what the client wrote and the assistant read can have been misread."""
    assert status == andrea.act(dispute, "object", seq=seq).status_code


def test_difficulty(world: World, andrea: Desk, paula: Desk, dispute: int) -> None:
    """An adviser corrects what kind a difficulty is, in one act, audited; the words come to supervisors."""
    said = tell(world, "este mes me bajaron el sueldo y no puedo")
    with world.unit() as uow:
        row = uow.difficulties.add(
            world.creditor, world.client, "temporary", uow.messages.get(world.creditor, said).text, world.now
        )
    before = andrea.see(f"/console/cases/{dispute}").text
    status = andrea.act(dispute, "difficulty", difficulty=str(row.id), kind="structural").status_code
    after = andrea.see(f"/console/cases/{dispute}").text
    with world.unit() as uow:
        kept = next(one for one in uow.difficulties.of(world.creditor, world.client) if one.id == row.id)
        corrected = uow.difficulties.corrected(world.creditor, world.client, world.now)

    assert ("Dificultad pasajera" in before, "Corregir: dificultad duradera" in before) == (True, True)
    assert (303, "temporary", "structural", "structural") == (status, kept.code, kept.kind, corrected)
    assert "según Andrea Soto" in after
    assert said in shown(paula, "?reason=corrected")
    told = {"read": "temporary", "before": "temporary", "kind": "structural"}
    assert ("difficulty.corrected", told) in [
        (act, payload) for _, act, payload in lines(world, f"client:{world.client}")
    ]


@pytest.mark.parametrize(("number", "kind", "status"), [("1", "none", 422), ("99", "structural", 404), ("", "", 404)])
def test_difficulty_refused(world: World, andrea: Desk, dispute: int, number: str, kind: str, status: int) -> None:
    """What is no kind, and what is no difficulty of this client, is refused."""
    with world.unit() as uow:
        uow.difficulties.add(world.creditor, world.client, "temporary", "poco", world.now)

    assert status == andrea.act(dispute, "difficulty", difficulty=number, kind=kind).status_code
