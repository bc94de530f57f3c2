"""Hold what each role may do at the console: every route by the table below, and no page offers what it may not."""

import re
from collections.abc import Iterator

import pytest
from starlette.routing import Match, Route

from bot.console.acts import NO_ANSWERING, carry_out
from bot.console.floors import FLOORS
from bot.console.gate import Refusal
from bot.console.login import Signed
from bot.console.rights import RIGHTS, ROOMS, Right
from bot.console.routes import console_routes
from storage.schema import ANSWERING, Role
from tests.bot.campaigns.scene import ALONE, submit
from tests.bot.console.conftest import Desk, Hire
from tests.bot.serving import service_of
from tests.bot.world import World

EVERYBODY = frozenset(Role)
ADVISING = frozenset({Role.ADVISER, Role.SUPERVISOR})
READING = ADVISING | {Role.AUDITOR}
SUPERVISING = frozenset({Role.SUPERVISOR})
WATCHING = SUPERVISING | {Role.AUDITOR}
RUNNING = SUPERVISING | {Role.OPERATOR}
MAY: dict[str, frozenset[Role]] = {
    "GET /console": EVERYBODY,
    "GET /console/queue": READING,
    "GET /console/events": READING,
    "GET /console/team": WATCHING,
    "POST /console/team": SUPERVISING,
    "GET /console/views": READING,
    "POST /console/views": READING,
    "GET /console/sign-in": EVERYBODY,
    "POST /console/sign-in": EVERYBODY,
    "POST /console/sign-out": EVERYBODY,
    "POST /console/me/language": EVERYBODY,
    "GET /console/sign-in/code": EVERYBODY,
    "POST /console/sign-in/code": EVERYBODY,
    "GET /console/me/second-step": EVERYBODY,
    "POST /console/me/second-step": EVERYBODY,
    "GET /console/welcome/{word}": EVERYBODY,
    "POST /console/welcome/{word}": EVERYBODY,
    "GET /console/people": WATCHING,
    "POST /console/people": SUPERVISING,
    "GET /console/people/{number:int}": WATCHING,
    "POST /console/people/{number:int}": SUPERVISING,
    "GET /console/sign-in/oidc": EVERYBODY,
    "GET /console/sign-in/oidc/back": EVERYBODY,
    "GET /console/sign-in/once/{word}": EVERYBODY,
    "POST /console/sign-in/once/{word}": EVERYBODY,
    "GET /console/me": EVERYBODY,
    "POST /console/me": EVERYBODY,
    "GET /console/cases/{number:int}": READING,
    "GET /console/cases/{number:int}/live": READING,
    "GET /console/cases/{number:int}/file.{form}": WATCHING,
    "POST /console/cases/{number:int}/*": ADVISING,
    "GET /console/attachments/{creditor}/{number:int}": READING,
    "GET /console/readings": WATCHING,
    "GET /console/readings/{number:int}": WATCHING,
    "POST /console/readings/{number:int}": SUPERVISING,
    "GET /console/quality": WATCHING,
    "GET /console/quality/{number:int}": WATCHING,
    "POST /console/quality/{number:int}": SUPERVISING,
    "GET /console/quality/mine": ADVISING,
    "POST /console/quality/mine": ADVISING,
    "GET /console/objections": WATCHING,
    "POST /console/objections": SUPERVISING,
    "GET /console/deliveries": RUNNING | WATCHING,
    "POST /console/deliveries": RUNNING,
    "GET /console/payments": READING,
    "POST /console/payments": ADVISING,
    "GET /console/totals": WATCHING | {Role.VIEWER},
    "GET /console/reports": WATCHING | {Role.VIEWER},
    "GET /console/reports.csv": WATCHING | {Role.VIEWER},
    "GET /console/reports.pdf": WATCHING | {Role.VIEWER},
    "GET /console/stops": RUNNING | WATCHING,
    "POST /console/stops": RUNNING,
    "GET /console/means": WATCHING,
    "POST /console/means": SUPERVISING,
    "GET /console/policies": WATCHING | {Role.VIEWER},
    "POST /console/policies": SUPERVISING,
    "GET /console/policies/trials": WATCHING | {Role.VIEWER},
    "POST /console/policies/trials": SUPERVISING,
    "GET /console/policies/trials/{number:int}": WATCHING | {Role.VIEWER},
    "POST /console/policies/trials/{number:int}": SUPERVISING,
    "GET /console/policies/trials/{number:int}/step": WATCHING | {Role.VIEWER},
    "GET /console/policies/trials/{number:int}/report.{form}": WATCHING | {Role.VIEWER},
    "GET /console/countries": READING,
    "GET /console/practice": READING,
    "POST /console/practice": ADVISING,
    "GET /console/practice/{number:int}": ADVISING,
    "POST /console/practice/{number:int}": ADVISING,
    "GET /console/cadence": WATCHING | {Role.VIEWER},
    "POST /console/cadence": SUPERVISING,
    "GET /console/texts": WATCHING | {Role.VIEWER},
    "POST /console/texts": SUPERVISING,
    "GET /console/limits": WATCHING | {Role.VIEWER},
    "POST /console/limits": SUPERVISING,
    "GET /console/wording": WATCHING | {Role.VIEWER},
    "POST /console/wording": SUPERVISING,
    "GET /console/phrases": WATCHING | {Role.VIEWER},
    "POST /console/phrases": SUPERVISING,
    "GET /console/campaigns": WATCHING,
    "POST /console/campaigns": SUPERVISING,
    "GET /console/campaigns/{number:int}": WATCHING,
    "POST /console/campaigns/{number:int}": SUPERVISING,
    "GET /console/{rest:path}": EVERYBODY,
}
"""Who may come where. A case's acts are one line: `*`."""
FORM = re.compile(r'<form[^>]*method="post"[^>]*action="([^"?]*)|hx-post="([^"?]*)"')
NOT_THEIRS = "Esto es de otra función"
STREAM = "/console/events"  #: never ends; its door is the same as the others'


