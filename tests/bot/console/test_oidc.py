"""Hold who gets in by another house: whom it vouches for by a sound token, and who has access here; nobody else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest

from bot.console.doorway import DOOR
from bot.console.login import COOKIE
from bot.console.oidc_room import BACK, PATH
from bot.people import Change
from storage.schema import Role
from tests.bot.console.conftest import CSRF, EMAIL, PASSWORD, Desk, Hire, console_server
from tests.bot.serving import serving
from tests.bot.world import World
from tests.fakes.oidc.house import CLIENT, SECRET, House, make_key

SAID = re.compile(r"<h1>([^<]+)</h1>")


@dataclass
class Street:
    """The console beside another house, and a browser that goes from one to the other."""

    world: World
    house: House
    desk: Desk
    site: str

    def go(self, onward: str = "/console/stops") -> httpx.Response:
        """Go to the other house and come back; return what the console answers then."""
        there = self.desk.client.get(PATH, params={"next": onward})
        assert 303 == there.status_code, there.text
        return self.desk.client.get(self.ask(there.headers["location"]))

    def ask(self, place: str) -> str:
        """Show at the other house who one is; return where it leads back to, on whatever port the console is here."""
        back = httpx.URL(httpx.get(place, timeout=30).headers["location"])
        assert ("console.example", BACK) == (back.host, back.path)
        return back.raw_path.decode()

    @property
    def is_in(self) -> bool:
        """Say whether the browser has a session."""
        return self.desk.see().status_code == 200


@pytest.fixture
def street(world: World, hire: Hire) -> Iterator[Street]:
    """Serve the console with another house named in its settings; passwords are off, and all need a second step."""
    house, desk = House(world.app.clock.wall), hire("Andrea Soto", EMAIL, role=Role.SUPERVISOR)
    with serving(house.application()) as address:
        house.address = address
        settings = replace(
            world.app.settings,
            public_url="http://console.example",
            oidc_issuer=address,
            oidc_client_id=CLIENT,
            oidc_client_secret=SECRET,
            passwords=False,
            second_factor=frozenset(Role),
        )
        with serving(console_server(replace(world, app=replace(world.app, settings=settings)))) as site:
            desk.client.base_url, desk.client.headers["Origin"] = httpx.URL(site), site
            yield Street(world, house, desk, site)


def test_there_and_back(street: Street) -> None:
    """Whoever the house vouches for comes in to the page that was asked for, in whatever case it writes the address."""
    street.house.email = EMAIL.upper()
    answer = street.go()
    reused = street.desk.client.get(answer.request.url)

    assert (303, "/console/stops") == (answer.status_code, answer.headers["location"])
    assert street.is_in  # without a code of a phone: the house asks for its own
    assert 401 == reused.status_code
    assert ["describe", "keys"] == street.house.asked
    with street.world.app.database.unit_of_work() as uow:
        found = uow.sessions.find(street.world.app.vault.hashes(street.desk.client.cookies[COOKIE]), street.world.now)
    assert found is not None
    assert "oidc" == found[0].via


def test_keys_change(street: Street) -> None:
    """A house that signs with a new key is asked for its keys again, a minute later at the soonest."""
    street.go()
    street.house.key, street.house.published = "two", ("one", "two")
    soon = street.go().status_code
    street.world.wall.move(minutes=2)
    later = [street.go().status_code for _ in range(2)]

    assert (401, [303, 303]) == (soon, later)
    assert ["describe", "keys", "keys"] == street.house.asked


def flawed(house: House, flaw: str, world: World) -> None:
    """Let a house do one thing wrong."""
    now = world.app.clock.wall()
    early, late = int((now + timedelta(minutes=5)).timestamp()), int((now - timedelta(minutes=11)).timestamp())
    claims: dict[str, dict[str, Any]] = {
        "issuer": {"iss": "https://elsewhere.example"}, "audience": {"aud": "another"}, "nonce": {"nonce": "another"},
        "expired": {"exp": int((now - timedelta(minutes=2)).timestamp())}, "early": {"iat": early},
        "old": {"iat": late}, "not yet": {"nbf": early}, "party": {"azp": "another"}, "words": {"exp": "soon"},
        "unverified": {"email_verified": False}, "said so": {"email_verified": "true"}, "no address": {"email": 7},
    }  # fmt: skip
    signs: dict[str, Callable[..., str]] = {
        "unsigned": lambda told: jwt.encode(dict(told), "", "none", {"kid": "one"}),
        "our secret": lambda told: jwt.encode(dict(told), SECRET.ljust(32), "HS256", {"kid": "one"}),
        "foreign key": lambda told: jwt.encode(dict(told), make_key("two"), "RS256", {"kid": "one"}),
        "no token": lambda _: "x.y.z",
        "torn": lambda told: jwt.encode(dict(told), make_key("one"), "RS256", {"kid": "one"})[:-9],
    }
    house.claims, house.sign = claims.get(flaw, {}), signs.get(flaw)
    house.without = (flaw,) if flaw in {"exp", "iat", "nonce", "sub", "aud", "iss", "email_verified"} else ()


FLAWS = (
    "issuer", "audience", "nonce", "expired", "early", "old", "not yet", "party", "words", "unverified", "said so",
    "no address", "unsigned", "our secret", "foreign key", "no token", "torn", "exp", "iat", "nonce", "sub", "aud",
    "iss", "email_verified",
)  # fmt: skip


def test_flaws(street: Street) -> None:
    """A token with any flaw lets nobody in, and the page says what to do without a word of why."""
    for flaw in FLAWS:
        flawed(street.house, flaw, street.world)
        answer = street.go()
        assert (401, False) == (answer.status_code, street.is_in), flaw
        assert ["No se pudo entrar con la cuenta de su empresa"] == SAID.findall(answer.text)
    flawed(street.house, "", street.world)
    assert 303 == street.go().status_code


def test_other_answers(street: Street) -> None:
    """An answer that nobody asked for, another's, late, a no, or with another code lets nobody in."""
    client = street.desk.client
    unasked = client.get(BACK, params={"code": "x", "state": "y"}).status_code
    spoilt = [{"state": "another"}, {"iss": "https://elsewhere.example"}, {"code": ""}, {"code": "another"}]
    statuses = [client.get(come_back(street).copy_merge_params(change)).status_code for change in spoilt]
    late_back = come_back(street)
    street.world.wall.move(minutes=11)
    late = client.get(late_back).status_code

    assert [401] * 6 == [unasked, *statuses, late]
    assert not street.is_in


