"""Hold what the API tells of clients: the contract's shapes, to the cent, in order."""

from datetime import date
from typing import Any

from tests.bot.api.conftest import Program, payment
from tests.bot.world import World

OVER = {"kind": "in_favour", "invoice": None, "dated_on": None, "reference": None, "reason": ""}
PARTS = ("", "/statement", "/agreements", "/messages")  #: of what is told of a client
AMOUNT = {"amount": "144000", "currency": "CLP"}


def agree(world: World) -> None:
    """Settle the first client's invoice in four payments, in their own words."""
    world.verify()
    world.say("puedo pagar 24.000 el viernes y el resto en 3 cuotas desde el 15")
    world.say("sí", button="affirm")


def test_client(world: World, program: Program) -> None:
    """A client has their facts and addresses; what stops collection of the whole account is named."""
    world.verify()
    with world.unit() as uow:
        uow.holds.place(creditor=world.creditor, client=world.client, kind="hardship", at=world.now)
    answer = program.get("/clients/1041", creditor=world.creditor)
    address = {"channel": "web", "address": f"{world.creditor}/1041", "consent": False, "opted_out": False}

    assert {
        "client_id": "1041",
        "creditor": "aguas-del-valle",
        "name": "Marcela Fuentes",
        "locale": "es-CL",
        "country": "CL",
        "timezone": "America/Santiago",
        "segment": None,
        "addresses": [address],
        "hold": "hardship",
        "risk_band": "unknown",
    } == answer.json()


def test_segment_by_rule(world: World, program: Program) -> None:
    """A client who is written with what the rules ask for is in their segment at once; another currency is refused."""
    world.add_creditor(segments=[{"name": "key", "when": {"tenure_years_at_least": 2, "yearly_value_at_least": "500"}}])
    asked = {"creditor": world.creditor, "client_id": "7", "name": "Ana", "since_on": "2024-01-01"}
    worth = [
        program.post("/clients", {**asked, "yearly_value": {"amount": "500", "currency": one}})
        for one in ("CLP", "USD")
    ]

    assert [(201, "key"), (422, None)] == [(one.status_code, one.json().get("segment")) for one in worth]


def test_statement(world: World, program: Program) -> None:
    """A statement has every invoice with its balance, the payments, and what was paid too much."""
    with world.unit() as uow:
        owed = {"client_id": "1041", "currency": "CLP", "due_on": date(2026, 4, 1)}
        uow.invoices.put(world.creditor, "1041-2", world.now, amount=10_000, balance=10_000, **owed)
    program.post("/payments", payment(world, "200000", reference="R-1"))
    answer = program.get("/clients/1041/statement", creditor=world.creditor)
    first = {"number": "1041-1", "description": "Agua, enero", "issued_on": "2026-01-23", "due_on": "2026-02-12"}
    second = {"number": "1041-2", "description": "", "issued_on": None, "due_on": "2026-04-01"}
    nothing = {"amount": "0", "currency": "CLP"}
    paid = {"reference": "R-1", "paid_on": "2026-03-05", "amount": {"amount": "200000", "currency": "CLP"}}
    ten = {"amount": "10000", "currency": "CLP"}

    assert {
        "balance": nothing,
        "overdue": nothing,
        "invoices": [
            {**first, "amount": AMOUNT, "balance": nothing, "days_overdue": 0, "disputed": False},
            {**second, "amount": ten, "balance": nothing, "days_overdue": 0, "disputed": False},
        ],
        "payments": [paid],
        "credits": [{**OVER, "amount": {"amount": "46000", "currency": "CLP"}}],
    } == answer.json()


def test_disputed(world: World, program: Program) -> None:
    """An invoice under a hold is disputed; days overdue count in the client's own zone."""
    with world.unit() as uow:
        hold: dict[str, Any] = {"creditor": world.creditor, "client": "1041", "at": world.now, "invoice": "1041-1"}
        uow.holds.place(kind="dispute_invoice", **hold)
    answer = program.get("/clients/1041/statement", creditor=world.creditor).json()
    invoice = answer["invoices"][0]

    assert (AMOUNT, True, 21) == (answer["balance"], invoice["disputed"], invoice["days_overdue"])


