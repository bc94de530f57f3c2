"""The chat as a browser's requests see it: links, posts, what is shown."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import pytest

from bot.web.chat import LENGTH_MAX, LINK_AGE, PACE, chat_address, chat_link
from bot.web.chat_view import parts, show
from bot.web.chat_words import WORDS, preferred
from storage.schema import Direction, MessageStatus
from storage.unit_of_work import UnitOfWork
from tests.bot.world import NOON, World

Link = Callable[..., str]
TODAY = NOON.date()


def post(site: str, link: str, text: str = "hola", **changes: Any) -> httpx.Response:  # noqa: ANN401 - JSON values
    """Post a message as the page does."""
    body = {"token": link.rpartition("/")[2], "text": text, "id": uuid4().hex, **changes}
    return httpx.post(f"{site}/channels/web/messages", json=body)


def test_every_language_has_every_word() -> None:
    """The page's own words have the same keys, and the same blanks, in all three languages."""
    blanks = {
        language: {key: sorted(part for part in ("{count}", "{max}", "{day}", "{creditor}") if part in text)
                   for key, text in rows.items()}
        for language, rows in WORDS.items()
    }  # fmt: skip

    assert {"es", "en", "pt"} == WORDS.keys()
    assert blanks["es"] == blanks["en"] == blanks["pt"]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("es-CL,es;q=0.9,en;q=0.8", "es"),
        ("pt-BR", "pt"),
        ("fr-FR,en;q=0.5", "en"),  # the first that we speak
        ("de", "es"),
        ("", "es"),
    ],
)
def test_stranger_is_met_in_their_language(accepted: str, expected: str) -> None:
    """Who comes with a link that says nothing is met in the language their browser asks for."""
    assert expected == preferred(accepted)


@pytest.mark.parametrize(("language", "title"), [(name, rows["gone_title"]) for name, rows in WORDS.items()])
def test_forged_link_opens_nothing(site: str, language: str, title: str) -> None:
    """A forged link gets a kind page in the visitor's language, and no word of anybody's account."""
    answer = httpx.get(f"{site}/chat/{'A' * 120}", headers={"Accept-Language": language})

    assert 410 == answer.status_code
    assert f"<h1>{title}</h1>" in answer.text
    assert "Aguas" not in answer.text


def test_changed_link_opens_nothing(link: Link) -> None:
    """A link in which one character was changed is not ours."""
    ours = link()
    changed = ours[:-5] + ("A" if ours[-5] != "A" else "B") + ours[-4:]

    assert (200, 410) == (httpx.get(ours).status_code, httpx.get(changed).status_code)


def test_link_expires(world: World, site: str, link: Link) -> None:
    """A link opens for thirty days; after that neither page, messages nor posts know it."""
    ours = link()
    world.wall.at += LINK_AGE
    assert 200 == httpx.get(ours).status_code

    world.wall.move(seconds=1)

    paths = (ours, f"{ours}/messages", f"{ours}/events")
    assert [410, 410, 410] == [httpx.get(path).status_code for path in paths]
    assert 410 == post(site, ours).status_code


def test_link_to_nobody_opens_nothing(world: World, site: str) -> None:
    """A link of a client who is no longer there is as good as none."""
    nobody = chat_link(world.app.vault, world.creditor, "9999", world.now)

    assert 410 == httpx.get(site + nobody).status_code


def test_page_is_kept_by_nobody(link: Link) -> None:
    """The page is not cached, and runs only scripts of this server."""
    headers = httpx.get(link()).headers

    assert "no-store" == headers["Cache-Control"]
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_address_is_opaque_and_one_for_each_client(world: World) -> None:
    """The address on this channel tells nothing, is always the same, and no two clients share one."""
    pairs = [("a", "b1"), ("ab", "1"), ("a-b", "1"), ("a", "b-1"), ("a", "B1")]
    found = [chat_address(world.app.vault, *pair) for pair in pairs]

    assert found == [chat_address(world.app.vault, *pair) for pair in pairs]
    assert len(pairs) == len(set(found))


