"""Hold how people come, change and go: by whom, never by themselves, never the last supervisor, all of it on record."""

import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from sqlalchemy import delete

from bot.console.crew import DEEDS
from storage.schema import ContactPoint, Role, Staff
from tests.bot.console.conftest import CSRF, PASSWORD, Desk, Hire
from tests.bot.world import World

PEOPLE = "/console/people"
LINK = re.compile(r'<p class="code link">[^<]*(/console/welcome/[^<]+)</p>')
FRESH = "lluvia tren mesa siete"
OTHER = "luz-del-sur"


def staff_of(world: World, email: str) -> Staff:
    """Return somebody as they are now."""
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(email)
        assert staff is not None
        return staff


def post(desk: Desk, path: str, **fields: str) -> httpx.Response:
    """Send a form with the session's word."""
    word = CSRF.findall(desk.see("/console/me").text)[0]
    return desk.client.post(path, data={"csrf": word, **fields})


def act(world: World, desk: Desk, email: str, name: str, **fields: str) -> httpx.Response:
    """Do something about somebody."""
    return post(desk, f"{PEOPLE}/{staff_of(world, email).id}", act=name, **fields)


def invite(desk: Desk, **fields: str) -> httpx.Response:
    """Invite somebody."""
    return post(desk, PEOPLE, **{"name": "Eva Ríos", "email": "eva@example.org", "role": "adviser", **fields})


def choose(desk: Desk, link: str, new: str, again: str | None = None) -> httpx.Response:
    """Choose a password by a link."""
    found = CSRF.findall(desk.see(link).text)
    return desk.client.post(link, data={"csrf": found[0] if found else "", "new": new, "again": again or new})


def test_invitation(world: World, paula: Desk, hire: Hire) -> None:
    """Who is invited chooses the password by a link, good once and not used up by a refusal, and keeps its language."""
    guest = hire("Luis Peña", "luis@example.org")
    guest.client.headers["Accept-Language"] = "en-GB,en;q=0.9"
    answer = invite(paula, name="  Eva   Ríos ", email="EVA@example.org")
    (link,) = LINK.findall(answer.text)
    guest.email = "eva@example.org"
    before = guest.sign_in().status_code
    refused = [choose(guest, link, *words).status_code for words in [("corta",), ("Eva Ríos 2026",), (FRESH, PASSWORD)]]
    chosen = choose(guest, link, FRESH)
    again = (guest.see(link).status_code, choose(guest, link, PASSWORD).status_code)

    assert ([422] * 3, 401) == (refused, before)
    assert (303, "/console/sign-in") == (chosen.status_code, chosen.headers["location"])
    assert 404 == again[0]
    assert 403 == again[1]
    assert 303 == guest.sign_in(FRESH).status_code
    assert 200 == guest.see().status_code
    assert link not in paula.see(f"{PEOPLE}/{staff_of(world, guest.email).id}").text
    assert ("Eva Ríos", "en") == (staff_of(world, guest.email).name, staff_of(world, guest.email).language)
    assert 422 == invite(paula).status_code


@pytest.mark.parametrize("spoil", ["time", "another", "disabled"])
def test_dead_links(world: World, paula: Desk, spoil: str) -> None:
    """A link dies after three days, with the next one, and with the access."""
    (link,) = LINK.findall(invite(paula).text)
    form = paula.see(link).text
    if spoil == "time":
        world.wall.move(days=3)
    else:
        act(world, paula, "eva@example.org", {"another": "invite", "disabled": "disable"}[spoil])
    late = paula.client.post(link, data={"csrf": CSRF.findall(form)[0], "new": FRESH, "again": FRESH})

    assert (404, 404) == (paula.see(link).status_code, late.status_code)
    assert "-" == staff_of(world, "eva@example.org").password_hash


def test_new_link_for_a_lost_password(world: World, paula: Desk, andrea: Desk) -> None:
    """A new link ends nothing until it is used; then the sessions of the old password are over."""
    (link,) = LINK.findall(act(world, paula, andrea.email, "invite").text)
    before = andrea.see().status_code
    choose(paula, link, FRESH)

    assert (200, 303) == (before, andrea.see().status_code)
    andrea.client.cookies.clear()
    assert 401 == andrea.sign_in().status_code
    assert 303 == andrea.sign_in(FRESH).status_code


def test_disabled(world: World, paula: Desk, andrea: Desk, dispute: int) -> None:
    """Whoever is let go is out with the next request, and the cases that were theirs wait for everybody again."""
    andrea.act(dispute, "take")
    done = act(world, paula, andrea.email, "disable")
    out = [andrea.see().status_code, andrea.client.post(f"/console/cases/{dispute}/release", data={}).status_code]
    with world.unit() as uow:
        case, conversation = uow.cases.get(dispute), uow.conversations.get(world.creditor, world.client)
        told = [entry.action for entry, _ in uow.audit.about(world.creditor, f"case:{dispute}")]

    assert 303 == done.status_code
    assert [303, 303] == out
    assert case.assignee is None
    assert conversation is not None
    assert (None, None) == (conversation.held_at, conversation.held_by)
    assert {"case.released", "case.returned"} <= set(told)
    andrea.client.cookies.clear()
    assert 401 == andrea.sign_in().status_code
    act(world, paula, andrea.email, "enable")
    assert 303 == andrea.sign_in().status_code


