"""The trial with a human witness: drawn by chance alone, told only where it is so, and confirmed with one reply."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App
from bot.witness import CONTROL, WITNESS, arm_of
from flows.negotiation.account import AgreementStatus
from flows.negotiation.proposal import Payment
from storage.schema import Agreement
from storage.seals import code_of
from tests.bot.commands.conftest import Command, concilia  # noqa: F401 - fixtures
from tests.bot.world import CREDITOR, Wall, World

words = st.text(min_size=1, max_size=8)


@given(words, words, st.integers(1, 10**9), st.integers(0, 100))
def test_the_draw_is_fixed(creditor: str, client: str, agreement: int, share: int) -> None:
    """The same agreement is always in the same arm; all are at a hundred, none at nothing."""
    assert arm_of(creditor, client, agreement, share) == arm_of(creditor, client, agreement, share)
    assert (WITNESS, CONTROL) == (arm_of(creditor, client, agreement, 100), arm_of(creditor, client, agreement, 0))


@pytest.mark.parametrize("share", [10, 50, 80])
def test_the_draw_is_fair(share: int) -> None:
    """Of many agreements the share that is asked for is drawn, within four standard errors."""
    drawn = sum(arm_of("a", str(client), client, share) == WITNESS for client in range(10_000))

    assert abs(drawn - 100 * share) < 4 * (100 * share * (100 - share) / 100) ** 0.5


def agree(world: World, share: int | None, *, staffed: bool = True) -> Agreement:
    """Let a client agree with a creditor whose trial draws this share; return the agreement."""
    world.add_creditor(witness={"share_percent": share} if share is not None else None)
    world.add_client()
    if staffed:
        world.add_staff()
    world.verify()
    world.say("pago todo el viernes")
    world.press("Sí, lo dejo así")
    with world.unit() as uow:
        return uow.agreements.of(CREDITOR, "1041")[0]


@pytest.fixture
def empty(app: App, wall: Wall) -> World:
    """Give a world without anybody."""
    return World(app, wall)


def keys(world: World) -> list[str | None]:
    """Return the keys of what was said last, from the agreement on."""
    said = [message.text_key for message in world.messages()]
    return said[said.index("plan-agreed-once") :]


@pytest.mark.parametrize(
    ("share", "staffed", "arm"),
    [
        (100, True, WITNESS),
        (0, True, CONTROL),
        (None, True, None),  # no trial
        (100, False, None),  # nobody could stand by: no promise, no trial
    ],
)
def test_who_is_told(empty: World, share: int | None, staffed: bool, arm: str | None) -> None:
    """Only the arm with a witness hears of one, by name, with a case for that adviser."""
    agreement = agree(empty, share, staffed=staffed)
    with empty.unit() as uow:
        cases = uow.cases.open_of(CREDITOR, "1041")

    assert arm == agreement.arm
    assert ["plan-agreed-once", "plan-terms", *(["plan-witness"] if arm == WITNESS else [])] == keys(empty)
    assert [("human", "Andrea Rojas", str(agreement.id))] * (arm == WITNESS) == [
        (case.kind, case.details["witness"], case.details["agreement"]) for case in cases
    ]
    assert (arm == WITNESS) == any("Andrea Rojas, del equipo" in message.text for message in empty.messages())


def test_one_reply_confirms(empty: World) -> None:
    """The adviser confirms with one reply to the case, and the client reads it."""
    agree(empty, 100)
    with empty.unit() as uow:
        case, staff = uow.cases.open_of(CREDITOR, "1041")[0], uow.staff.all()[0]
        said = "Confirmo su acuerdo, Marcela. Cualquier cosa, me escribe."
        empty.app.desk.reply(uow, case.id, staff, said, empty.now, uuid4().hex)
    empty.work()
    with empty.unit() as uow:
        answered, agreement = uow.cases.get(case.id), uow.agreements.of(CREDITOR, "1041")[0]

    assert f"Acompaña el acuerdo {code_of(agreement)}" in answered.summary
    assert said in empty.messages()[-1].text
    assert answered.first_response_at == empty.now


def test_what_it_came_to(empty: World, concilia: Command) -> None:  # noqa: F811 - a fixture
    """The command counts what each arm drew, kept and broke, and tells the difference with its interval."""
    first = agree(empty, 100)
    with empty.unit() as uow:
        uow.agreements.end(CREDITOR, first.id, AgreementStatus.KEPT)
        second = uow.agreements.book(
            creditor=CREDITOR,
            client="1041",
            plan=(Payment(first.instalments[0].due_on, 1),),
            total=1,
            discount=0,
            currency="CLP",
            invoices=[],
            proposed_by="client",
            policy_version="2026-01-01",
            at=empty.now,
        )
        uow.agreements.draw(CREDITOR, second.id, CONTROL)
        uow.agreements.end(CREDITOR, second.id, AgreementStatus.BROKEN)
    told, said = concilia("witness", "--creditor", CREDITOR, "--json"), concilia("witness", "--creditor", CREDITOR)

    assert ({"drawn": 1, "kept": 1, "broken": 0, "kept_rate": 1.0}, 1.0) == (
        told.json[WITNESS],
        told.json["difference"],
    )
    assert {"drawn": 1, "kept": 0, "broken": 1, "kept_rate": 0.0} == told.json[CONTROL]
    assert "+100.0 points (95 % interval " in said.out
