"""Hold the second step of signing in: set up by a code, asked for, good once, counted, and asked of who must."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import unescape

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyotp import TOTP

from bot import second_step
from bot.console.doorway import SECOND_STEP
from bot.second_step import Verdict
from storage.schema import Role, Staff
from tests.bot.console.conftest import CSRF, Desk, Hire, console_server, cookie_of
from tests.bot.serving import serving
from tests.bot.world import NOON, World

TOKEN = re.compile(r'name="token" value="([^"]+)"')
SECRET = re.compile(r'<p class="code">([A-Z2-7 ]+)</p>')
LISTED = re.compile(r'<li class="code">([a-z0-9-]+)</li>')
CODE = "/console/sign-in/code"


def staff_of(world: World, desk: Desk) -> Staff:
    """Return somebody as they are now."""
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(desk.email)
        assert staff is not None
        return staff


def code_now(world: World, secret: str, steps: int = 0) -> str:
    """Return what a phone shows, so many half minutes from now."""
    return TOTP(secret).at(world.app.clock.wall() + timedelta(seconds=30 * steps))


def post(desk: Desk, **fields: str) -> httpx.Response:
    """Send a form of the page of one's phone."""
    page = desk.see(SECOND_STEP).text
    token = TOKEN.findall(page)
    told = {"token": token[0]} if token else {}
    return desk.client.post(SECOND_STEP, data={"csrf": CSRF.findall(page)[0], **told, **fields})


def set_up(world: World, desk: Desk) -> tuple[str, list[str]]:
    """Set up somebody's phone as they do; return its secret, and the list."""
    page = desk.see(SECOND_STEP).text
    secret = SECRET.findall(page)[0].replace(" ", "")
    fields = {"csrf": CSRF.findall(page)[0], "token": unescape(TOKEN.findall(page)[0]), "act": "enrol"}
    answer = desk.client.post(SECOND_STEP, data={**fields, "code": code_now(world, secret)})
    return secret, LISTED.findall(answer.text)


def show(desk: Desk, code: str, onward: str = "/console/queue") -> httpx.Response:
    """Send the form that asks for a code at the door."""
    form = desk.client.get(CODE, params={"next": onward})
    found = CSRF.findall(form.text)
    return desk.client.post(CODE, data={"csrf": found[0] if found else "", "code": code, "next": onward})


def test_signing_in(world: World, andrea: Desk) -> None:
    """A phone once set up is asked for after the password, and only both together open the page that was asked for."""
    before = cookie_of(world, andrea.email)
    secret, codes = set_up(world, andrea)
    world.wall.move(minutes=1)
    andrea.client.cookies.clear()
    first = andrea.sign_in(onward="/console/queue")
    halfway = andrea.see().status_code
    wrong = show(andrea, "000000")
    right = show(andrea, code_now(world, secret))

    assert 10 == len(set(codes))
    assert (303, f"{CODE}?next=/console/queue") == (first.status_code, first.headers["location"])
    assert 303 == halfway
    assert 401 == wrong.status_code
    assert (303, "/console/queue") == (right.status_code, right.headers["location"])
    assert 200 == andrea.see().status_code
    with world.app.database.unit_of_work() as uow:
        assert uow.sessions.find(world.app.vault.hashes(before), world.now) is None
    told = staff_of(world, andrea).code_secret
    assert told is not None
    assert secret.encode() not in told


def test_nothing_without_the_password(world: World, andrea: Desk) -> None:
    """A code alone opens nothing, nor does a password that was changed since, or of somebody disabled since."""
    secret, _ = set_up(world, andrea)
    world.wall.move(minutes=1)
    andrea.client.cookies.clear()
    bare = andrea.client.post(CODE, data={"csrf": "x", "code": code_now(world, secret)}).status_code
    andrea.sign_in()
    with world.app.database.unit_of_work() as uow:
        uow.staff.change_password(staff_of(world, andrea).id, "another hash")
        uow.commit()
    after = andrea.client.get(CODE)

    assert 403 == bare
    assert (303, "/console/sign-in") == (after.status_code, after.headers["location"])


def test_half_a_sign_in_ends(world: World, andrea: Desk) -> None:
    """A right password waits ten minutes for its code; then it begins anew."""
    secret, _ = set_up(world, andrea)
    andrea.client.cookies.clear()
    andrea.sign_in()
    form = andrea.client.get(CODE)
    world.wall.move(minutes=11)
    late = andrea.client.post(CODE, data={"csrf": CSRF.findall(form.text)[0], "code": code_now(world, secret)})

    assert 401 == late.status_code
    assert "Empiece otra vez" in late.text
    assert 303 == andrea.see().status_code


def test_list(world: World, andrea: Desk) -> None:
    """A code of the list is good once, however it is typed, and its use is on record."""
    _, codes = set_up(world, andrea)
    answers = []
    for code in (codes[0].replace("-", " ").upper(), codes[0], codes[1]):
        andrea.client.cookies.clear()
        andrea.sign_in()
        answers.append(show(andrea, code).status_code)
    with world.unit() as uow:
        told = uow.audit.about(world.creditor, f"staff:{staff_of(world, andrea).id}")

    assert [303, 401, 303] == answers
    assert [("staff.second_step_set", {}), *(("staff.recovery_code_used", {"left": left}) for left in (9, 8))] == [
        (entry.action, payload) for entry, payload in told
    ]