def come_back(street: Street) -> httpx.URL:
    """Go to the other house; return where it leads back to."""
    return httpx.URL(street.ask(street.desk.client.get(PATH).headers["location"]))


def test_no_access_here(street: Street) -> None:
    """Whoever has no access, or no longer, is told so; nobody gets any by coming."""
    street.house.email = "eva@example.org"
    stranger = street.go()
    street.house.email = EMAIL
    with street.world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(EMAIL)
        assert staff is not None
        uow.staff.disable(staff.id, street.world.now)
        uow.commit()
    disabled = street.go()
    with street.world.app.database.unit_of_work() as uow:
        assert uow.staff.find("eva@example.org") is None

    assert [(403, ["Aquí no tiene acceso"])] * 2 == [
        (answer.status_code, SAID.findall(answer.text)) for answer in (stranger, disabled)
    ]


def test_house_is_away(street: Street) -> None:
    """A house that does not answer as it should is told of in a sentence; so is one that names itself otherwise."""
    street.house.name = "https://elsewhere.example"
    named = street.desk.client.get(PATH)

    assert (401, ["No se pudo entrar con la cuenta de su empresa"]) == (named.status_code, SAID.findall(named.text))


def test_passwords_off(street: Street) -> None:
    """With passwords off no password opens anything; a link of an operator lets in once, when all else fails."""
    page = street.desk.see("/console/sign-in").text
    door = street.world.app.vault.sign(f"door {street.desk.client.cookies[DOOR]}")
    fields = {"csrf": door, "email": EMAIL, "password": PASSWORD}
    tried = street.desk.client.post("/console/sign-in", data=fields)
    with street.world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(EMAIL)
        assert staff is not None
        uow.scope(street.world.creditor)
        link = Change(uow, staff, "operator", street.world.now).let_in(street.world.app.vault)
        uow.commit()
    looked = [street.desk.see(link) for _ in range(2)]
    entered = street.desk.client.post(link, data={"csrf": CSRF.findall(looked[1].text)[0]})
    again = street.desk.see(link).status_code

    assert 'type="password"' not in page
    assert f'href="{PATH}?next=/console"' in page
    assert 403 == tried.status_code
    own = street.desk.see("/console/me").text
    guest = {"csrf": CSRF.findall(own)[0], "name": "Eva Ríos", "email": "eva@example.org", "role": "adviser"}
    hired = street.desk.client.post("/console/people", data=guest)

    assert 'type="password"' not in own
    assert 303 == hired.status_code  # without a link: the other house knows who they are
    assert [200, 200, 303, 404] == [*(answer.status_code for answer in looked), entered.status_code, again]
    assert street.is_in


def test_no_other_house(andrea: Desk) -> None:
    """Without another house in the settings there is no such door."""
    assert [404, 404] == [andrea.see(path).status_code for path in (PATH, BACK)]
