"""Hold what an adviser can do: take, answer, give back, resolve, decide; and what is refused, with the words kept."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest

from bot.app import App, build
from bot.clock import Clock
from bot.settings import Settings
from storage.schema import Case, CaseStatus, Staff
from tests.bot.beside import beside
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import POLICY, Wall, World

ANSWER = "Hola, Marcela. Reviso hoy lo del agua y la respuesta llega por aquí."


def case_of(world: World, number: int) -> Case:
    """Return a case as it stands."""
    with world.unit() as uow:
        return uow.cases.get(number)


@pytest.fixture
def second(settings: Settings, wall: Wall) -> Iterator[World]:
    """Give another process of the same service, as far as it can be had in one: another bot on the same database."""
    app: App = build(settings, Clock(wall))
    yield World(app, wall)
    app.close()


def test_take_silences_every_process(world: World, second: World, andrea: Desk, dispute: int) -> None:
    """From the instant a case is taken the bot says nothing, in any process; what the client writes is kept."""
    second.hear()
    answer = andrea.act(dispute, "take")
    silent = second.say("¿hay alguien ahí?")

    assert (303, f"/console/cases/{dispute}") == (answer.status_code, answer.headers["location"])
    assert [] == silent
    assert "¿hay alguien ahí?" == world.messages()[-1].text
    assert "¿hay alguien ahí?" in andrea.see(f"/console/cases/{dispute}").text


def test_answer_arrives(world: World, andrea: Desk, dispute: int) -> None:
    """An answer reaches the client in the adviser's name, and is the first response that was promised."""
    andrea.act(dispute, "take")
    andrea.act(dispute, "reply", text=ANSWER)
    world.work()
    message = world.messages()[-1]

    assert [ANSWER] == world.hear()
    assert ("adviser_reply", "adviser", dispute) == (message.kind, message.initiated_by, message.case_id)
    assert (CaseStatus.WAITING, world.now) == (
        case_of(world, dispute).status,
        case_of(world, dispute).first_response_at,
    )


def test_answering_takes(world: World, andrea: Desk, dispute: int) -> None:
    """Whoever answers has the case from then on: the bot does not speak between their words."""
    andrea.act(dispute, "reply", text=ANSWER)
    world.work()

    assert [ANSWER] == world.hear()
    assert [] == world.say("gracias")


def test_sent_once(world: World, andrea: Desk, dispute: int) -> None:
    """The same form sent twice is one answer."""
    for _ in range(2):
        andrea.act(dispute, "reply", text=ANSWER, once="ab" * 16)
    world.work()

    assert [ANSWER] == world.hear()


def test_give_back(world: World, andrea: Desk, dispute: int) -> None:
    """Given back, the bot answers again."""
    andrea.act(dispute, "take")
    andrea.act(dispute, "release")
    world.work()
    world.hear()

    assert case_of(world, dispute).assignee is None
    assert [] != world.say("¿cuánto debo?")


def test_resolve(world: World, andrea: Desk, dispute: int) -> None:
    """Resolving lifts the holds, tells the client the outcome in these words, and lets the bot go on."""
    with world.unit() as uow:
        held = [hold.kind for hold in uow.holds.active(world.creditor, world.client, world.now)]
    andrea.act(dispute, "resolve", outcome="credit", text="Descontamos los días sin agua.")
    world.work()
    with world.unit() as uow:
        left = uow.holds.active(world.creditor, world.client, world.now)
    row = case_of(world, dispute)

    assert ["dispute_service"] == held
    assert [] == left
    assert any("Tenía razón" in text and "Descontamos los días sin agua." in text for text in world.hear())
    assert (CaseStatus.RESOLVED, "credit") == (row.status, row.outcome)
    assert [] != world.say("¿cuánto debo?")