def test_disabled_where_no_address_is_left(world: World, paula: Desk, andrea: Desk, dispute: int) -> None:
    """A case goes back also where nobody can be written to; whoever takes it next is not told that it is taken."""
    andrea.act(dispute, "take")
    with world.unit() as uow:
        conversation = uow.conversations.lock(world.creditor, world.client)
        conversation.channel = conversation.address_id = None
        uow.session.execute(delete(ContactPoint).where(ContactPoint.client_id == world.client))
    done = act(world, paula, andrea.email, "disable").status_code
    taken = paula.act(dispute, "take").status_code
    with world.unit() as uow:
        assignee = uow.cases.get(dispute).assignee

    assert (303, 303) == (done, taken)
    assert staff_of(world, paula.email).id == assignee


def test_who_answers_no_more(world: World, paula: Desk, andrea: Desk, dispute: int) -> None:
    """Another role holds from the next step, and takes the cases of who answers no more."""
    andrea.act(dispute, "take")
    act(world, paula, andrea.email, "role", role="viewer")
    with world.unit() as uow:
        assignee = uow.cases.get(dispute).assignee

    assert assignee is None
    assert "/console/totals" == andrea.client.get("/console", follow_redirects=True).url.path


def test_companies(world: World, hire: Hire, paula: Desk, andrea: Desk, dispute: int) -> None:
    """Companies are given and taken one by one; the cases of one that is taken go back, and the last one stays."""
    world.add_creditor(OTHER)
    chief = hire("Rosa Vera", "rosa@example.org", role=Role.SUPERVISOR)
    chief.enter()
    andrea.act(dispute, "take")
    given = act(world, chief, andrea.email, "add", creditor=OTHER)
    foreign = act(world, paula, andrea.email, "end_sessions")
    taken = act(world, chief, andrea.email, "remove", creditor=world.creditor)
    last = act(world, chief, andrea.email, "remove", creditor=OTHER)
    with world.unit() as uow:
        left, assignee = uow.staff.creditors(staff_of(world, andrea.email).id), uow.cases.get(dispute).assignee

    assert [303, 422, 303, 422] == [answer.status_code for answer in (given, foreign, taken, last)]
    assert ((OTHER,), None) == (left, assignee)
    assert 404 == paula.see(f"{PEOPLE}/{staff_of(world, andrea.email).id}").status_code


@pytest.mark.parametrize("name", ["role", "add", "remove", "disable", "enable", "end_sessions", "reset", "invite"])
def test_nobody_changes_themselves(world: World, hire: Hire, paula: Desk, name: str) -> None:
    """Nobody raises, lowers or resets themselves, also where somebody else could."""
    hire("Rosa Vera", "rosa@example.org", role=Role.SUPERVISOR)
    answer = act(world, paula, paula.email, name, role="adviser", creditor=world.creditor)

    assert 422 == answer.status_code
    assert "Es usted" in answer.text
    assert Role.SUPERVISOR is staff_of(world, paula.email).role


def test_at_once(world: World, hire: Hire, paula: Desk) -> None:
    """Of two supervisors who let each other go at the same moment, one stays."""
    chief = hire("Rosa Vera", "rosa@example.org", role=Role.SUPERVISOR)
    chief.enter()
    words = [CSRF.findall(desk.see("/console/me").text)[0] for desk in (paula, chief)]
    numbers = [staff_of(world, desk.email).id for desk in (chief, paula)]

    def let_go(place: int) -> int:
        desk, data = (paula, chief)[place], {"csrf": words[place], "act": "disable"}
        return desk.client.post(f"{PEOPLE}/{numbers[place]}", data=data).status_code

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(let_go, (0, 1)))

    assert 1 == sum(staff_of(world, desk.email).disabled_at is None for desk in (paula, chief))


def test_on_record(world: World, hire: Hire, paula: Desk, andrea: Desk) -> None:
    """Everything that is done about somebody is told in words, with who did it, to whoever may see them."""
    world.add_creditor(OTHER)
    chief = hire("Rosa Vera", "rosa@example.org", role=Role.SUPERVISOR)
    auditor = hire("Ana Ríos", "ana@example.org", role=Role.AUDITOR)
    for desk in (chief, auditor):
        desk.enter()
    acts: list[tuple[str, dict[str, str]]] = [
        ("invite", {}), ("role", {"role": "auditor"}), ("role", {"role": "adviser"}), ("add", {"creditor": OTHER}),
        ("remove", {"creditor": OTHER}), ("end_sessions", {}), ("disable", {}), ("enable", {}),
    ]  # fmt: skip
    statuses = [act(world, chief, andrea.email, name, **fields).status_code for name, fields in acts]
    page = auditor.see(f"{PEOPLE}/{staff_of(world, andrea.email).id}").text
    done = ("invited", "role_changed", "creditor_added", "creditor_removed", "sessions_ended", "disabled", "enabled")

    assert [200] + [303] * 7 == statuses
    assert [] == [action for action in done if DEEDS[f"staff.{action}"] not in page]
    assert "(Rosa Vera)" in page
    assert "staff." not in page
    assert 403 == post(auditor, PEOPLE, name="x").status_code
