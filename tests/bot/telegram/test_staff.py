"""Hold work in a group on Telegram: a topic for each case, acts as from the console, nothing to strangers."""

from datetime import timedelta

import pytest

from bot import effects
from bot.staff_group import make_code
from bot.staff_words import HOW_TO_RESOLVE, NOT_LINKED, REVEALED
from flows.contact import clean_debt
from flows.outcome import OpenCase
from storage.schema import CaseStatus
from tests.bot.telegram.scene import Scene
from tests.fakes import telegram as play

NEVER_CAME = "el agua nunca llegó, no me corresponde pagar"


@pytest.fixture
def group(scene: Scene) -> play.Group:
    """Give the group of the first creditor's advisers."""
    group = scene.telegram.group("Asesores")
    set_group(scene, group.id)
    return group


def set_group(scene: Scene, chat: int, creditor: str | None = None) -> None:
    """Name a creditor's group."""
    with scene.world.unit() as uow:
        row = uow.creditors.get(creditor or scene.world.creditor)
        row.document = {**row.document, "staff_group": {"telegram": chat}}


@pytest.fixture
def andrea(scene: Scene, group: play.Group) -> play.Staff:
    """Give an adviser who has said who she is."""
    andrea = group.staff("Andrea")
    with scene.world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
        code = make_code(uow, staff, scene.world.now)
    andrea.write(None, f"/link {code}")
    scene.settle()
    return andrea


def dispute(scene: Scene) -> play.Person:
    """Let the first client say that the service never came."""
    marcela = scene.verified()
    marcela.write(NEVER_CAME)
    scene.settle()
    return marcela


def topic(group: play.Group) -> int:
    """Return the only topic."""
    [found] = group.topics
    return found.id


def case(scene: Scene) -> int:
    """Return the newest case."""
    with scene.world.unit() as uow:
        return uow.cases.of(scene.world.creditor, scene.world.client)[0].id


def status(scene: Scene) -> CaseStatus:
    """Return how the newest case stands."""
    with scene.world.unit() as uow:
        return uow.cases.get(case(scene)).status