def test_approve(world: World, andrea: Desk, exception: int) -> None:
    """An approved exception is booked as it was proposed, over what the case had stopped, and the client told."""
    page = andrea.see(f"/console/cases/{exception}").text
    andrea.act(exception, "approve")
    world.work()
    with world.unit() as uow:
        booked = uow.agreements.active(world.creditor, world.client)
        assert booked is not None
        terms = [(part.due_on.isoformat(), part.amount) for part in booked.instalments]
        covered = [row.invoice_number for row in booked.invoices]

    assert "Termina después del plazo máximo" in page
    assert "$144.000" in page
    assert [("2026-03-20", 72_000), ("2026-10-01", 72_000)] == terms
    assert ["1041-1"] == covered
    assert any("aprobaron su propuesta" in text for text in world.hear())


TWO = 'approvals: [{amount_at_least: "100000", people: 2}]\n'


@pytest.fixture
def luis(world: World, hire: Hire) -> Desk:
    """Let two people have to approve; give a second adviser who is signed in."""
    text = POLICY.format(creditor=world.creditor, country="CL", currency="CLP") + TWO
    with world.unit() as uow:
        uow.policies.apply(world.creditor, "2", text, world.now)
    desk = hire("Luis Peña", "luis@example.org")
    desk.enter()
    return desk


def test_two_must_approve(world: World, andrea: Desk, luis: Desk, exception: int) -> None:
    """The first yes is noted and asks for another person, in the queue and on the case; the second books."""
    andrea.act(exception, "approve")
    again = andrea.act(exception, "approve")
    queue, page = luis.see().text, luis.see(f"/console/cases/{exception}").text
    world.work()
    silent = world.hear()
    booked = luis.act(exception, "approve")
    world.work()

    assert "Usted ya aprobó este plan" in again.text
    assert (False, True) == ("Aprobar plan" in again.text, "Aprobar plan" in page)
    assert "falta otra aprobación" in queue
    assert "Aprobó Andrea Soto; falta otra persona" in page
    assert ([], 303) == (silent, booked.status_code)
    assert any("aprobaron su propuesta" in text for text in world.hear())
    assert CaseStatus.RESOLVED is case_of(world, exception).status


def test_second_beside_the_holder(world: World, andrea: Desk, luis: Desk, exception: int) -> None:
    """Who has the case and approved it lets another person decide beside them; without their yes nobody else may."""
    andrea.act(exception, "take")
    early = luis.act(exception, "approve")
    andrea.act(exception, "approve")
    page = luis.see(f"/console/cases/{exception}").text
    luis.act(exception, "refuse", text="En seis pagos sí se puede.")
    world.work()

    assert "Este caso ya lo lleva otra persona del equipo" in early.text
    assert "Lo lleva Andrea Soto, que ya aprobó el plan" in page
    assert (CaseStatus.RESOLVED, "refused") == (case_of(world, exception).status, case_of(world, exception).outcome)
    assert any("En seis pagos sí se puede." in text for text in world.hear())


def test_approve_beyond_staff(world: World, andrea: Desk, exception: int) -> None:
    """What not even staff may approve is refused with the rule's own words."""
    text = POLICY.format(creditor=world.creditor, country="CL", currency="CLP").replace("365", "190")
    with world.unit() as uow:
        uow.policies.apply(world.creditor, "2", text, world.now)
    page = andrea.see(f"/console/cases/{exception}").text
    answer = andrea.act(exception, "approve")
    refused = "El equipo no puede aprobar este plan: termina después del plazo máximo."

    assert (True, False) == (refused in page, "Aprobar plan" in page)
    assert 1 == answer.text.count(refused)
    assert CaseStatus.OPEN is case_of(world, exception).status


def test_approve_too_late(world: World, andrea: Desk, exception: int) -> None:
    """A plan whose first date is past is not booked; the adviser is told what to do."""
    world.wall.move(days=28)
    andrea.enter()
    answer = andrea.act(exception, "approve")

    assert 422 == answer.status_code
    assert "La primera fecha del plan ya pasó" in answer.text
    assert CaseStatus.OPEN is case_of(world, exception).status