def test_agreements(world: World, program: Program) -> None:
    """What the client agreed to in the chat is there with its instalments and the policy's version."""
    agree(world)
    answer = program.get("/clients/1041/agreements", creditor=world.creditor).json()
    agreement = answer["items"][0]
    forty = {"amount": "40000", "currency": "CLP"}
    days = ["2026-03-06", "2026-03-16", "2026-04-15", "2026-05-15"]
    amounts = [{"amount": "24000", "currency": "CLP"}, forty, forty, forty]

    assert None is answer["next"]
    assert {
        "id": agreement["id"],
        "status": "active",
        "invoices": ["1041-1"],
        "total": AMOUNT,
        "discount": {"amount": "0", "currency": "CLP"},
        "policy_version": "2026-01-01",
        "proposed_by": "client",
        "accepted_at": "2026-03-05T15:00:00Z",
        "instalments": [
            {"number": number, "due_on": day, "amount": amount, "status": "pending"}
            for number, (day, amount) in enumerate(zip(days, amounts, strict=True), start=1)
        ],
    } == agreement


def test_messages(world: World, program: Program) -> None:
    """Messages are told in order with who began, what was understood, and where they stand."""
    world.say("hola")
    items = program.get("/clients/1041/messages", creditor=world.creditor).json()["items"]
    told = {"channel": "web", "at": "2026-03-05T15:00:00Z"}

    assert [
        {**told, "direction": "in", "text": "hola", "initiated_by": "client", "intent": "greet", "status": "received"},
        {
            **told,
            "direction": "out",
            "text": world.messages()[-1].text,
            "initiated_by": "client",
            "intent": None,
            "status": "delivered",
        },
    ] == items


def test_messages_are_paged(world: World, program: Program) -> None:
    """A cursor goes on where the page before ended, and is null at the end."""
    with world.unit() as uow:
        row = uow.conversations.lock(world.creditor, world.client)
        for place in range(250):
            words = {"text": str(place), "kind": "message", "initiated_by": "client", "channel": "web"}
            uow.messages.add(row, direction="in", at=world.now, **words)  # as stored
    first = program.get("/clients/1041/messages", creditor=world.creditor).json()
    second = program.get("/clients/1041/messages", creditor=world.creditor, after=first["next"]).json()

    assert [str(place) for place in range(250)] == [row["text"] for row in first["items"] + second["items"]]
    assert (200, None) == (len(first["items"]), second["next"])


def test_written(world: World, program: Program) -> None:
    """A client is written one by one and takes the creditor's manners; written again, what is named changes."""
    body = {"creditor": world.creditor, "client_id": "2002", "name": "Rosa Díaz", "document_id": "9.876.543-2"}
    first = program.post("/clients", body)
    again = program.post("/clients", {**body, "name": "Rosa Díaz Vera", "segment": "pyme"})

    assert (201, "Rosa Díaz", "es-CL", None) == (first.status_code, *pick(first.json(), "name", "locale", "segment"))
    assert ("Rosa Díaz Vera", "es-CL", "pyme") == pick(again.json(), "name", "locale", "segment")


def test_written_with_another_document(world: World, program: Program) -> None:
    """Who gets a document is the person of that document, for every creditor; a wish for silence goes along."""
    world.add_client("2002", document=None, invoices=())
    world.add_client("2003", document="9.876.543-2", invoices=())
    body = {"creditor": world.creditor, "name": "Rosa Díaz"}
    unnamed = world.row("2002").person_id
    program.post("/clients", {**body, "client_id": "2002", "document_id": "7.654.321-6"})
    named = world.row("2002").person_id
    with world.unit() as uow:
        uow.people.opt_out(named, "sms", world.now)
    program.post("/clients", {**body, "client_id": "2002", "document_id": "9.876.543-2"})
    with world.unit() as uow:
        person = uow.people.get(world.row("2003").person_id)
        noted = [one.action for one, _ in uow.audit.about(world.creditor, "client:2002")]

    assert unnamed == named  # nobody had that document
    assert (person.id, "sms") == (world.row("2002").person_id, person.opted_out_via)
    assert ["client.written", "client.opted_out", "client.written"] == noted[-3:]


