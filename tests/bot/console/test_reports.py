"""Hold the pages of reports: money and treatment on each, the same figures in words, files and totals, nobody named."""

import csv
import io
import re
from datetime import date
from urllib.parse import urlencode

import pytest

from bot.console.reports.pages import OF_PEOPLE, PATH, SECTIONS, everything
from bot.console.reports.words import ALWAYS, FIGURES, VIEWS
from bot.creditors.document import CreditorFile
from storage.schema import Role
from tests.bot.console.conftest import Desk, Hire
from tests.bot.world import CREDITOR, FILE, World

SECTION = re.compile(r'<section class="answer" aria-labelledby="(\w+)-title">.*?<p class="lead">(.*?)</p>', re.DOTALL)
GOALS = {"kept_percent": 50, "contacts_per_client_max": 3}


@pytest.fixture
def told(world: World) -> World:
    """Let the first client agree by themselves and pay the first part; two days pass."""
    world.verify()
    world.say("puedo pagar 50000 el viernes y el resto en 2 cuotas desde el 30 de marzo")
    world.press("Sí, lo dejo así")
    with world.unit() as uow:
        world.app.cashier.record(uow, creditor=CREDITOR, client="1041", amount=50_000, source="bank", now=world.now,
                                 paid_on=date(2026, 3, 5), reference="P-1")  # fmt: skip
    world.wall.move(days=2)
    return world


def answers(desk: Desk, **asked: str) -> dict[str, str]:
    """Return what the sections of a page say."""
    return dict(SECTION.findall(desk.see(f"{PATH}?{urlencode(asked)}").text))


def figures(desk: Desk, **asked: str) -> dict[tuple[str, str, str], str]:
    """Return the figures of a page as they are taken along: by figure, row and column."""
    rows = csv.DictReader(io.StringIO(desk.see(f"{PATH}.csv?{urlencode(asked)}").content.decode("utf-8-sig")))
    return {(row["figure"], row["row"], row["column"]): row["value"] for row in rows}


def test_money_and_treatment() -> None:
    """Every page shows money and treatment, whatever else it shows, and every figure is defined once and shown."""
    assert set(FIGURES) == set(SECTIONS) == set(everything())
    assert {"money", "treatment"} == {FIGURES[key].side for key in ALWAYS}
    for _, keys in VIEWS.values():
        assert {"money", "treatment"} <= {FIGURES[key].side for key in (*ALWAYS, *keys)}


def test_pages(told: World, paula: Desk) -> None:
    """Each page answers its questions in words, and says what each figure counts; a quiet one says that it is so."""
    for view, (_, keys) in VIEWS.items():
        page = paula.see(f"{PATH}?view={view}").text
        assert [*ALWAYS, *keys] == [key for key, _ in SECTION.findall(page)]
        assert page.count('class="chart"') == page.count("</desc>")
    paying, quiet = (
        answers(paula, view="paying"),
        answers(paula, view="paying", **{"from": "2026-01-01", "to": "2026-01-31"}),
    )

    assert "Entraron $50.000 de 1 cliente" == paying["recovered"]
    assert "1 de 1 acuerdos se hicieron sin una persona" == paying["alone"]
    assert "No entró ningún pago en estos días." == quiet["recovered"]
    assert "Nada que contar" not in "".join(quiet.values())
    assert "Se debían $94.000; vencidos, $94.000" == answers(paula, view="ahead")["ageing"]
    assert 'data-title="Pagado este mes">$50.000</td>' in paula.see("/console/totals").text


def test_figures_taken_along(told: World, paula: Desk) -> None:
    """The file has what the page's tables have: plain numbers in major units, a line for each figure."""
    found = figures(paula, view="paying")

    assert ("50000", "1") == (found["recovered", "1", "Entró"], found["recovered", "1", "Clientes que pagaron"])
    assert "1" == found["kept_by_proposer", "El cliente", "Cumplidas"]
    assert "1" == found["kept_by_proposer", "El cliente", "Parte"]


