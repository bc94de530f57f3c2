"""Hold what the API does with cases: listed in the order of urgency, taken, answered, given back, closed."""

from datetime import UTC
from typing import Any

import httpx

from bot.assigning import give
from storage.schema import Case
from tests.bot.api.conftest import Program, make_key
from tests.bot.world import POLICY, World


def ask_exception(world: World) -> int:
    """Hand over a plan that only staff may approve; return the case's number."""
    world.verify()
    with world.unit() as uow:
        case: Case = uow.cases.open(
            creditor=world.creditor,
            client=world.client,
            kind="exception",
            at=world.now,
            due_at=world.now,
            details={"proposal": "2026-03-20 72000; 2026-09-20 72000"},
        )
    world.hear()
    return case.id


def test_case(world: World, program: Program) -> None:
    """A case tells what it is about, since when collection stands still, when what is due, and whose turn it is."""
    number = world.dispute()
    with world.unit() as uow:
        adviser = next(row for row in uow.staff.all() if row.name == "Andrea Rojas")
        clocks = uow.case_clocks.of(world.creditor, number)
        give(uow, number, adviser.id, adviser.id, world.now)
    case = program.get(f"/cases/{number}").json()
    hold = {"kind": "dispute_service", "invoice": "1041-1", "since": "2026-03-05T15:00:00Z", "until": None}

    assert {
        "id": number,
        "kind": "dispute_service",
        "status": "open",
        "priority": 2,
        "client_id": "1041",
        "creditor": world.creditor,
        "opened_at": "2026-03-05T15:00:00Z",
        "due_at": "2026-03-06T14:00:00Z",
        "resolve_by": clocks["resolve"].due_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "law_by": clocks["law"].due_at.astimezone(UTC).isoformat().replace("+00:00", "Z") if "law" in clocks else None,
        "first_response_at": None,
        "assignee": None,
        "given_to": "Andrea Rojas",
        "summary": case["summary"],
        "holds": [hold],
        "approvals": [],
        "outcome": None,
    } == case
    assert "$144.000" in case["summary"]


def test_list(world: World, program: Program) -> None:
    """Cases come by priority and due time, filtered by status and kind; without a status those not resolved."""
    with world.unit() as uow:
        facts: dict[str, Any] = {"creditor": world.creditor, "client": "1041", "at": world.now, "due_at": world.now}
        low, high, done = (uow.cases.open(kind=kind, priority=at, **facts).id for kind, at in KINDS)
        uow.cases.resolve(done, "other", "", world.now)

    def listed(**asked: str) -> list[int]:
        return [row["id"] for row in program.get("/cases", **asked).json()["items"]]

    assert [high, low] == listed()
    assert [done] == listed(status="resolved")
    assert [low] == listed(kind="complaint")
    assert [] == listed(kind="complaint", status="waiting")


KINDS = (("complaint", 3), ("human", 1), ("complaint", 2))


def test_pages(world: World, program: Program) -> None:
    """A cursor goes on behind the last case of a page; every case comes once, and in order."""
    with world.unit() as uow:
        facts: dict[str, Any] = {"creditor": world.creditor, "client": "1041", "at": world.now, "due_at": world.now}
        expected = [uow.cases.open(kind="human", **facts).id for _ in range(120)]
    found: list[int] = []
    page: dict[str, Any] = program.get("/cases").json()
    sizes = [len(page["items"])]
    found += [row["id"] for row in page["items"]]
    while page["next"]:
        page = program.client.get(
            f"/cases?after={page['next']}", headers={"Authorization": f"Bearer {program.key}"}
        ).json()
        sizes.append(len(page["items"]))
        found += [row["id"] for row in page["items"]]

    assert (expected, [50, 50, 20]) == (found, sizes)


def test_take_reply_release(world: World, program: Program) -> None:
    """Taken, the bot is silent and a reply goes out on the client's channel; given back, the bot answers again."""
    number = world.dispute()
    program.post(f"/cases/{number}/take")
    silent = world.say("hola?")
    replied = program.post(f"/cases/{number}/replies", {"text": "Hola, soy Andrea. Lo estoy viendo."})
    world.work()
    heard = world.hear()
    program.post(f"/cases/{number}/release")
    world.work()
    world.hear()
    answered = world.say("¿cuánto debo?")

    assert [] == silent
    assert ("waiting", "2026-03-05T15:00:00Z") == (replied.json()["status"], replied.json()["first_response_at"])
    assert ["Hola, soy Andrea. Lo estoy viendo."] == heard
    assert [] != answered