def test_refuse(world: World, andrea: Desk, exception: int) -> None:
    """A refused exception is told in the adviser's words, and nothing is booked."""
    andrea.act(exception, "refuse", text="Hasta octubre no se puede esperar; en tres pagos sí.")
    world.work()
    with world.unit() as uow:
        booked = uow.agreements.active(world.creditor, world.client)

    assert booked is None
    assert any("en tres pagos sí" in text for text in world.hear())


def test_two_advisers(world: World, andrea: Desk, hire: Hire, dispute: int) -> None:
    """While one adviser has a case another can read it, and neither write nor resolve nor give it back."""
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    andrea.act(dispute, "take")
    acts = {"take": {}, "reply": {"text": ANSWER}, "resolve": {"outcome": "other", "text": ANSWER}, "release": {}}
    answers = [luis.act(dispute, name, **fields) for name, fields in acts.items()]
    world.work()

    assert [422] * 4 == [answer.status_code for answer in answers]
    assert "Este caso ya lo lleva otra persona del equipo" in answers[1].text
    assert ANSWER in answers[1].text
    assert [] == world.hear()
    assert "Lo lleva Andrea Soto" in luis.see(f"/console/cases/{dispute}").text


def test_two_at_one_moment(world: World, andrea: Desk, hire: Hire, dispute: int) -> None:
    """Two who answer a case that nobody has at one moment: one has it, and the other one keeps their words."""
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    desks = {desk.email: desk for desk in (andrea, luis)}
    words = {email: f"{ANSWER} {email}" for email in desks}
    forms = {email: {"csrf": desk.word(), "text": words[email]} for email, desk in desks.items()}
    together = Barrier(len(desks))

    def answer(email: str) -> httpx.Response:
        together.wait()
        return desks[email].client.post(f"/console/cases/{dispute}/reply", data=forms[email])

    with ThreadPoolExecutor(len(desks)) as hands:
        answers = dict(zip(desks, hands.map(answer, desks), strict=True))
    world.work()
    (first,) = (email for email in desks if answers[email].status_code == 303)
    (late,) = (email for email in desks if answers[email].status_code == 422)

    assert [words[first]] == [text for text in world.hear() if ANSWER in text]
    assert words[late] in answers[late].text
    assert "ya lo lleva otra persona" in answers[late].text


def test_adviser_and_bot_at_one_moment(world: World, andrea: Desk, dispute: int) -> None:
    """The bot that begins a turn while an adviser takes the case waits for that, keeps the words, and says nothing."""
    staff = next(row for row in everybody(world) if row.email == andrea.email)
    world.hear()
    world.write("¿hay alguien ahí?")
    with beside(world, world.handle) as uow:
        world.app.desk.take(uow, dispute, staff, world.now, "0" * 32)
        world.app.desk.reply(uow, dispute, staff, ANSWER, world.now, "1" * 32)
    world.work()

    assert [ANSWER] == world.hear()
    assert 1 == sum(row.text == "¿hay alguien ahí?" for row in world.messages())


def test_answer_behind_a_turn(world: World, andrea: Desk, dispute: int) -> None:
    """An adviser who answers while the bot answers comes behind it: each thing is said once, and then one of them."""
    world.hear()
    with ThreadPoolExecutor(2) as hands:
        world.write("¿cuándo me responden?")
        turn = hands.submit(world.handle)
        answered = hands.submit(andrea.act, dispute, "reply", text=ANSWER)
        turn.result()
        assert 303 == answered.result().status_code
    world.work()
    said = [row for row in world.messages() if row.text in {ANSWER, "¿cuándo me responden?"}]

    assert 2 == len(said)
    assert 1 == world.hear().count(ANSWER)
    assert [] == world.say("gracias")


def everybody(world: World) -> list[Staff]:
    """Return all of the team."""
    with world.unit() as uow:
        return uow.staff.all()