def test_own_page(world: World, andrea: Desk) -> None:
    """A phone is taken away, and the list made anew, only by a code; a secret of another page sets up nothing."""
    foreign = world.app.vault.link_token({"phone": 0, "secret": "A" * 32}, world.now)
    stale = post(andrea, act="enrol", token=foreign, code=code_now(world, "A" * 32)).status_code
    unproved = post(andrea, act="enrol", code="123").status_code
    secret, codes = set_up(world, andrea)
    again = post(andrea, act="enrol", code=code_now(world, secret)).status_code
    world.wall.move(minutes=1)
    refused = [post(andrea, act=act, code="000000").status_code for act in ("renew", "remove")]
    renewed = LISTED.findall(post(andrea, act="renew", code=code_now(world, secret)).text)
    kept = post(andrea, act="remove", code=codes[0]).status_code
    removed = post(andrea, act="remove", code=renewed[0]).status_code

    assert ([422] * 5, 422, 303) == ([stale, unproved, again, *refused], kept, removed)
    assert not set(codes) & set(renewed)
    assert staff_of(world, andrea).code_secret is None
    andrea.client.cookies.clear()
    assert "/console" == andrea.sign_in().headers["location"]


def test_required(world: World, hire: Hire) -> None:
    """Whoever must show a code is led to set up their phone before anything else; nobody else is."""
    desk, other = hire("Paula Reyes", "p@example.org", role=Role.SUPERVISOR), hire("Luis Peña", "l@example.org")
    settings = replace(world.app.settings, second_factor=frozenset({"supervisor"}))
    strict = replace(world, app=replace(world.app, settings=settings))
    with serving(console_server(strict)) as site:
        for one in (desk, other):
            one.client.base_url, one.client.headers["Origin"] = httpx.URL(site), site
            one.sign_in()
        led = [desk.see(path).headers["location"] for path in ("/console", "/console/stops", "/console/cases/1000")]
        stream = desk.see("/console/events").status_code
        own = [desk.see(path).status_code for path in ("/console/me", SECOND_STEP)]
        free = other.see().status_code
        set_up(world, desk)
        then = desk.see().status_code

    assert ([SECOND_STEP] * 3, 401, [200, 200], 200, 200) == (led, stream, own, free, then)


def verdicts(world: World, staff: Staff, *codes: str) -> list[Verdict]:
    """Return what becomes of codes, one after the other."""
    found = []
    for code in codes:
        with world.app.database.unit_of_work() as uow:
            found.append(second_step.check(uow, world.app.vault, staff, code, world.app.clock.wall()))
            uow.commit()
    return found


def test_guessing(world: World, andrea: Desk) -> None:
    """Wrong codes are counted for all processes: after five each waits, after fifty none counts until it is reset."""
    secret, codes = set_up(world, andrea)
    staff, right = staff_of(world, andrea), Verdict.RIGHT
    world.wall.move(minutes=1)
    five = verdicts(world, staff, *["000000"] * 5, code_now(world, secret))
    world.wall.move(minutes=5)
    waited = verdicts(world, staff, code_now(world, secret), "000000", codes[0])
    for _ in range(second_step.MOST):
        world.wall.move(minutes=5)
        verdicts(world, staff, "000000")
    world.wall.move(days=1)
    barred = verdicts(world, staff, code_now(world, secret), codes[1])

    assert [Verdict.WRONG] * 5 + [Verdict.TOO_SOON] == five
    assert [right, Verdict.WRONG, Verdict.LISTED] == waited
    assert [Verdict.BARRED] * 2 == barred
    with world.app.database.unit_of_work() as uow:
        assert second_step.remove(uow, staff)
        uow.commit()
    assert 0 == staff_of(world, andrea).code_misses


@pytest.mark.parametrize(("steps", "verdict"), [(-2, "wrong"), (-1, "right"), (0, "right"), (1, "right"), (2, "wrong")])
def test_clocks_apart(world: World, andrea: Desk, steps: int, verdict: str) -> None:
    """A phone's clock may be half a minute off, and no more."""
    secret, _ = set_up(world, andrea)
    world.wall.move(minutes=5)

    assert [verdict] == verdicts(world, staff_of(world, andrea), code_now(world, secret, steps))


def test_no_code_twice(world: World, andrea: Desk) -> None:
    """A code that was used is used up, with those before it; also where the clock of the phone is ahead."""
    secret, _ = set_up(world, andrea)
    staff = staff_of(world, andrea)
    enrolled = verdicts(world, staff, code_now(world, secret))
    world.wall.move(minutes=2)
    ahead, now = code_now(world, secret, 1), code_now(world, secret)
    used = verdicts(world, staff, ahead, ahead, now)

    world.wall.move(minutes=2)
    with ThreadPoolExecutor(2) as pool:
        at_once = list(pool.map(lambda code: verdicts(world, staff, code), [code_now(world, secret)] * 2))

    assert [[Verdict.RIGHT], [Verdict.WRONG]] == sorted(at_once)
    assert [Verdict.WRONG] == enrolled
    assert [Verdict.RIGHT, Verdict.WRONG, Verdict.WRONG] == used


@given(st.one_of(st.text(max_size=40), st.integers(0, 999_999).map("{:06}".format)))
def test_any_text(text: str) -> None:
    """Whatever is typed is judged, and is a code only if the phone shows it about now."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # an example of the rule's
    shown = {TOTP(secret).at(NOON + timedelta(seconds=30 * step)) for step in (-1, 0, 1)}

    assert ("".join(text.split()) in shown) == (second_step.find_step(secret, text, NOON) is not None)
    assert all(second_step.find_step(secret, f" {code[:3]} {code[3:]}", NOON) is not None for code in shown)