def test_opening_makes_the_client_reachable(world: World, link: Link) -> None:
    """Whoever opened their link can be written to there."""
    httpx.get(link())

    with world.unit() as uow:
        points = uow.clients.contact_points(world.creditor, world.client)
    expected = ("web", chat_address(world.app.vault, world.creditor, world.client))
    assert [expected] == [(address.channel, address.address) for _, address in points]


def test_message_sent_twice_is_one(world: World, site: str, link: Link) -> None:
    """A page that does not hear the answer sends again with the same id, and the client said it once."""
    ours, said = link(), uuid4().hex

    answers = [post(site, ours, "hola", id=said) for _ in range(3)]

    assert [202] * 3 == [answer.status_code for answer in answers]
    assert 1 == len([row for row in settled(world, 2) if row.direction is Direction.IN])


def test_ids_of_two_clients_do_not_meet(world: World, site: str, link: Link) -> None:
    """Two clients may use the same id: both are heard."""
    world.add_client("2088", "Pedro Araya", document="11.111.111-1")

    codes = [post(site, link(client), "hola", id="the-same-id").status_code for client in ("1041", "2088")]

    assert [202, 202] == codes
    assert 1 == sum(row.direction is Direction.IN for row in settled(world, 2))
    assert 1 == sum(row.direction is Direction.IN for row in settled(world, 2, "2088"))


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"text": "x" * LENGTH_MAX}, 202),
        ({"text": "x" * (LENGTH_MAX + 1)}, 422),
        ({"text": "   "}, 422),
        ({"text": 7}, 422),
        ({"text": "Sí", "button": "affirm"}, 202),
        ({"text": "Sí", "button": ["affirm"]}, 422),
        ({"text": "Sí", "button": "x" * 101}, 422),
        ({"id": "short"}, 400),
        ({"id": "with space and more"}, 400),
        ({"text": "x" * 40_000}, 413),
        ({"text": "nul \x00 and lone \ud800".encode("utf-8", "replace").decode()}, 202),
    ],
)
def test_post_is_checked(site: str, link: Link, changes: dict[str, Any], status: int) -> None:
    """What cannot be a message is refused with a sentence, whatever it is."""
    answer = post(site, link(), **changes)

    assert status == answer.status_code
    assert bool(answer.json().get("title")) is (status != 202)


@pytest.mark.parametrize("body", [b"", b"hola", b"[1]", b'"x"', b"{", b"\xff\xfe"])
def test_post_that_is_no_object_is_refused(site: str, body: bytes) -> None:
    """A body that is no JSON object is refused with a sentence."""
    assert 400 == httpx.post(f"{site}/channels/web/messages", content=body).status_code


def test_flood_is_slowed_down(site: str, link: Link) -> None:
    """Who writes faster than people do is asked to wait, in their own language, and told how long."""
    ours = link()

    answers = [post(site, ours) for _ in range(PACE.amount + 1)]

    assert [202] * PACE.amount + [429] == [answer.status_code for answer in answers]
    assert "unos segundos" in answers[-1].json()["title"]
    assert answers[-1].headers["Retry-After"].isdecimal()


def test_message_that_leaves_late_is_not_missed(world: World) -> None:
    """While a message waits to leave, whoever reads is sent back before it; once it left, it is shown."""
    world.say("hola")
    with world.unit() as uow:
        answer = uow.messages.of(world.creditor, world.client)[-1]
        answer.status = MessageStatus.QUEUED

    before = shown(world)
    with world.unit() as uow:
        uow.messages.move(world.creditor, answer.id, MessageStatus.DELIVERED)
    after = shown(world, before["after"])

    assert (1, answer.seq - 1) == (len(before["items"]), before["after"])
    assert [answer.seq] == [item["seq"] for item in after["items"]]


def test_other_channels_stay_there(world: World) -> None:
    """What was said on another channel is not shown to whoever holds a link."""
    world.say("hola")
    with world.unit() as uow:
        for row in uow.messages.of(world.creditor, world.client):
            row.channel = "whatsapp"

    assert [] == shown(world)["items"]