def test_same_client_one_adviser(world: World, andrea: Desk, hire: Hire, dispute: int, exception: int) -> None:
    """Two cases of one client stay in one hand; resolving one of them leaves the bot silent for the other."""
    luis = hire("Luis Peña", "luis@example.org")
    luis.enter()
    andrea.act(dispute, "take")
    refused = luis.act(exception, "take").status_code
    andrea.act(exception, "take")
    andrea.act(dispute, "resolve", outcome="explanation", text="El medidor marcó bien.")
    world.work()
    world.hear()

    assert 422 == refused
    assert [] == world.say("hola?")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Escriba lo que el cliente debe leer."),
        ("   \r\n ", "Escriba lo que el cliente debe leer."),
        ("a" * 1601, "caracteres y caben 1600: acórtelo o envíelo en dos partes."),
        ("Es su último aviso.", "«ultimo aviso» amenaza."),
        ("Si no paga, iremos a la vía judicial.", "«via judicial» amenaza."),
        ("Eso va sin excepciones.", "«sin excepciones» la empresa pidió no usarla."),
    ],
)
def test_refused_words(world: World, andrea: Desk, dispute: int, text: str, reason: str) -> None:
    """What a client must not read is refused with its reason, where it was typed, with the words kept."""
    world.add_creditor(contact={"forbidden_phrases": ["sin excepciones"]})
    answers = [
        andrea.act(dispute, "reply", text=text),
        andrea.act(dispute, "resolve", outcome="other", text=text),
    ]
    world.work()

    for answer in answers:
        assert 422 == answer.status_code
        assert reason in answer.text
        assert text.strip() in answer.text
    assert [] == world.hear()
    assert case_of(world, dispute).assignee is None


def test_resolved_once(world: World, andrea: Desk, dispute: int) -> None:
    """A resolved case is neither resolved again nor answered nor taken; the client hears one outcome."""
    for _ in range(2):
        andrea.act(dispute, "resolve", outcome="other", text="Queda así.")
    answers = [andrea.act(dispute, name, text=ANSWER).status_code for name in ("take", "reply", "release")]
    world.work()

    assert [422] * 3 == answers
    assert 1 == sum("Queda así." in text for text in world.hear())
    assert [] != world.say("¿cuánto debo?")


def test_who_saw(world: World, andrea: Desk, dispute: int) -> None:
    """Opening a case leaves a line in the audit log with who it was; acts leave theirs, and the chain is whole."""
    andrea.see(f"/console/cases/{dispute}")
    andrea.act(dispute, "take")
    with world.unit() as uow:
        staff = uow.staff.find(andrea.email)
        assert staff is not None
        lines = [(entry.actor, entry.action) for entry, _ in uow.audit.about(world.creditor, f"case:{dispute}")]
        whole = uow.audit.verify(world.creditor).is_whole

    assert [(f"staff:{staff.id}", "case.seen"), (f"staff:{staff.id}", "case.taken")] == lines[-2:]
    assert whole


def test_parts(world: World, andrea: Desk, dispute: int) -> None:
    """A script gets the changed parts; the composer comes only when what may be done is no longer the same."""
    case = f"/console/cases/{dispute}"
    same = andrea.see(f"{case}/live?mode=open").text
    other = andrea.see(f"{case}/live?mode=mine").text

    assert ('<section id="composer"' in same, '<section id="composer"' in other) == (False, True)
    for page in (same, other):
        assert 'hx-swap-oob="innerHTML:#thread"' in page
        assert "<html" not in page


def test_preview(andrea: Desk, dispute: int) -> None:
    """What the client would read is shown whole before it is sent, with what would be refused."""
    reply = andrea.act(dispute, "preview", act="reply", text="Es su último aviso.").text
    resolved = andrea.act(dispute, "preview", act="resolve", outcome="correction", text="Bajamos el cargo.").text

    assert "Andrea Soto, asesoría" in reply
    assert "«ultimo aviso» amenaza." in reply
    assert "lo corregimos" in resolved
    assert "Bajamos el cargo." in resolved
