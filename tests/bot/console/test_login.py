"""Hold who gets in: the right password, for a working day, with forms of our own, to the clients of their creditors."""

from datetime import timedelta

import httpx
import pytest

from bot.console import login
from bot.console.login import COOKIE, PERSON, PLACE, Attempts, open_session
from bot.tries import Tries
from storage.schema import Role
from tests.bot.console.conftest import PASSWORD, Desk, Hire, console_server
from tests.bot.serving import serving
from tests.bot.world import World


def test_sign_in(hire: Hire) -> None:
    """The right password opens the page that was asked for; the cookie is out of reach of scripts."""
    desk = hire("Luis Peña", "luis@example.org")
    asked = desk.see()
    answer = desk.sign_in(onward="/console/queue")
    cookie = answer.headers["set-cookie"].partition(";")

    assert (303, "/console/sign-in?next=/console") == (asked.status_code, asked.headers["location"])
    assert (303, "/console/queue") == (answer.status_code, answer.headers["location"])
    assert cookie[0].startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Path=/console", "SameSite=lax"} <= {part.strip() for part in cookie[2].split(";")}
    assert 200 == desk.see().status_code


def test_email_in_any_case(hire: Hire) -> None:
    """An e-mail address is the same in capitals."""
    desk = hire("Luis Peña", "luis@example.org")
    desk.email = "LUIS@example.org"

    assert 303 == desk.sign_in().status_code


def test_wrong_password(hire: Hire) -> None:
    """A wrong password and an unknown address are told the same kind sentence, and open nothing."""
    desk = hire("Luis Peña", "luis@example.org")
    wrong = desk.sign_in("otra cosa muy distinta")
    desk.email = "nadie@example.org"
    unknown = desk.sign_in()

    for answer in (wrong, unknown):
        assert 401 == answer.status_code
        assert "El correo y la contraseña no coinciden." in answer.text
        assert COOKIE not in answer.headers.get("set-cookie", "")
    assert 303 == desk.see().status_code


def test_attempts(hire: Hire) -> None:
    """After eight attempts in a row even the right password waits; another person's is not held up."""
    desk, other = hire("Luis Peña", "luis@example.org"), hire("Ana Díaz", "ana@example.org")
    answers = [desk.sign_in("equivocada").status_code for _ in range(8)]

    assert [401] * 8 == answers
    assert 429 == desk.sign_in(PASSWORD).status_code
    assert 303 == other.sign_in().status_code


def test_attempts_in_other_processes(world: World, hire: Hire) -> None:
    """Attempts are counted for all processes together: what one process has seen another one knows."""
    desk = hire("Luis Peña", "luis@example.org")
    answers = [desk.sign_in("equivocada").status_code for _ in range(PLACE.burst)]
    with serving(console_server(world)) as site, httpx.Client(base_url=site, headers={"Origin": site}) as browser:
        other = Desk(world, browser, desk.email)
        held = other.sign_in()
        world.wall.move(seconds=PLACE.every.total_seconds())
        later = other.sign_in()

    assert ([401] * PLACE.burst, 429, 303) == (answers, held.status_code, later.status_code)


def test_attempts_from_many_places(world: World) -> None:
    """A hundred wrong passwords of one person are the end, from wherever they come; a right one begins anew."""
    attempts = Attempts(Tries(world.app.vault))

    def tried(place: int, email: str = "luis@example.org") -> bool:
        with world.app.database.unit_of_work() as uow:
            may = attempts.may_try(uow, f"203.0.113.{place}", email, world.now)
            uow.commit()
        return may

    answers = [tried(place) for place in range(PERSON.burst)]
    held, other = tried(200), tried(200, "ana@example.org")
    with world.app.database.unit_of_work() as uow:
        attempts.forget(uow, "203.0.113.7", " LUIS@example.org")
        uow.commit()

    assert [True] * PERSON.burst == answers
    assert (False, True, True) == (held, other, tried(200))


def test_away(world: World, andrea: Desk, dispute: int) -> None:
    """After an hour without a request the session is over, whatever its open page asked for by itself meanwhile."""
    part, case = {"HX-Request": "true"}, f"/console/cases/{dispute}"
    andrea.see()
    world.wall.move(minutes=59)
    told = [andrea.client.get(path, headers=part).status_code for path in ("/console/queue", f"{case}/live")]
    world.wall.move(minutes=1)
    ended = [andrea.see("/console/events").status_code, andrea.client.get(f"{case}/live", headers=part).status_code]
    after = andrea.see("/console/queue")
    door = andrea.see("/console/sign-in")

    assert ([200, 200], [401, 401]) == (told, ended)
    assert (303, "/console/sign-in?next=/console/queue") == (after.status_code, after.headers["location"])
    assert "Su sesión terminó." in door.text