def test_adviser_is_named(world: World) -> None:
    """A message of an adviser carries their name, and while they hold the conversation the page says who writes."""
    world.verify()
    world.say("quiero hablar con una persona")
    with world.unit() as uow:
        case = uow.cases.of(world.creditor, world.client)[0].id
        staff = uow.staff.all()[0]
        world.app.desk.take(uow, case, staff, world.now, uuid4().hex)
        world.app.desk.reply(uow, case, staff, "Buenas tardes, soy Andrea.", world.now, uuid4().hex)
    world.work()

    seen = shown(world)

    assert "Andrea Rojas" == seen["adviser"]
    assert "Andrea Rojas, asesoría" == seen["items"][-1]["author"]


def test_plan_is_a_card() -> None:
    """The payments of a plan come apart from their text, with the day and the amount of each as the text wrote them."""
    text = "Entendí esto:\n• $20.000 el viernes 6 de marzo\n• $41.000 el lunes 16 de marzo\n\n¿Lo dejamos así?"
    rows = [
        {"on": "2026-03-06", "amount": {"amount": "20000", "currency": "CLP"}},
        {"on": "2026-03-16", "amount": {"amount": "41000", "currency": "CLP"}},
    ]

    before, card, after = parts(text, {"lines": rows}, "es-CL", TODAY)

    assert ("Entendí esto:", "¿Lo dejamos así?") == (before["text"], after["text"])
    assert [("viernes 6 de marzo", "$20.000"), ("lunes 16 de marzo", "$41.000")] == [
        (row["day"], row["amount"]) for row in card["rows"]
    ]


def test_each_list_is_a_card_of_its_own() -> None:
    """The client's plan and ours are two cards; a list of reasons between them stays text, what is new is noted."""
    own = [{"on": "2026-04-30", "amount": {"amount": "144000", "currency": "CLP"}}]
    ours = [
        {"on": "2026-03-20", "amount": {"amount": "12000", "currency": "CLP"}, "change": "date"},
        {"on": "2026-04-30", "amount": {"amount": "132000", "currency": "CLP"}, "change": "no"},
    ]
    text = (
        "Usted:\n• $144.000 el jueves 30 de abril\n\nPor esto:\n• una razón\n• otra\nQuedaría:\n"
        "• $12.000 el viernes 20 de marzo (fecha nueva)\n• $132.000 el jueves 30 de abril\n\n¿Le sirve?"
    )
    found = parts(text, {"own": own, "reasons": [{"reason": "a"}, {"reason": "b"}], "lines": ours}, "es-CL", TODAY)

    assert [False, True, False, True, False] == ["rows" in part for part in found]
    assert "Por esto:\n• una razón\n• otra\nQuedaría:" == found[2]["text"]
    assert ["fecha nueva", None] == [row["note"] for row in found[3]["rows"]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("• uno\n• dos", {}),  # a list without rows
        ("Sin lista", {"lines": [{"on": "2026-03-06", "amount": {"amount": "1", "currency": "CLP"}}]}),
        ("• una", {"lines": [{"on": "2026-03-06", "amount": {"amount": "1", "currency": "CLP"}}] * 2}),  # not as many
        ("• Transferencia: Banco", {"means": [{"kind": "transfer", "bank": "Banco"}]}),  # rows of another kind
        ("Hola", {"name": "Rosa", "lines": []}),
    ],
)
def test_text_stays_whole_without_fitting_rows(text: str, values: dict[str, Any]) -> None:
    """Where a list and its rows do not fit, the text is shown as it was said."""
    assert [{"text": text}] == parts(text, values, "es-CL", TODAY)


def shown(world: World, after: int | None = None) -> dict[str, Any]:
    """Return what the client's page has to show."""
    with world.unit() as uow:
        return show(uow, world.app.wording, client_of(uow, world), world.now, after)


def client_of(uow: UnitOfWork, world: World) -> Any:  # noqa: ANN401 - a row
    """Return the world's client in this transaction."""
    return uow.clients.get(world.creditor, world.client)


def settled(world: World, count: int, client: str | None = None) -> list[Any]:
    """Wait until a conversation has so many messages, and everything that was accepted is handled; return them."""
    while True:
        with world.unit() as uow:
            rows, waiting = uow.messages.of(world.creditor, client or world.client), uow.inbox.count()
        if len(rows) >= count and not waiting:
            return rows