def verb_of(route: Route) -> str:
    """Return how a route is asked."""
    return "POST" if "POST" in (route.methods or ()) else "GET"


def who_may(route: Route) -> frozenset[Role]:
    """Return who may come by a route. Raises KeyError for one that has no rule."""
    name = f"{verb_of(route)} {route.path}"
    acts = f"{name.rpartition('/')[0]}/*"
    return MAY[acts] if acts in MAY else MAY[name]


def routes_of(world: World) -> list[Route]:
    """Return the routes of the console."""
    return [route for route in console_routes(service_of(world.app)) if isinstance(route, Route)]


@pytest.fixture
def places(world: World, dispute: int) -> dict[str, object]:
    """Give what the blanks of addresses are filled with: a case; a campaign and a reading that are there too."""
    submit(world, **ALONE)
    return {"number": dispute, "form": "json", "creditor": world.creditor, "rest": "nowhere", "word": "none"}


def filled(path: str, places: dict[str, object]) -> str:
    """Return an address with its blanks filled."""
    kind = path.replace(":int", "").replace(":path", "")
    return kind.format(**places | ({"number": 1} if "/cases/" not in path else {}))


@pytest.mark.parametrize("role", Role)
def test_doors(world: World, hire: Hire, places: dict[str, object], role: Role) -> None:
    """Whoever may come by a route is let in, whoever may not is told so, and by no route nothing is asked of."""
    desk = hire("Paula Reyes", "paula@example.org", role=role)
    desk.enter()
    for route in (one for one in routes_of(world) if one.path not in {STREAM, "/console/sign-out"}):
        if route.path == "/console/sign-in":
            continue
        answer = desk.client.request(verb_of(route), filled(route.path, places), data=None, follow_redirects=False)
        is_let_in = NOT_THEIRS not in answer.text

        assert (role in who_may(route)) == is_let_in, (role, route.path, verb_of(route), answer.status_code)
        assert is_let_in or answer.status_code == 403


@pytest.mark.parametrize("role", Role)
def test_forms(world: World, hire: Hire, places: dict[str, object], role: Role) -> None:
    """No page offers a form that whoever reads it may not send."""
    desk = hire("Paula Reyes", "paula@example.org", role=role)
    desk.enter()
    routes = routes_of(world)
    pages = [route for route in routes if verb_of(route) == "GET" and role in who_may(route) and route.path != STREAM]
    offered = {at for route in pages for at in forms_of(desk, filled(route.path, places))}

    assert offered
    for at in sorted(offered):
        assert any(role in who_may(route) for route in routes if leads(route, at)), (role, at)


def forms_of(desk: Desk, path: str) -> Iterator[str]:
    """Yield where the forms of a page lead."""
    for plain, scripted in FORM.findall(desk.client.get(path, follow_redirects=True).text):
        yield plain or scripted


def leads(route: Route, path: str) -> bool:
    """Say whether a posted form at an address goes by a route."""
    found, _ = route.matches({"type": "http", "method": "POST", "path": path, "root_path": "", "headers": []})
    return found is Match.FULL


def test_elsewhere(world: World, hire: Hire, dispute: int) -> None:
    """Who answers no cases answers none by another door either, and nobody is promised that they will."""
    assert frozenset(role for role in Role if Right.ANSWER in RIGHTS[role]) == ANSWERING
    assert all(RIGHTS[Role.SUPERVISOR] >= RIGHTS[role] for role in Role)
    world.add_creditor("luz-del-sur")
    hire("Ana Ríos", "ana@example.org", role=Role.AUDITOR)
    with world.unit() as uow:
        staff = uow.staff.find("ana@example.org")
        assert staff is not None
        with pytest.raises(Refusal) as refused:
            carry_out("take", uow, world.app, Signed(staff, (world.creditor,), ""), dispute, {})
        assert NO_ANSWERING == refused.value.sentence
        assert uow.staff.on_call("luz-del-sur") is None


@pytest.mark.parametrize(
    ("role", "first"), [(Role.OPERATOR, "deliveries"), (Role.VIEWER, "totals"), (Role.AUDITOR, ""), (Role.ADVISER, "")]
)
def test_way_in(hire: Hire, role: Role, first: str) -> None:
    """Whoever reads no cases is led to the first of their rooms; the way to a room is shown to whom it opens."""
    desk = hire("Paula Reyes", "paula@example.org", role=role)
    desk.enter()
    page = desk.client.get("/console", follow_redirects=True)

    assert f"/console/{first}".rstrip("/") == page.url.path
    shown = {path for path in ROOMS if f'href="/console/{path}"' in page.text}
    opened = {path for path, (_, right) in ROOMS.items() if right in RIGHTS[role]}
    assert {path for path in opened if "/" not in path or path.partition("/")[0] not in opened} == shown


def test_floors() -> None:
    """Every room stands on one floor."""
    assert sorted(ROOMS) == sorted(path for doors in FLOORS.values() for path in doors)