@pytest.mark.parametrize("path", ["/console", "/console/me", "/console/cases/{}", "/console/cases/{}/preview"])
def test_there(world: World, andrea: Desk, dispute: int, path: str) -> None:
    """Whoever opens pages, or types, stays signed in; a case that is opened from the queue counts too."""
    place, form = path.format(dispute), {"csrf": andrea.word(), "text": "Hola"}
    andrea.client.headers["HX-Request"] = "true"
    answers = []
    for _ in range(3):
        world.wall.move(minutes=45)
        types = path.endswith("preview")
        answers.append(andrea.client.post(place, data=form) if types else andrea.see(place))

    assert [200] * 3 == [answer.status_code for answer in answers]


def test_expired(world: World, andrea: Desk) -> None:
    """After twelve hours the session is over, whatever is done meanwhile."""
    before = []
    for _ in range(24):
        before.append(andrea.see().status_code)
        world.wall.move(minutes=30)
    after = andrea.see("/console/queue")

    assert [200] * 24 == before
    assert (303, "/console/sign-in?next=/console/queue") == (after.status_code, after.headers["location"])


def test_two_pages_at_once(world: World, andrea: Desk) -> None:
    """A request does not wait for another one that prolongs the same session at the same time."""
    andrea.see()
    world.wall.move(minutes=5)
    with world.app.database.unit_of_work() as uow:
        signed = login.read_session(
            uow, world.app.vault, andrea.client.cookies[COOKIE], world.now, timedelta(minutes=60)
        )
        other = andrea.see().status_code

    assert signed is not None
    assert 200 == other


def test_disabled(world: World, andrea: Desk) -> None:
    """Whoever is disabled is out at once, and does not get in again."""
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(andrea.email)
        assert staff is not None
        uow.staff.disable(staff.id, world.now)
        uow.commit()

    assert 303 == andrea.see().status_code
    assert 401 == andrea.sign_in().status_code


def test_sign_out(world: World, andrea: Desk) -> None:
    """Signed out, the cookie opens nothing, even where somebody kept it."""
    token, word = andrea.client.cookies[COOKIE], andrea.word()
    andrea.client.post("/console/sign-out", data={"csrf": word})
    andrea.client.cookies.set(COOKIE, token)

    assert 303 == andrea.see().status_code


def test_only_the_hash_is_kept(world: World, andrea: Desk) -> None:
    """The database does not hold what the cookie says."""
    token = andrea.client.cookies[COOKIE]
    with world.app.database.unit_of_work() as uow:
        found = uow.sessions.find(world.app.vault.hashes(token), world.now)
        literal = uow.sessions.find([token.encode()], world.now)

    assert found is not None
    assert literal is None


def test_forged(world: World, andrea: Desk, dispute: int) -> None:
    """A form without the session's word, or from another origin, is refused and changes nothing."""
    path, word = f"/console/cases/{dispute}/take", andrea.word()
    without = andrea.client.post(path, data={})
    elsewhere = andrea.client.post(path, data={"csrf": word}, headers={"Origin": "https://elsewhere.example"})
    nowhere = andrea.client.post(path, data={"csrf": word}, headers={"Origin": "null"})
    with world.unit() as uow:
        assignee = uow.cases.get(dispute).assignee

    assert [403, 403, 403] == [answer.status_code for answer in (without, elsewhere, nowhere)]
    assert assignee is None


def test_forged_sign_in(hire: Hire) -> None:
    """Nobody is signed in by a form that is not ours."""
    desk = hire("Luis Peña", "luis@example.org")
    fields = {"email": desk.email, "password": PASSWORD}

    assert 403 == desk.client.post("/console/sign-in", data={**fields, "csrf": "x"}).status_code


@pytest.mark.parametrize(
    "place", ["https://elsewhere.example", "//elsewhere.example", "/chat/x", "/console/../chat", "/console/sign-out"]
)
def test_leads_nowhere_else(hire: Hire, place: str) -> None:
    """The page to go on to is one of ours."""
    desk = hire("Luis Peña", "luis@example.org")

    assert "/console" == desk.sign_in(onward=place).headers["location"]


