"""Hold the bench of the console: every page answers in the invented world, and every figure is there."""

from anyio import CapacityLimiter
from starlette.routing import Route

from bot.app import App
from bot.bench.casework import NOW
from bot.bench.console import LEFT_OUT, OPENED, measure, pages_of
from bot.console.routes import console_routes
from bot.web.hub import Hub
from bot.web.service import Service
from tests.bot.world import Wall


def test_console(app: App, wall: Wall) -> None:
    """Each page that the routes lead to is opened in a small world, and has its quantiles, or a reason is given."""
    wall.at = NOW
    figures = measure(app, 100, 1_000, 1)

    routes = console_routes(Service(app, Hub(app.url, ()), CapacityLimiter(1)))
    read = {route.path for route in routes if isinstance(route, Route) and "GET" in (route.methods or ())}

    assert (100, 1_000) == (figures["cases"], figures["messages"])
    assert list(figures["pages"]) == pages_of(routes)
    assert read >= LEFT_OUT.keys() | OPENED.keys()
    assert not LEFT_OUT.keys() & OPENED.keys()
    assert {"/console/policies", "/console/quality", "/console/reports.pdf?month=2026-02"} <= figures["pages"].keys()
    assert not [page for page in figures["pages"] if "{" in page]
    assert all(0 < page["p50_ms"] <= page["p95_ms"] for page in figures["pages"].values())
    assert max(page["p50_ms"] for page in figures["pages"].values()) == figures["slowest_median_ms"]