def test_written_abroad(world: World, program: Program) -> None:
    """A client abroad gets the language and hours of their country; numbers are written as the world writes them."""
    body = {"creditor": world.creditor, "client_id": "2003", "name": "João Lima", "country": "BR"}
    addresses = [{"channel": "whatsapp", "address": "(11) 98765-4321", "consent": True}]
    answer = program.post("/clients", {**body, "addresses": addresses}).json()
    address = {"channel": "whatsapp", "address": "+5511987654321", "consent": True, "opted_out": False}

    assert ("pt-BR", "America/Sao_Paulo", [address]) == pick(answer, "locale", "timezone", "addresses")


def test_refused(world: World, program: Program) -> None:
    """What cannot be a country, language, zone, number or document is refused by its field; nothing is written."""
    body = {"creditor": world.creditor, "client_id": "2004", "name": "Nadie"}
    number = {"channel": "sms", "address": "12"}
    wrong: tuple[dict[str, Any], ...] = (
        {"country": "QQ"},
        {"locale": "xx-YY"},
        {"timezone": "Chile"},
        {"addresses": [number]},
        {"document_id": "11111111"},
    )
    answers = [program.post("/clients", {**body, **one}) for one in wrong]
    found = [(answer.status_code, answer.json()["fields"][0]["field"]) for answer in answers]

    fields = ["country", "locale", "timezone", "addresses.0.address", "document_id"]
    assert [(422, field) for field in fields] == found
    assert 404 == program.get("/clients/2004", creditor=world.creditor).status_code


def test_written_client_can_talk(world: World, program: Program) -> None:
    """A client and an invoice written by the API can have the conversation: the document verifies them."""
    body = {"creditor": world.creditor, "client_id": "2002", "name": "Rosa Díaz", "document_id": "9.876.543-2"}
    program.post("/clients", body)
    invoice = {"creditor": world.creditor, "client_id": "2002", "due_on": "2026-03-01", "amount": AMOUNT}
    program.put("/invoices/F-9", invoice)

    world.verify(client="2002", last4="5432")

    assert any("$144.000" in text for text in world.say("cuánto debo", client="2002"))


def pick(row: dict[str, object], *names: str) -> tuple[object, ...]:
    """Return some values of a row."""
    return tuple(row[name] for name in names)


def test_strokes(world: World, program: Program) -> None:
    """Numbers with a stroke, as many bills and clients have, are found under them."""
    amount, client = {"amount": "5000", "currency": "CLP"}, {"creditor": world.creditor, "client_id": "A/7"}
    program.post("/clients", {**client, "name": "Ana Soto"})
    bill = program.put("/invoices/001%2F2026", {**client, "due_on": "2026-02-23", "amount": amount})
    told = [program.get(f"/clients/A%2F7{part}", creditor=world.creditor) for part in PARTS]

    assert ("001/2026", [200] * len(PARTS)) == (bill.json()["number"], [one.status_code for one in told])
    assert ("A/7", ["001/2026"]) == (told[0].json()["client_id"], [one["number"] for one in told[1].json()["invoices"]])


def test_large_sums(world: World, program: Program) -> None:
    """A sum of bills may be larger than any one of them."""
    most = {"amount": "999999999999", "currency": "CLP"}
    owed = {"creditor": world.creditor, "client_id": "1041", "due_on": "2026-02-23", "amount": most}
    written = [program.put(f"/invoices/BIG-{number}", owed).status_code for number in range(2)]
    told = program.get("/clients/1041/statement", creditor=world.creditor)

    assert ([200, 200], "2000000143998") == (written, told.json()["balance"]["amount"])


def test_too_large(world: World, program: Program) -> None:
    """An amount beyond what any bill could be is refused, in one sentence."""
    told = program.post("/payments", payment(world, "9" * 19))

    assert (422, "amount: is too large.") == (told.status_code, told.json()["detail"])