def test_foreign_case(world: World, hire: Hire, dispute: int) -> None:
    """The case of a creditor that is not theirs does not exist for an adviser, whatever they ask."""
    world.add_creditor("luz-del-sur")
    desk = hire("Luis Peña", "luis@example.org", "luz-del-sur")
    desk.sign_in()
    seen = [desk.see(f"/console/cases/{dispute}{part}").status_code for part in ("", "/live")]
    stream = desk.see(f"/console/events?case={dispute}").status_code
    names = ("take", "release", "reply", "resolve", "approve", "refuse", "preview")
    acts = [desk.act(dispute, name, text="Hola", outcome="other").status_code for name in names]
    unknown = desk.see("/console/cases/99999999999999999999").status_code
    queue = desk.see().text

    assert ([404, 404], 404, [404] * 7, 404) == (seen, stream, acts, unknown)
    assert "Marcela" not in queue
    assert "Nadie espera" in queue


def test_signed_out_everywhere(hire: Hire, dispute: int) -> None:
    """Signed out, every page leads to the sign-in page, and every part and stream says so."""
    desk = hire("Luis Peña", "luis@example.org")
    case = f"/console/cases/{dispute}"
    pages = [desk.see(path) for path in ("/console", "/console/queue", case)]
    parts = desk.client.get(f"{case}/live", headers={"HX-Request": "true"})
    act = desk.client.post(f"{case}/take", data={})

    assert [303] * 3 == [page.status_code for page in pages]
    assert f"/console/sign-in?next={case}" == pages[2].headers["location"] == act.headers["location"]
    assert (401, "true") == (parts.status_code, parts.headers["hx-refresh"])
    assert 401 == desk.see("/console/events").status_code


def test_ended_in_the_middle(world: World, andrea: Desk, dispute: int) -> None:
    """A session that ends before an act is sent does nothing, on any process; signed in again it is done, once."""
    case, act = f"/console/cases/{dispute}", {"text": "Lo vemos hoy.", "once": "ab" * 16}
    andrea.act(dispute, "take")
    before, word = len(world.messages()), andrea.word()
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(andrea.email)
        assert staff is not None
        uow.sessions.end_all(staff.id)
        uow.commit()
    with serving(console_server(world)) as elsewhere:
        there = httpx.URL(f"{elsewhere}{case}/reply")
        other = andrea.client.post(there, data={"csrf": word, **act}, headers={"Origin": elsewhere})
    ended = andrea.client.post(f"{case}/reply", data={"csrf": word, **act}, headers={"Referer": f"http://x{case}"})
    nothing = len(world.messages()) - before
    onward = httpx.URL(ended.headers["location"]).params["next"]
    back = andrea.sign_in(onward=onward)
    again = [andrea.act(dispute, "reply", **act).status_code for _ in range(2)]

    assert ([303, 303], 0) == ([other.status_code, ended.status_code], nothing)
    assert (case, case) == (onward, back.headers["location"])
    assert [303, 303] == again
    assert 1 == len(world.messages()) - before


def test_leads_back_to_the_page(andrea: Desk) -> None:
    """Whoever presses a button after the session's end comes back to the page it stood on, and to none elsewhere."""
    andrea.client.cookies.clear()
    asked = {"/console/stops": "/console/stops", "/console/people/1": "/console/people/1", "/chat/x": "/console"}
    found = {
        page: andrea.client.post("/console/stops", data={}, headers={"Referer": f"http://x{page}"}).headers["location"]
        for page in asked
    }

    assert {page: f"/console/sign-in?next={onward}" for page, onward in asked.items()} == found


def test_headers(andrea: Desk, dispute: int) -> None:
    """Nothing of a case is kept by the browser, nothing comes from elsewhere, and no style or script stands inside."""
    page = andrea.see(f"/console/cases/{dispute}")

    assert "no-store" == page.headers["cache-control"]
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert not [word for word in (" style=", "<style", " onclick=", "javascript:", "//cdn") if word in page.text]


def test_nobodys_adviser(world: World, hire: Hire) -> None:
    """An adviser without creditors is told so kindly, and finds no case."""
    desk = hire("Luis Peña", "luis@example.org")
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.add(
            name="Eva Ríos", email="eva@example.org", password_hash="-", role=Role.ADVISER, creditors=(), at=world.now
        )
        token = open_session(uow, world.app.vault, staff, world.now)
        uow.commit()
    desk.client.cookies.set(COOKIE, token)

    assert "Aún sin empresas" in desk.see().text
    assert 404 == desk.see("/console/cases/1000").status_code
