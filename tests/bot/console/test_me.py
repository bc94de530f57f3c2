"""Hold what is one's own at the console: where one is signed in, and one's password."""

import pytest

from bot.console.seats import mask_address, name_browser
from tests.bot.console.conftest import CSRF, PASSWORD, Desk, cookie_of
from tests.bot.world import World

FRESH = "lluvia tren mesa siete"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
    "Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 "
    "Edg/126.0"
)


def act(desk: Desk, name: str, **fields: str) -> int:
    """Send one of the forms of one's own page; return the answer's status."""
    word = CSRF.findall(desk.see("/console/me").text)[0]
    return desk.client.post("/console/me", data={"csrf": word, "act": name, **fields}).status_code


def change(desk: Desk, old: str, new: str, again: str | None = None) -> int:
    """Change the password."""
    return act(desk, "change_password", old=old, new=new, again=new if again is None else again)


def find(world: World, token: str) -> int | None:
    """Return the number of the session that a cookie's value opens; nothing where it opens none."""
    with world.app.database.unit_of_work() as uow:
        found = uow.sessions.find(world.app.vault.hashes(token), world.now)
        return found[0].number if found else None


def test_sessions(world: World, andrea: Desk) -> None:
    """Everybody sees where they signed in, ends one session of theirs, or all but this one; never somebody else's."""
    andrea.client.headers["User-Agent"] = FIREFOX
    andrea.client.cookies.clear()
    andrea.sign_in()
    other, third = cookie_of(world, andrea.email), cookie_of(world, andrea.email)
    stranger = world.add_staff("Luis Peña", email="luis@example.org")
    foreign = cookie_of(world, stranger.email)
    page = andrea.see("/console/me").text
    numbers = [find(world, token) for token in (other, foreign)]

    assert "Firefox · Windows" in page
    assert "127.0.…" in page
    assert page.count("Esta sesión") == 1
    assert [303] * 2 == [act(andrea, "end_session", session=str(number)) for number in numbers]
    assert [False, True, True] == [find(world, token) is not None for token in (other, third, foreign)]
    assert 303 == act(andrea, "end_others")
    assert [False, True] == [find(world, token) is not None for token in (third, foreign)]
    assert 200 == andrea.see().status_code
    with world.unit() as uow:
        told = [entry.action for entry, _ in uow.audit.about(world.creditor, f"staff:{staff_of(world, andrea)}")]
    assert ["staff.sessions_ended"] * 2 == told


def staff_of(world: World, desk: Desk) -> int:
    """Return somebody's number."""
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(desk.email)
        assert staff is not None
        return staff.id


def test_password(world: World, andrea: Desk) -> None:
    """A new password takes the old one; all other sessions end, this one does not, and the old word opens nothing."""
    other = cookie_of(world, andrea.email)
    refused = [
        change(andrea, "no es esta clave", FRESH),
        change(andrea, PASSWORD, "corta"),
        change(andrea, PASSWORD, "Contraseña2026"),
        change(andrea, PASSWORD, FRESH, "lluvia tren mesa ocho"),
    ]
    kept = find(world, other) is not None
    changed = change(andrea, PASSWORD, FRESH)

    assert ([422] * 4, True, 303) == (refused, kept, changed)
    assert find(world, other) is None
    assert 200 == andrea.see().status_code
    andrea.client.cookies.clear()
    assert 401 == andrea.sign_in().status_code
    assert 303 == andrea.sign_in(FRESH).status_code
    with world.unit() as uow:
        entries = uow.audit.about(world.creditor, f"staff:{staff_of(world, andrea)}")
    assert [("staff.password_changed", {})] == [(entry.action, payload) for entry, payload in entries]


def test_guessing_the_old_one(andrea: Desk) -> None:
    """Whoever sits at somebody's open console does not find their password by trying."""
    answers = [change(andrea, f"intento número {number}", FRESH) for number in range(8)]

    assert [422] * 8 == answers
    assert 422 == change(andrea, PASSWORD, FRESH)
    andrea.client.cookies.clear()
    assert 303 == andrea.sign_in().status_code


@pytest.mark.parametrize(
    ("agent", "name"),
    [(FIREFOX, "Firefox · Windows"), (SAFARI, "Safari · iPhone"), (EDGE, "Edge · Windows"), ("curl/8", ""), ("", "")],
)
def test_browser_in_plain_words(agent: str, name: str) -> None:
    """A browser is named as people know it."""
    assert name == name_browser(agent)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("203.0.113.7", "203.0.…"), ("2001:db8:1::7", "2001:0db8:…"), ("testclient", ""), ("", "")],
)
def test_network_is_masked(host: str, shown: str) -> None:
    """Of an address no more is kept than where in the world it may be."""
    assert shown == mask_address(host)