def test_resolve(world: World, program: Program) -> None:
    """Resolving lifts the holds and tells the client the outcome; resolved again it is refused."""
    number = world.dispute()
    answer = program.post(f"/cases/{number}/resolve", {"outcome": "credit", "text": "Descontamos el mes sin servicio."})
    world.work()
    again = program.post(f"/cases/{number}/resolve", {"outcome": "credit", "text": "Otra vez."})

    assert ("resolved", "credit", "2026-03-05T15:00:00Z") == (
        answer.json()["status"],
        answer.json()["outcome"],
        answer.json()["holds"][0]["until"],
    )
    assert any("Descontamos el mes sin servicio." in text for text in world.hear())
    assert 409 == again.status_code


def test_approve(world: World, program: Program) -> None:
    """An approved exception is booked as proposed, and the client is told."""
    number = ask_exception(world)
    answer = program.post(f"/cases/{number}/approve")
    world.work()
    agreement = program.get("/clients/1041/agreements", creditor=world.creditor).json()["items"][0]

    assert ("resolved", "approved") == (answer.json()["status"], answer.json()["outcome"])
    assert ["2026-03-20", "2026-09-20"] == [part["due_on"] for part in agreement["instalments"]]
    assert 2 == len(world.hear())  # the plan, and its terms in writing


def test_two_must_approve(world: World, program: Program, client: httpx.Client) -> None:
    """A key counts as one person: the case stays open with who approved it, until another key or person has."""
    text = POLICY.format(creditor=world.creditor, country="CL", currency="CLP")
    with world.unit() as uow:
        text += 'approvals: [{amount_at_least: "100000", people: 2}]'
        uow.policies.apply(world.creditor, "2", text, world.now)
    number = ask_exception(world)
    first, again = program.post(f"/cases/{number}/approve"), program.post(f"/cases/{number}/approve")
    second = Program(client, make_key(world)).post(f"/cases/{number}/approve")

    assert (200, "open", [{"by": "test", "at": "2026-03-05T15:00:00Z"}]) == (
        first.status_code,
        first.json()["status"],
        first.json()["approvals"],
    )
    assert 409 == again.status_code
    assert ("resolved", 2) == (second.json()["status"], len(second.json()["approvals"]))


def test_refuse(world: World, program: Program) -> None:
    """A refused exception is told in the adviser's words; nothing is booked."""
    number = ask_exception(world)
    answer = program.post(f"/cases/{number}/refuse", {"text": "Seis meses sin pagos no es posible."})
    world.work()
    agreements = program.get("/clients/1041/agreements", creditor=world.creditor).json()["items"]

    assert ("resolved", "refused", []) == (answer.json()["status"], answer.json()["outcome"], agreements)
    assert any("Seis meses sin pagos no es posible." in text for text in world.hear())


def test_only_exceptions(world: World, program: Program) -> None:
    """What is no exception is neither approved nor refused."""
    number = world.dispute()
    answers = program.post(f"/cases/{number}/approve"), program.post(f"/cases/{number}/refuse", {"text": "No."})

    assert [409, 409] == [answer.status_code for answer in answers]


def test_unknown(world: World, program: Program) -> None:
    """A case that does not exist, or is another creditor's, is not found whatever is asked of it."""
    number = world.dispute()
    world.add_creditor("luz-del-sur")
    other = Program(program.client, make_key(world, creditor="luz-del-sur"))
    asked = (None, None, {"text": "x"}, {"outcome": "other", "text": "x"}, None, {"text": "x"})
    verbs = ("take", "release", "replies", "resolve", "approve", "refuse")
    found = [
        who.post(f"/cases/{at}/{verb}", body).status_code
        for who, at in ((other, number), (program, number + 1))
        for verb, body in zip(verbs, asked, strict=True)
    ]

    assert [404] * 12 == found
    assert (404, []) == (other.get(f"/cases/{number}").status_code, other.get("/cases").json()["items"])


def test_forbidden_text(world: World, program: Program) -> None:
    """What the creditor does not want said is refused from a program too, whatever it does with it, and is noted."""
    world.add_creditor(contact={"forbidden_phrases": ["sin excepciones"]})
    number, text = world.dispute(), "Eso va sin excepciónes."
    answers = [
        program.post(f"/cases/{number}/replies", {"text": text}),
        program.post(f"/cases/{number}/resolve", {"outcome": "other", "text": text}),
    ]
    world.work()

    with world.unit() as uow:
        told = [(entry.actor[:4], payload) for entry, payload in uow.audit.about(world.creditor, "phrases:attempts")]

    assert [422, 422] == [answer.status_code for answer in answers]
    assert [("key:", {"phrase": "sin excepciones"})] * 2 == told
    assert [True, True] == ["'sin excepciones', which the creditor forbids" in answer.text for answer in answers]
    assert [] == world.hear()


def test_bad_text(world: World, program: Program) -> None:
    """An empty or endless reply is refused, and the client reads nothing."""
    number = world.dispute()
    texts = "", "   ", "x" * 1601, "a\x00b"
    statuses = [program.post(f"/cases/{number}/replies", {"text": text}).status_code for text in texts]
    world.work()

    assert ([422] * 4, []) == (statuses, world.hear())