def test_topic(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A case has a topic with its number, kind, due time, the name masked, and what the client said."""
    dispute(scene)
    texts = andrea.texts(topic(group))

    assert [f"{case(scene)} · Servicio o producto en disputa"] == [found.name for found in group.topics]
    assert "Cliente: M•••••• F••••••" in texts[0]
    assert "Responder " in texts[0]
    assert f"Cliente: {NEVER_CAME}" in texts[1]
    assert not any("Marcela" in text for text in andrea.texts())


def test_answer(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """What an adviser writes in the topic reaches the client; the assistant is silent, and both are told there."""
    marcela = dispute(scene)
    andrea.write(topic(group), "Ya revisé con el equipo: mañana vamos a su casa.")
    scene.settle()
    answered = marcela.texts()[-1]
    marcela.write("gracias, espero")
    scene.settle()

    assert "Ya revisé con el equipo: mañana vamos a su casa." == answered == marcela.texts()[-1]
    told = "\n".join(andrea.texts(topic(group)))
    assert "Lleva el caso Andrea Rojas" in told
    assert "Andrea Rojas → cliente: Ya revisé" in told
    assert "Cliente: gracias, espero" in told


def test_refused_words(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """Words that no client may read do not leave; the reason is told there, and what is forbidden is noted."""
    with scene.world.unit() as uow:
        row = uow.creditors.get(scene.world.creditor)
        row.document = {**row.document, "contact": {"forbidden_phrases": ["plan imperdible"]}}
    marcela = dispute(scene)
    before = marcela.texts()
    andrea.write(topic(group), "Usted es un moroso, debe regularizar a la brevedad.")
    scene.settle()
    refused = andrea.texts(topic(group))[-1]
    andrea.write(topic(group), "Le tengo un plan imperdible.")
    scene.settle()
    with scene.world.unit() as uow:
        told = [(entry.actor[:6], payload) for entry, payload in uow.audit.about(row.id, "phrases:attempts")]

    assert before == marcela.texts()
    assert refused.startswith("No se envió: «moroso»")
    assert andrea.texts(topic(group))[-1].startswith("No se envió: «plan imperdible»")
    assert [("staff:", {"phrase": "plan imperdible"})] == told


def test_buttons(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """Taking and giving back are a press away, and each press is answered."""
    dispute(scene)
    presses = [andrea.press("Tomar el caso")]
    scene.settle()
    with scene.world.unit() as uow:
        held = uow.cases.get(case(scene)).assignee
    presses.append(andrea.press("Devolver al asistente"))
    scene.settle()
    with scene.world.unit() as uow:
        free = uow.cases.get(case(scene)).assignee

    assert (True, None) == (held is not None, free)
    assert [{}, {}] == [andrea.answer(press) for press in presses]
    assert "El caso no lo lleva nadie" in andrea.texts(topic(group))[-1]


def test_resolve(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A case is resolved with how and with words for the client; its topic is closed, and opened with it again."""
    marcela = dispute(scene)
    andrea.press("Resolver")
    scene.settle()
    asked = andrea.texts(topic(group))[-1]
    andrea.write(topic(group), "/resolver corrección=0 Anulamos esa factura; fue error nuestro.")
    scene.settle()
    closed = (status(scene), group.topics[0].closed)
    with scene.world.unit() as uow:
        uow.cases.reopen(case(scene))
    scene.settle()

    assert HOW_TO_RESOLVE == asked
    assert any("Anulamos esa factura; fue error nuestro." in text for text in marcela.texts())
    assert (CaseStatus.RESOLVED, True) == closed
    assert not group.topics[0].closed


def test_stranger(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """Who has not said who they are reaches nobody, and is told how to."""
    marcela = dispute(scene)
    before = marcela.texts()
    eva = group.staff("Eva")
    eva.write(topic(group), "Hola, ¿me paga hoy?")
    eva.press("Tomar el caso")
    scene.settle()

    assert before == marcela.texts()
    assert [NOT_LINKED, NOT_LINKED] == andrea.texts(topic(group))[-2:]


def test_disabled(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """Who may no longer sign in may no longer act here either."""
    marcela = dispute(scene)
    before = marcela.texts()
    with scene.world.unit() as uow:
        staff = uow.staff.by_telegram(andrea.id)
        assert staff is not None
        uow.staff.disable(staff.id, scene.world.now)
    andrea.write(topic(group), "Hola")
    scene.settle()

    assert (before, NOT_LINKED) == (marcela.texts(), andrea.texts(topic(group))[-1])


def test_code_once(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A code says who somebody is once, and not for long."""
    with scene.world.unit() as uow:
        staff = uow.staff.find("andrea@example.org")
        assert staff is not None
        code = make_code(uow, staff, scene.world.now)
    scene.world.wall.move(hours=2)
    eva = group.staff("Eva")
    eva.write(None, f"/link {code}")
    scene.settle()

    with scene.world.unit() as uow:
        assert uow.staff.by_telegram(eva.id) is None
    assert "ya venció" in andrea.texts()[-1]


def test_name(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """The name is shown to who asks, and that they asked is recorded."""
    dispute(scene)
    andrea.press("Ver el nombre")
    scene.settle()
    with scene.world.unit() as uow:
        entries = [entry.action for entry, _ in uow.audit.about(scene.world.creditor, f"case:{case(scene)}")]

    assert REVEALED.format(name="Marcela Fuentes") == andrea.texts(topic(group))[-1]
    assert "case.name_shown" in entries


def test_complaint(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A complaint about how somebody was treated never appears, neither as a topic nor as words in another one."""
    marcela = dispute(scene)
    marcela.write("quiero poner un reclamo, la asesora Andrea me trató pésimo y me insultó")
    scene.settle()
    marcela.write("me gritó el martes por teléfono")
    scene.settle()
    with scene.world.unit() as uow:
        kinds = {one.kind for one in uow.cases.of(scene.world.creditor, scene.world.client)}

    assert {"complaint", "dispute_service"} == kinds
    assert 1 == len(group.topics)
    assert not any("insultó" in text or "gritó" in text for text in andrea.texts())


def test_ours_alone(scene: Scene, group: play.Group) -> None:
    """A case that its client knows nothing of has no topic: what is written into one is read by the client."""
    scene.verified()
    with scene.world.unit() as uow:
        stage = scene.world.app.bot.stage(uow, scene.world.creditor, scene.world.client, scene.world.now, "0" * 32)
        effects.apply(stage, (OpenCase(clean_debt.KIND, scene.world.now),))
    scene.settle()

    assert [] == group.topics


def test_distress(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A person in danger has a topic at once, and their words are read in the console alone."""
    marcela = scene.verified()
    marcela.write("no quiero seguir viviendo")
    scene.settle()

    assert ["Persona en peligro"] == [found.name.partition(" · ")[2] for found in group.topics]
    assert not any("viviendo" in text for text in andrea.texts())


def test_file(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A file and a change of what was written reach no client, and the adviser is told so."""
    marcela = dispute(scene)
    before = marcela.texts()
    andrea.send_document(topic(group), b"%PDF", "plan.pdf")
    scene.settle()
    told = andrea.texts(topic(group))[-1]
    number = andrea.write(topic(group), "Ya lo vemos.")
    scene.settle()
    andrea.edit(number, "Ya lo vemos hoy.")
    scene.settle()

    assert "solo llega texto" in told
    assert [*before, "Ya lo vemos."] == marcela.texts()
    assert "El cambio no le llegó" in andrea.texts(topic(group))[-1]


def test_plain_talk(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """What is said in the group outside of topics is nobody's business; its number is told to who asks."""
    before = len(scene.telegram.ledger.accepted(group.id))
    andrea.write(None, "¿Almorzamos?")
    scene.settle()
    silent = len(scene.telegram.ledger.accepted(group.id))
    andrea.write(None, "/id")
    scene.settle()

    assert (before, f"El número de este grupo es {group.id}.") == (silent, andrea.texts()[-1])


def test_migration(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A group that becomes a supergroup is followed: its new number is kept, and what comes next is told there."""
    group.migrate()
    scene.settle()
    dispute(scene)
    with scene.world.unit() as uow:
        kept = uow.creditors.get(scene.world.creditor).document["staff_group"]

    assert {"telegram": group.id} == kept
    assert 1 == len(group.topics)


def test_lost_answer(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """What Telegram may have taken is told again in a topic: a line may come twice, and none is lost."""
    scene.telegram.troubles.add(play.Trouble("error", "sendMessage", chat=group.id, accepted=True))
    dispute(scene)
    scene.settle()

    assert any(NEVER_CAME in text for text in andrea.texts(topic(group)))


def test_pace(scene: Scene, group: play.Group, andrea: play.Staff) -> None:
    """A group is told no more than twenty things a minute."""
    scene.telegram.ledger.entries.clear()
    start = scene.world.now
    marcela = dispute(scene)
    for number in range(6):
        marcela.write(f"por favor, mensaje {number}")
        scene.settle()
    minutes = (scene.world.now - start) / timedelta(minutes=1)
    told = len(scene.telegram.ledger.accepted(group.id))

    assert told <= 20 * max(minutes, 1)


def test_case_before_group(scene: Scene) -> None:
    """Cases that were open before there was a group get their topics when there is one."""
    dispute(scene)
    group = scene.telegram.group("Asesores")
    set_group(scene, group.id)
    scene.settle()

    assert 1 == len(group.topics)


@pytest.mark.parametrize(("forum", "rights"), [(False, True), (True, False)])
def test_unfit_group(scene: Scene, forum: bool, rights: bool) -> None:
    """A group without topics, or without the right to make them, keeps nobody from being answered."""
    group = scene.telegram.group("Asesores", forum=forum, rights=rights)
    set_group(scene, group.id)
    marcela = dispute(scene)

    assert [] == group.topics
    assert any("caso" in text.lower() for text in marcela.texts())
