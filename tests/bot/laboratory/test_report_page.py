"""Hold the report's page: what it says of figures, that plots stay in their fields, and that everybody can read it."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from bot.laboratory.axes import HIGH, LEFT, TOP, WIDE
from bot.laboratory.measures import doubt, in_words, spread, told
from bot.laboratory.page import WAYS, page
from bot.laboratory.plots import APART, LABEL, frontier
from bot.laboratory.population import BASE, load_population
from bot.laboratory.report import Json, report
from bot.laboratory.strategies import ALL
from bot.laboratory.trial import TEXT, Wanted, run
from bot.laboratory.whiskers import NAMES, kept
from tests.bot.walk.walker import OPTIONS, RUN

POLICY = """
policy: laboratory
version: "1"
country: MX
currency: MXN
payment_step: "10"
levels: [{bot: {term_days_max: 150, payments_max: 6, first_payment_within_days: 31}}]
interest: {mode: waived}
"""
TRIED = ("nearest", "fixed_menu", "conceder")


@pytest.fixture(scope="module")
def made() -> Json:
    """Return the report of two policies and two populations."""
    looser = POLICY.replace("payments_max: 6", "payments_max: 12")
    wanted = Wanted((("today", POLICY), ("looser", looser)), load_population(BASE), TRIED, 12, 2)
    harder = replace(wanted, population=load_population("harder"))
    return report(wanted, run(wanted, 1), [(harder, run(harder, 1))])


@pytest.mark.parametrize(
    ("name", "figure", "words"),
    [
        ("kept_agreement_rate", (0.331, 0.31, 0.352), ("33", "31 to 35")),
        ("kept_agreement_rate", (0.018, -0.002, 0.038), ("1.8", "0 to 3.8")),  # no share lies below nothing
        ("plan_kept_rate", (0.76, 0.48, 1.04), ("76", "48 to 100")),
        ("policy_violations", (0.0, 0.0, 0.0), ("0", "0 to 0")),
        ("days_to_half", (121.68, 115.8, 127.61), ("121.7", "115.8 to 127.6")),
    ],
)
def test_figures(name: str, figure: tuple[float, float, float], words: tuple[str, str]) -> None:
    """Shares are told of a hundred, the rest as it is."""
    found = dict(zip(("mean", "low", "high"), figure, strict=True))

    assert words == (told(name, found), spread(name, found))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ((0.031, -0.012, 0.074), "3.1 more, between 1.2 fewer and 7.4 more: not sure"),
        ((-0.12, -0.15, -0.09), "12 fewer, between 15 fewer and 9.0 fewer: sure"),
        ((0.0, 0.0, 0.0), "as many, between as many and as many: none"),
    ],
)
def test_differences(figure: tuple[float, float, float], words: str) -> None:
    """A difference says by how much, and how sure it is."""
    assert words == in_words("kept_agreement_rate", dict(zip(("mean", "low", "high"), figure, strict=True)))


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.3)), min_size=1, max_size=14))
def test_plots_stay_in_their_fields(points: list[tuple[float, float, float]]) -> None:
    """No point, interval or line leaves its field, and no label covers another."""
    rows = {
        f"way {place}": {
            measure: {"mean": value, "low": value - half, "high": value + half}
            for measure, value in {
                "recovered_present_value": x, "hardship_months": y, "kept_agreement_rate": x * y, "agreement_rate": x,
            }.items()
        }
        for place, (x, y, half) in enumerate(points)
    }  # fmt: skip
    dots = frontier(rows).dots

    for dot in dots:
        assert all(LEFT <= at <= LEFT + WIDE for at in (dot.x, *dot.across))
        assert all(TOP <= at <= TOP + HIGH for at in (dot.y, *dot.upward))
    for one, other in combinations(dots, 2):
        assert abs(one.x - other.x) >= LABEL or abs(one.label_y - other.label_y) >= APART * 0.999
    for line in kept(rows).rows:
        assert NAMES <= line.low <= line.x <= (line.hollow or line.x) + 1e-6 <= NAMES + WIDE + 1e-6


def test_the_page_says_what_was_found(made: Json) -> None:
    """Figures in short, differences and verdicts are the report's; nothing is fetched from elsewhere."""
    text = re.sub(r"\s+", " ", page(made))
    ours = made["policies"]["today"]["strategies"]["nearest"]
    changed = made["difference"]["strategies"]["nearest"]["kept_agreement_rate"]

    assert f"<strong>{told('kept_agreement_rate', ours['kept_agreement_rate'])} of 100</strong>agree" in text
    assert in_words("kept_agreement_rate", changed) in text
    assert doubt(changed) in {"sure", "not sure", "none"}
    for verdict in {bar["verdict"] for bar in made["policies"]["today"]["bars"]}:
        assert f'<li class="{verdict}">' in text
    assert "harder × 1.06, fixed menu" in text  # the best of the menus that were tried
    assert [] == re.findall(r"(?:src|href|url\(|@import|<script)", text)


def test_every_way_has_words(made: Json) -> None:
    """Each way that may be tried is explained; where clients wrote, the page tells how they were understood."""
    assert {*ALL, TEXT} == set(WAYS)
    row = made["policies"]["today"]
    spoken = row["strategies"]["nearest"] | {"understood": {"mean": 0.873, "low": 0.86, "high": 0.89}}
    written = row | {"strategies": {**row["strategies"], TEXT: spoken}}
    alone = {**made, "policies": {"today": written}}
    del alone["difference"]

    assert "<h3>How words were understood" not in page(made)
    assert 'taken as they were meant.</td><td class="number">87 <small>(86 to 89)' in page(alone)


def test_everybody_can_read_it(made: Json, browser: Browser) -> None:
    """Axe finds nothing on it on a phone in the dark, and neither a phone nor a wide screen scrolls sideways."""
    seen = browser.new_page(color_scheme="dark")
    seen.set_content(page(made))
    seen.evaluate(Axe().axe_script)
    for width in (1280, 390):
        seen.set_viewport_size({"width": width, "height": 900})
        assert width == seen.evaluate("document.documentElement.scrollWidth")
    assert [] == seen.evaluate(RUN, OPTIONS)
    seen.close()
