"""Hold how supervisors try a policy on invented clients: ask, follow, stop, read; and how a difference is said."""

import html
import re

import pytest

from bot import policy_trials
from bot.console import speech
from bot.console.trials.book import PATH
from bot.console.trials.words import BETTER, MEASURES, OPEN, WORSE, rows_of
from bot.policies import current_text
from storage.schema import Role
from tests.bot.console.conftest import CSRF, Desk, Hire
from tests.bot.world import CREDITOR, World

TAGS = re.compile(r"<[^>]+>")
TITLES = {one.name: one.title for one in MEASURES}
GOOD = {one.name for one in MEASURES if one.is_good}


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def press(desk: Desk, path: str = PATH, act: str = "start", **fields: str) -> tuple[int, str, str]:
    """Send a form; return the status, where it led, and the page there."""
    word = CSRF.findall(desk.see().text)[0]
    given = {"csrf": word, "act": act, "creditor": CREDITOR, "people": "base", **fields}
    answer = desk.client.post(path, data=given, follow_redirects=True)
    return answer.status_code, answer.url.path, answer.text


def figure(low: float, high: float) -> dict[str, float]:
    """Return a figure as reports have it."""
    return {"mean": (low + high) / 2, "low": low, "high": high}


def made(low: float, high: float) -> dict[str, object]:
    """Return a report of two policies whose every difference lies so."""
    row = {name: figure(0.3, 0.4) for name in TITLES}
    policies = {name: {"strategies": {policy_trials.OURS: row}} for name in ("old", "new")}
    apart = {policy_trials.OURS: {name: figure(low, high) for name in TITLES}}
    return {"horizon_days": 180, "policies": policies, "difference": {"of": "new", "to": "old", "strategies": apart}}


def test_tried(world: World, paula: Desk, hire: Hire) -> None:
    """A draft is tried once at a time, followed without the page, stopped, read and taken away; a viewer only reads."""
    other = world.add_creditor("otra")
    viewer = hire("Vera Luz", "vera@example.org", CREDITOR, role=Role.VIEWER)
    viewer.enter()
    with world.unit() as uow:
        wider = current_text(uow, CREDITOR).replace("2026-01-01", "2026-03-05").replace("180", "300")
    status, path, page = press(paula, document=wider)
    number = int(path.rpartition("/")[2])
    again = press(paula)
    followed = viewer.see(f"{path}/step")
    early = viewer.see(f"{path}/report.json").status_code
    _, _, stopped = press(paula, path, "stop")
    ended = viewer.see(f"{path}/step")
    with world.unit(other) as uow:
        foreign = policy_trials.ask(uow, other, current_text(uow, other), "base", "operator", world.now).id
    _, second, _ = press(paula, people="better")
    with world.unit() as uow:
        row = uow.policy_trials.take(CREDITOR, int(second.rpartition("/")[2]))
        assert row is not None
        uow.policy_trials.end(row, made(0.021, 0.06), "<!doctype html><p>whole</p>", world.now)
    read = words(viewer.see(second).text)
    taken = viewer.see(f"{second}/report.html")

    assert (200, True) == (status, "Probar" not in words(page).partition("Está conversando")[2])
    assert '<progress max="160" value="0"' in page
    assert "Volver al borrador" in page
    assert (422, PATH, True) == (*again[:2], "espere a que termine, o deténgala" in again[2])
    assert (200, "Espera su turno", 404) == (followed.status_code, words(followed.text), early)
    assert "La detuvo Paula Reyes" in words(stopped)
    assert (204, "true") == (ended.status_code, ended.headers["hx-refresh"])
    assert "De cada 100 conversaciones, entre 2 y 6 acuerdos cumplidos más." in read
    assert "Nadie de esta gente existe" in read
    assert ("attachment" in taken.headers["content-disposition"], "whole" in taken.text) == (True, True)
    assert 404 == viewer.see(f"{PATH}/{foreign}").status_code
    assert "<button" not in viewer.see(PATH).text.partition("<h1>")[2]
    with world.unit() as uow:
        noted = [entry.action for entry, _ in uow.audit.about(CREDITOR, f"policy:trial-{number}")]
    assert ["policy.tried", "policy.trial_stopped"] == noted


@pytest.mark.parametrize(
    ("low", "high", "told", "ways"),
    [
        (0.021, 0.06, "entre 2 y 6", (BETTER, WORSE)),
        (-0.06, -0.021, "entre 2 y 6", (WORSE, BETTER)),
        (0.012, 0.018, "entre 1,2 y 1,8", (BETTER, WORSE)),
        (-0.02, 0.04, "entre 2 menos y 4 más", (OPEN, OPEN)),
        (-0.004, 0.031, "entre 0,4 menos y 3,1 más", (OPEN, OPEN)),
        (-0.002, 0.003, "entre 0,2 menos y 0,3 más", (OPEN, OPEN)),
        (0.0, 0.0, "No cambia", ("", "")),
    ],
)
def test_said(low: float, high: float, told: str, ways: tuple[str, str]) -> None:
    """A difference is for the better as its measure is, is told by its ends, and is none where both signs may be."""
    speech.listen("es")
    for measure, row in zip(MEASURES, rows_of(made(low, high)), strict=True):
        assert told in row.told
        assert ways[measure.name not in GOOD] == row.way