def test_days(told: World, paula: Desk) -> None:
    """Days that are none, or too many, are told so, and the month so far is shown; days to come are left out."""
    for first, last in (("2026-03-05", "2026-03-01"), ("2020-01-01", ""), ("ayer", "")):
        page = paula.see(f"{PATH}?{urlencode({'from': first, 'to': last})}")
        assert (422, True) == (page.status_code, 'value="2026-03-01"' in page.text)
    page = paula.see(f"{PATH}?to=2027-01-01&view=nothing&creditor=nobody")

    assert (200, True) == (page.status_code, 'name="to" value="2026-03-07"' in page.text)


def test_viewer(told: World, hire: Hire) -> None:
    """A creditor's viewer reads their own creditor's figures, and no name of staff or client, in no form."""
    told.add_creditor("luz-del-sur", name="Luz del Sur")
    case = told.dispute()
    andrea = hire("Andrea Soto", "soto@example.org")
    andrea.enter()
    andrea.act(case, "take")
    andrea.act(case, "resolve", outcome="explanation", text="El agua llegó el día 3.")
    paula, viewer = (
        hire("Paula Reyes", "paula@example.org", role=Role.SUPERVISOR),
        hire("Luis Peña", "luis@example.org", CREDITOR, role=Role.VIEWER),
    )
    for desk in (paula, viewer):
        desk.enter()
    asked = {"view": "cases", "creditor": CREDITOR}
    seen, theirs = paula.see(f"{PATH}?{urlencode(asked)}").text, viewer.see(f"{PATH}?{urlencode(asked)}").text
    taken = viewer.see(f"{PATH}.csv?{urlencode(asked)}").text

    assert "Andrea Soto" in seen
    assert [] == [name for name in ("Andrea Soto", "Marcela Fuentes", "Luz del Sur") if name in theirs + taken]
    assert OF_PEOPLE.isdisjoint(answers(viewer, **asked))
    assert "Aguas del Valle" in viewer.see(f"{PATH}?creditor=luz-del-sur").text


def test_goals(world: World, told: World, paula: Desk) -> None:
    """Goals of the creditor's file count while its limits hold; without any the page says so."""
    assert "La empresa no ha fijado metas para su equipo." == answers(paula)["team"]
    with world.unit() as uow:
        row = uow.creditors.get(CREDITOR)
        row.document = {**row.document, "team_goals": GOALS}

    assert "1 de 1 metas alcanzadas" == answers(paula)["team"]
    assert ("0.5", "1") == (figures(paula)["team", "Promesas cumplidas, al menos", "Fijado"],
                            figures(paula)["team", "Promesas cumplidas, al menos", "Hay"])  # fmt: skip


def test_goals_need_limits() -> None:
    """Goals go with a limit of treatment, and money with the cents that its currency has; limits may stand alone."""
    for goals in ({"kept_percent": 70}, {"recovered": "10.50", "contacts_per_client_max": 3}, {"kept_percent": 170}):
        with pytest.raises(ValueError, match=r"limit of treatment|10\.50|less than or equal"):
            CreditorFile.model_validate({**FILE, "team_goals": goals})
    limits = CreditorFile.model_validate({**FILE, "team_goals": {"contacts_per_client_max": 3}}).team_goals

    assert 3 == limits.contacts_per_client_max


def test_paper(told: World, paula: Desk) -> None:
    """A creditor's month is a paper, the same as often as it is asked for; a month to come, or none, is nothing."""
    first, again = (paula.see(f"{PATH}.pdf?month=2026-03") for _ in range(2))

    assert (200, "application/pdf", b"%PDF") == (first.status_code, first.headers["content-type"], first.content[:4])
    assert first.content == again.content
    assert [404, 404] == [paula.see(f"{PATH}.pdf?month={month}").status_code for month in ("2026-04", "marzo")]
