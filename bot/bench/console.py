"""Measure how soon each page of the console answers in a world of a given size, one reader at a time.

A database of its own is filled with a year of casework; then a supervisor opens every page so many times, in this
process, without a network between. Which pages there are the table of routes tells: a new one is measured, or named
with the reason why it is not. What a page answers is looked at: one that is not there is no figure.
"""

import asyncio
import resource
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import anyio
import httpx
import psycopg
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.app import MODEL_FOLDER, App, build
from bot.bench.casework import NOW, STAFF, seed
from bot.bench.contacts import GIVEN, KIB_IN_MIB
from bot.bench.creditor import CREDITOR, register
from bot.bench.timing import quantiles
from bot.clock import Clock
from bot.console.login import COOKIE, LINK, open_session
from bot.console.people_room import PATH as PEOPLE
from bot.console.reports.pages import PATH as REPORTS
from bot.console.reports.words import VIEWS
from bot.console.routes import console_routes
from bot.console.seats import NOWHERE
from bot.errors import BotError
from bot.settings import PREFIX, load
from bot.stage import CASES, CHAT
from bot.web.hub import Hub
from bot.web.service import THREADS, Service
from nlu.intents import find_or_train
from storage import embedded
from storage.schema import Role

HOST: Final = "http://console.bench"
CASE: Final = "/console/cases/{number:int}"
OPENED: Final[Mapping[str, Sequence[str]]] = {
    "/console": ("/console", "/console?state=resolved", "/console?q=fuentes+{number}"),
    CASE: ("/console/cases/{number}",),
    f"{CASE}/live": ("/console/cases/{number}/live",),
    f"{PEOPLE}/{{number:int}}": (f"{PEOPLE}/1",),
    REPORTS: [f"{REPORTS}?view={view}" for view in VIEWS],
    f"{REPORTS}.csv": [f"{REPORTS}.csv?view={view}" for view in VIEWS],
    f"{REPORTS}.pdf": (f"{REPORTS}.pdf?month=2026-02",),
}
"""What is opened of the pages that have several faces, or one for each of something; every other one is opened as it
is."""
LEFT_OUT: Final[Mapping[str, str]] = {
    "/console/events": "it does not end",
    "/console/sign-in": "nobody is signed in",
    "/console/sign-in/code": "nobody is signed in",
    "/console/sign-in/oidc": "nobody is signed in",
    "/console/sign-in/oidc/back": "nobody is signed in",
    "/console/sign-in/once/{word}": "nobody is signed in",
    "/console/welcome/{word}": "nobody is signed in",
    f"{CASE}/file.{{form}}": "the client's own file is written for the client, not for a reader of the console",
    "/console/attachments/{creditor}/{number:int}": "the invented year has no files",
    "/console/readings/{number:int}": "it is the list with one of its messages beside it",
    "/console/quality/{number:int}": "the invented year has no reviews",
    "/console/practice/{number:int}": "the invented year has nobody who practises",
    "/console/policies/trials/{number:int}": "the invented year has no trials of policies",
    "/console/policies/trials/{number:int}/step": "the invented year has no trials of policies",
    "/console/policies/trials/{number:int}/report.{form}": "the invented year has no trials of policies",
    "/console/campaigns/{number:int}": "the invented year has no campaigns",
    "/console/{rest:path}": "nothing is there",
}
"""Which pages are not measured, and why."""
FIRST_CASE: Final = 1033  #: of those that are open


class NoPage(BotError):
    """A page that is measured did not answer as it does."""


def run(cases: int, messages: int, times: int, model_folder: Path) -> dict[str, Any]:
    """Open every page so many times in a world of so many cases and messages; return the figures, in milliseconds."""
    find_or_train(model_folder)
    with tempfile.TemporaryDirectory(prefix="concilia-bench-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        (folder / MODEL_FOLDER).symlink_to(model_folder.resolve())
        with embedded.start(folder / "data", refuge=folder / "refuge") as server:
            given = GIVEN | {"DATABASE_URL": server.url, "DATA_DIR": str(folder)}
            settings = load({f"{PREFIX}{name}": value for name, value in given.items()})
            app = build(settings, Clock(lambda: NOW))
            try:
                return measure(app, cases, messages, times)
            finally:
                app.close()


def measure(app: App, cases: int, messages: int, times: int) -> dict[str, Any]:
    """Fill an empty database, open every page of a service whose clock stands at `NOW`, and return the figures."""
    began = time.perf_counter()
    cookie = _furnish(app, cases, messages)
    filled = time.perf_counter() - began
    pages = asyncio.run(_open_all(app, cookie, times))
    memory = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_IN_MIB, 1)
    return {
        "cases": cases,
        "messages": messages,
        "seconds_filling": round(filled, 1),
        "pages": pages,
        "slowest_median_ms": max(page["p50_ms"] for page in pages.values()),
        "peak_rss_mb": memory,
    }


def _furnish(app: App, cases: int, messages: int) -> str:
    """Write the creditor, its staff and the year; return the cookie of a supervisor who is signed in."""
    with app.database.unit_of_work(CREDITOR.creditor) as uow:
        register(uow, NOW)
        people = [
            uow.staff.add(name=f"Asesora {number}", email=f"a{number}@bench.example", password_hash="-",  # noqa: S106 - no password
                          role=Role.SUPERVISOR, creditors=[CREDITOR.creditor], at=NOW)
            for number in range(1, STAFF + 1)
        ]  # fmt: skip
        token = open_session(uow, app.vault, people[0], NOW, NOWHERE, LINK)
        uow.commit()
    seed(app.database, app.vault, cases, messages)
    with psycopg.connect(app.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")  # as PostgreSQL does by itself within minutes of so many rows
    return token


def pages_of(routes: Iterable[BaseRoute]) -> list[str]:
    """Return the addresses of all that is read at these routes, but for what is left out."""
    read = [route.path for route in routes if isinstance(route, Route) and "GET" in (route.methods or ())]
    opened = [OPENED.get(path, (path,)) for path in read if path not in LEFT_OUT]
    return [address.format(number=FIRST_CASE) for addresses in opened for address in addresses]


async def _open_all(app: App, cookie: str, times: int) -> dict[str, dict[str, float]]:
    service = Service(app, Hub(app.url, (CHAT, CASES)), anyio.CapacityLimiter(THREADS))
    routes = console_routes(service)
    transport = httpx.ASGITransport(Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url=HOST, cookies={COOKIE: cookie}) as reader:
        pages = pages_of(routes)
        return {page: quantiles(await _open(reader, page, times)) for page in pages}


async def _open(reader: httpx.AsyncClient, page: str, times: int) -> Sequence[float]:
    """Return the seconds that a page took each time; the first time, which reads its template, is none of them."""
    spent = []
    for _ in range(times + 1):
        began = time.perf_counter()
        answer = await reader.get(page)
        spent.append(time.perf_counter() - began)
        if answer.status_code != httpx.codes.OK:
            raise NoPage(f"{page} answered {answer.status_code}; measure once it is there.")
    return spent[1:]
