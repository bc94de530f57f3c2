"""Hold how the team shares cases: whose turn one is and why, who may be given it, who takes it, who else looks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot import assigning, effects
from bot.console.queue_room import watch
from bot.errors import ClientMistake
from flows.outcome import OpenCase
from storage.repositories.case_looks import AGE
from storage.schema import Case, Role
from tests.bot.console.conftest import EMAIL, Desk, Hire
from tests.bot.console.test_queue import open_case
from tests.bot.world import World

EVERY = ("es", "pt")


@pytest.fixture
def team(world: World, hire: Hire) -> dict[str, int]:
    """Let advisers be there who are given cases by themselves, and some who are not; give their numbers."""
    world.add_creditor("luz-del-sur")
    world.add_creditor(assignment="automatic")
    found = {}
    people = {"Ana": 1, "Luis": 5, "Dora": 5, "Eva": 5, "Zoe": 5, "Nadie": 0}
    for name in people:
        hire(name, f"{name}@example.org".lower(), "luz-del-sur" if name == "Zoe" else world.creditor)
    hire("Oscar", "oscar@example.org", world.creditor, role=Role.OPERATOR)
    with world.app.database.unit_of_work() as uow:
        for row in uow.staff.all():
            found[row.name] = row.id
        for name, most in people.items():
            back = world.now + timedelta(days=1) if name == "Eva" else None
            uow.duties.put(found[name], ("es",) if name == "Ana" else EVERY, (), most, back)
        uow.duties.put(found["Oscar"], EVERY, (), 9)
        uow.staff.disable(found["Dora"], world.now)
        uow.commit()
    return found


def opened(world: World, kind: str = "human", client: str = "1041") -> int:
    """Let a case be opened as the bot does; return its number once what follows is done."""
    with world.unit() as uow:
        stage = world.app.bot.stage(uow, world.creditor, client, world.now, "0" * 32)
        effects.apply(stage, (OpenCase(kind, world.now + timedelta(hours=1), "hola"),))
        number = stage.case
    world.work()
    assert number is not None
    return number


def case_of(world: World, number: int) -> Case:
    """Return a case as it stands."""
    with world.unit() as uow:
        return uow.cases.get(number)


def test_by_itself(world: World, hire: Hire, team: dict[str, int]) -> None:
    """A new case is given to who speaks the language, has room and fewest; never to who is away, gone, or elsewhere.

    The reason stands on the case. A complaint is never given to whom the client has had to do with, nor by hand; what
    nobody may have stays everybody's. Another creditor's rule is its own.
    """
    world.add_client("2", "João Prado", language="pt", invoices=())
    world.say("hola")
    first, second, third = opened(world), opened(world), opened(world, client="2")
    assert [team["Ana"], team["Luis"], team["Luis"]] == [case_of(world, one).given_to for one in (first, second, third)]
    rita = hire("Rita Paz", "rita@example.org", world.creditor)
    rita.enter()
    page = rita.see(f"/console/cases/{third}").text
    assert "Le toca a Luis: habla portugués y tenía 1 caso." in page
    assert page.count("le toca a Luis") == 2
    assert "El asistente sigue atendiendo" in page

    with world.unit() as uow:
        stage = world.app.bot.stage(uow, world.creditor, world.client, world.now, "0" * 32)
        world.app.desk.reply(uow, second, uow.staff.get(team["Luis"]), "Hola, ya lo veo.", stage.now, "1" * 32)
    complaint = opened(world, "complaint")
    assert case_of(world, complaint).given_to is None
    with world.unit() as uow, pytest.raises(ClientMistake) as refused:
        assigning.give(uow, complaint, team["Luis"], team["Ana"], world.now)
    assert assigning.ABOUT == refused.value.field
    for name in ("Eva", "Zoe", "Dora", "Oscar"):
        with world.unit() as uow, pytest.raises(ClientMistake) as refused:
            assigning.give(uow, first, team[name], team["Ana"], world.now)
        assert assigning.AWAY == refused.value.field
    world.wall.move(days=2)
    assert team["Eva"] == case_of(world, opened(world, "complaint")).given_to


def test_offered_again(world: World, hire: Hire) -> None:
    """What nobody had room for is given once somebody frees up: by the next case resolved, or as soon as they are back.

    What is seen to first is given first; a case that nobody may have asks nothing of anybody.
    """
    world.add_creditor(assignment="automatic")
    world.add_client("2", "João Prado", language="pt", invoices=())
    for name in ("Ana", "Eva"):
        hire(name, f"{name}@example.org".lower(), world.creditor)
    with world.unit() as uow:
        ids = {row.name: row.id for row in uow.staff.all()}
        uow.duties.put(ids["Ana"], ("es",), (), 1)
        uow.duties.put(ids["Eva"], ("es",), (), 1, world.now + timedelta(days=3))
    world.say("hola")
    taken, late, foreign, soon = (
        opened(world), opened(world), opened(world, client="2"), opened(world, "distress"),
    )  # fmt: skip
    with world.unit() as uow:
        uow.session.get_one(Case, (world.creditor, late)).priority = 4
    assert [ids["Ana"], None, None, None] == [case_of(world, one).given_to for one in (taken, late, foreign, soon)]
    world.wall.move(minutes=1)
    with world.unit() as uow:
        world.app.desk.resolve(uow, taken, None, "other", "Listo.", world.now, "2" * 32)
    world.work()
    assert [ids["Ana"], None, None] == [case_of(world, one).given_to for one in (soon, late, foreign)]
    world.wall.move(days=4)
    with world.unit() as uow:
        uow.jobs.put("offer", world.now)
    world.work()

    assert [ids["Eva"], None] == [case_of(world, one).given_to for one in (late, foreign)]


def test_by_hand(world: World, hire: Hire, andrea: Desk, paula: Desk) -> None:
    """Whoever answers gives a case on; what another took, a supervisor alone, and the conversation goes with it.

    All that somebody has goes over in one act, and nothing is left with them. Whoever takes a case has it.
    """
    rita = hire("Rita Paz", "rita@example.org")
    rita.enter()
    with world.app.database.unit_of_work() as uow:
        ids = {row.email: row.id for row in uow.staff.all()}
    numbers = [open_case(world, "human", 3, hours) for hours in (1, 2, 3)]
    to = str(ids["rita@example.org"])
    assert 303 == andrea.act(numbers[0], "give", to=to).status_code
    assert "Le toca a usted: lo dio Andrea Soto." in rita.see(f"/console/cases/{numbers[0]}").text
    andrea.act(numbers[1], "take")
    refused = rita.act(numbers[1], "give", to=to)
    assert (422, True) == (refused.status_code, "ya lo lleva otra persona" in refused.text)
    assert 303 == paula.act(numbers[1], "give", to=to).status_code
    with world.unit() as uow:
        talk = uow.conversations.get(world.creditor, world.client)
        assert talk is not None
        assert (ids["rita@example.org"], True) == (talk.held_by, talk.held_at is not None)
    given = {"csrf": paula.word(), "act": "give-all", "staff": to}
    assert 403 == andrea.client.post("/console/team", data={**given, "csrf": andrea.word(), "to": "rule"}).status_code
    moved = paula.client.post("/console/team", data={**given, "to": str(ids[EMAIL])})
    assert "Pasados. Andrea Soto: 2 casos." in moved.text
    assert [(None, ids[EMAIL]), (ids[EMAIL], None), (None, None)] == [
        (case_of(world, one).assignee, case_of(world, one).given_to) for one in numbers
    ]
    fields = {"csrf": paula.word(), "act": "set", "staff": to, "open_max": "3", "away": "2026-03-09"}
    assert 422 == paula.client.post("/console/team", data=fields).status_code
    page = paula.client.post("/console/team", data={**fields, "language-pt": "1", "kind-human": "1"}).text
    assert "le tocan hasta 3 casos" in page
    assert "vuelve" in page
    refused = andrea.act(numbers[0], "give", to=to)
    assert (422, True) == (refused.status_code, "Esa persona no está" in refused.text)
    assert 303 == paula.act(numbers[2], "give", to=str(ids[EMAIL])).status_code
    assert 303 == andrea.act(numbers[0], "take").status_code
    assert (ids[EMAIL], None, None) == (
        case_of(world, numbers[0]).assignee,
        case_of(world, numbers[0]).given_to,
        case_of(world, numbers[0]).given_why,
    )
    given = {"csrf": paula.word(), "act": "give-all", "staff": str(ids[EMAIL]), "to": "rule"}
    assert "Pasados. de nadie: 3 casos." in paula.client.post("/console/team", data=given).text
    with world.unit() as uow:
        talk = uow.conversations.get(world.creditor, world.client)
        assert talk is not None
        assert (None, True) == (talk.held_by, talk.held_at is not None)
    assert "Lo llevan personas: el asistente calla" in rita.see(f"/console/cases/{numbers[1]}").text
    assert 303 == paula.act(numbers[1], "take").status_code


def test_two_at_once(world: World, andrea: Desk, paula: Desk, dispute: int) -> None:
    """Of two who take a case at the same moment one has it, and the other is told."""
    words = {desk.email: desk.word() for desk in (andrea, paula)}

    def take(desk: Desk) -> tuple[int, bool]:
        answer = desk.client.post(f"/console/cases/{dispute}/take", data={"csrf": words[desk.email]})
        return answer.status_code, "ya lo lleva otra persona" in answer.text

    with ThreadPoolExecutor(2) as both:
        answers = dict(zip((andrea.email, paula.email), both.map(take, (andrea, paula)), strict=True))
    assert [(303, False), (422, True)] == sorted(answers.values())
    with world.unit() as uow:
        holder = uow.staff.get(case_of(world, dispute).assignee or 0)
    assert (303, False) == answers[holder.email]


def test_who_looks(world: World, andrea: Desk, paula: Desk, dispute: int) -> None:
    """Who else has a case open is said on it and in the queue, until they close it or their page falls silent."""
    with world.app.database.unit_of_work() as uow:
        ids = {row.email: row.id for row in uow.staff.all()}

    def look(email: str, *, is_gone: bool = False) -> None:
        with world.unit() as uow:
            watch(uow, dispute, ids[email], world.now, is_gone=is_gone)

    def told(desk: Desk) -> tuple[int, int]:
        page = desk.see(f"/console/cases/{dispute}").text
        return page.count("También lo mira Andrea Soto"), page.count("También lo mira")

    look(EMAIL)
    assert [(0, 0), (2, 2)] == [told(andrea), told(paula)]
    look(EMAIL, is_gone=True)
    assert (0, 0) == told(paula)
    look(EMAIL)
    world.wall.move(seconds=AGE.total_seconds() - 1)
    assert (2, 2) == told(paula)
    world.wall.move(seconds=1)
    assert (0, 0) == told(paula)
