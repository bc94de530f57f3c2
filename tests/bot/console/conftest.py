"""Give tests the console as it is served, an adviser who is signed in, and cases to work on."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot import effects
from bot.channels.message import Kind
from bot.console.login import COOKIE, PATH, open_session
from bot.console.routes import console_routes
from bot.passwords import hash_password
from bot.trust import trusted
from bot.web.security import SecurityHeaders
from flows.outcome import OpenCase, PlaceHold
from storage.schema import Case, Role
from tests.bot.serving import service_of, serving
from tests.bot.world import World

HOST = "127.0.0.1"
EMAIL = "soto@example.org"
PASSWORD = "una clave bastante larga"
STRANGER = "+56955556666"  #: the phone of somebody whom nobody knows
SECRET = "no tengo ningún número"  #: which they write
VOICE = b"OggS" + bytes(range(256))
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class Desk:
    """An adviser at the console, with a browser that keeps cookies."""

    world: World
    client: httpx.Client
    email: str

    def enter(self) -> None:
        """Be signed in, without the password's toil."""
        self.client.cookies.set(COOKIE, cookie_of(self.world, self.email), HOST, PATH)

    def sign_in(self, password: str = PASSWORD, onward: str = "/console") -> httpx.Response:
        """Fill in the sign-in form and send it."""
        form = self.client.get("/console/sign-in", params={"next": onward})
        fields = {"csrf": CSRF.findall(form.text)[0], "email": self.email, "password": password, "next": onward}
        return self.client.post("/console/sign-in", data=fields)

    def see(self, path: str = "/console") -> httpx.Response:
        """Open a page."""
        return self.client.get(path)

    def act(self, number: int, name: str, **fields: str) -> httpx.Response:
        """Send one of a case's forms, with the word of the session that a page carries."""
        return self.client.post(f"/console/cases/{number}/{name}", data={"csrf": self.word(), **fields})

    def word(self) -> str:
        """Return the session's word against forgery."""
        return str(CSRF.findall(self.see().text)[0])


def cookie_of(world: World, email: str) -> str:
    """Sign a member of staff in; return their cookie."""
    with world.app.database.unit_of_work() as uow:
        staff = uow.staff.find(email)
        assert staff is not None
        token = open_session(uow, world.app.vault, staff, world.now)
        uow.commit()
    return token


@cache
def hashed() -> str:
    """Return the hash of everybody's password; made once, for it is meant to take time."""
    return hash_password(PASSWORD)


@asynccontextmanager
async def _no_worker(app: Starlette) -> AsyncIterator[None]:
    app.state.service.hub.start()
    yield
    await anyio.to_thread.run_sync(app.state.service.hub.stop)


def console_server(world: World) -> Starlette:
    """Return an application with the console; messages are handled when the test says so."""
    service = service_of(world.app)
    site = Starlette(routes=console_routes(service), lifespan=_no_worker, middleware=[Middleware(SecurityHeaders)])
    site.state.service = service
    return site


@pytest.fixture
def site(world: World) -> Iterator[str]:
    """Serve the console; give its address."""
    with serving(console_server(world)) as address:
        yield address


@pytest.fixture
def hire(world: World, site: str) -> Iterator["Hire"]:
    """Give a maker of advisers, each with a browser of their own."""
    hire = Hire(world, site, [])
    yield hire
    for client in hire.opened:
        client.close()


@pytest.fixture
def andrea(hire: "Hire") -> Desk:
    """Give an adviser of all creditors who is signed in."""
    desk = hire("Andrea Soto", EMAIL)
    desk.enter()
    return desk


@pytest.fixture
def paula(hire: "Hire") -> Desk:
    """Give a supervisor of all creditors who is signed in."""
    desk = hire("Paula Reyes", "paula@example.org", role=Role.SUPERVISOR)
    desk.enter()
    return desk


@dataclass
class Hire:
    """Makes advisers."""

    world: World
    site: str
    opened: list[httpx.Client]

    def __call__(self, name: str, email: str, *creditors: str, role: Role = Role.ADVISER) -> Desk:
        """Write an adviser, or a supervisor, of some creditors, of all without any, and open a browser for them."""
        with self.world.app.database.unit_of_work() as uow:
            chosen = creditors or uow.creditors.ids()
            uow.staff.add(
                name=name, email=email, password_hash=hashed(), role=role, creditors=chosen, at=self.world.now
            )
            uow.commit()
        self.opened.append(
            httpx.Client(base_url=self.site, timeout=30, headers={"Origin": self.site}, verify=trusted())
        )
        return Desk(self.world, self.opened[-1], email)


@pytest.fixture
def office(hire: "Hire", site: str) -> str:
    """Let an adviser of all creditors be there who is not signed in; give the console's address."""
    hire("Andrea Soto", EMAIL)
    return site


@pytest.fixture
def supervised(hire: "Hire", site: str) -> str:
    """Let a supervisor of all creditors be there who is not signed in; give the console's address."""
    hire("Andrea Soto", EMAIL, role=Role.SUPERVISOR)
    return site


@pytest.fixture
def dispute(world: World) -> int:
    """Let the first client say that the service never came; give the case's number."""
    return world.dispute()


@pytest.fixture
def exception(world: World) -> int:
    """Let the first client ask for a plan that only staff may approve; give the case's number."""
    world.verify()
    details = {
        "proposal": "2026-03-20 72000; 2026-10-01 72000",
        "broken_rules": "term_days_max",
        "policy": "2026-01-01",
    }
    with world.unit() as uow:
        stage = world.app.bot.stage(uow, world.creditor, world.client, world.now, "0" * 32)
        case = OpenCase("exception", world.now, "puedo el 20 y en octubre", details=details)
        effects.apply(stage, (case, PlaceHold("exception")))
        assert stage.case is not None
        number = stage.case
    world.hear()
    return number


@pytest.fixture
def visitor(world: World) -> Case:
    """Let somebody whom nobody knows write until a person takes over; give the case."""
    for words in ("hola", SECRET, "por favor ayuda con mi cuenta"):
        world.say(words, channel="sms", address=STRANGER)
    with world.unit() as uow:
        address = uow.addresses.find("sms", STRANGER)
        assert address is not None
        (case,) = uow.cases.open_of(world.creditor, f"visitor~{address.id}")
        return case


def send_file(
    world: World,
    kind: Kind = "voice",
    content_type: str = "audio/ogg; codecs=opus",
    content: bytes | None = VOICE,
    text: str = "",
) -> int:
    """Let the client send a file, which is fetched if it has content; return its number."""
    world.send(kind, content_type, text)
    with world.unit() as uow:
        row = uow.attachments.of(world.creditor, [one.id for one in world.messages()])[-1]
        if content is not None:
            uow.attachments.keep(world.creditor, row.id, content, content_type, world.now)
    return row.id
