"""Hold the bench of the console: every page answers in the invented world, and every figure is there."""

from bot.app import App
from bot.bench.casework import NOW
from bot.bench.console import PAGES, measure
from tests.bot.world import Wall


def test_console(app: App, wall: Wall) -> None:
    """Each page is opened in a small world, and has its quantiles; none of them is left out."""
    wall.at = NOW
    figures = measure(app, 100, 1_000, 1)

    assert (len(PAGES), 100, 1_000) == (len(figures["pages"]), figures["cases"], figures["messages"])
    assert all(0 < page["p50_ms"] <= page["p95_ms"] for page in figures["pages"].values())
    assert max(page["p50_ms"] for page in figures["pages"].values()) == figures["slowest_median_ms"]
