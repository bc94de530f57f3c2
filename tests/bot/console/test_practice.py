"""Hold the room of practice: a whole practice by its pages, scores that add up, and nothing of it anywhere else."""

import html
import re

import pytest
from sqlalchemy import text

from bot.console.practice.room import PATH
from bot.console.practice.words import AIMS, ENDINGS, HELPS, LOST, SITUATIONS, STAGES, WON
from bot.practice.course import STAGES as ORDER
from bot.practice.course import current, scene_of
from bot.practice.hearing import write_plan
from bot.practice.library import open_book
from flows.practice.book import OUTCOME, SOLVED
from flows.practice.hints import example, missing
from flows.practice.talk import LEFT, SPENT
from storage.schema import Base, Practice, Role
from tests.bot.console.conftest import CSRF, Desk, Hire
from tests.bot.practice.scene import RUDE
from tests.bot.world import CREDITOR, World

TAGS = re.compile(r"<[^>]+>")
POINTS = re.compile(r"<li><b>([+−]\d+)</b>")
SCORE = re.compile(r"Puntaje de esta conversación: (\d+) de 100")
TURN = re.compile(r'name="turn" value="([^"]+)"')
LACKING = re.compile(r"<li>[^<]*\((\d+)\)</li>")
HINTS = re.compile(r'<ul class="hints".*?</ul>', re.DOTALL)
HINTED = re.compile(r'Por ejemplo: <q lang="(\w\w)">([^<]+)</q>')
OWN = {"practices", "sessions"}  #: tables that a practice may change


def words(page: str) -> str:
    """Return a page's words."""
    return " ".join(TAGS.sub(" ", html.unescape(page)).split())


def post(desk: Desk, path: str, **fields: str) -> tuple[int, str]:
    """Send one of the forms of practice; return the status and the page that follows."""
    word = CSRF.findall(desk.see(PATH).text)[0]
    answer = desk.client.post(path, data={"csrf": word, **fields}, follow_redirects=True)
    return answer.status_code, answer.text


def start(desk: Desk, situation: str = "discount", language: str = "es") -> str:
    """Begin a practice; return its address."""
    word = CSRF.findall(desk.see(PATH).text)[0]
    fields = {"csrf": word, "act": "start", "situation": situation, "language": language, "creditor": CREDITOR}
    answer = desk.client.post(PATH, data=fields)
    assert 303 == answer.status_code, answer.text
    return str(answer.headers["location"]).partition("#")[0]


def say(desk: Desk, path: str, said: str) -> str:
    """Write to the simulated client as the page would; return the page that follows."""
    (turn,) = TURN.findall(desk.see(path).text)
    status, page = post(desk, path, act="say", text=said, turn=turn)
    assert 200 == status
    return page


def shown(page: str) -> tuple[int, list[int]]:
    """Return the score of a talk that is over, and every part that its page shows."""
    return int(SCORE.findall(page)[0]), [int(points.replace("−", "-")) for points in POINTS.findall(page)]


def suggested(world: World, number: int) -> str:
    """Return the words that would be suggested next, also where no hints are shown."""
    with world.unit() as uow:
        row = uow.session.get_one(Practice, (CREDITOR, number))
        profile = world.app.bot.profiles.get(uow, CREDITOR)
        scene = scene_of(row, profile)
        plan = write_plan(scene.cast, profile, scene.book, scene.locale, scene.today)
        return example(missing(current(row), scene.situation)[0], scene.situation, scene.book, row.language, plan)


def contents(world: World) -> dict[str, list[str]]:
    """Return every row of every table but those of practice and of whoever is signed in."""
    with world.unit() as uow:
        return {
            table.name: sorted(uow.session.scalars(text(f"SELECT t::text FROM {table.name} t")))  # noqa: S608 - ours
            for table in Base.metadata.sorted_tables
            if table.name not in OWN
        }


@pytest.mark.parametrize("language", ["es", "pt"])
def test_walk(world: World, andrea: Desk, paula: Desk, hire: Hire, language: str) -> None:
    """Three talks: alone, with hints, alone again; scores add up, and nothing is written, sent or counted elsewhere."""
    auditor = hire("Ana Ríos", "ana@example.org", role=Role.AUDITOR)
    auditor.enter()
    before = contents(world)
    path = start(andrea, language=language)
    first = andrea.see(path).text
    page = say(andrea, path, "Podemos verlo.")
    unseen = POINTS.findall(first + page), HINTS.findall(first + page)
    while not SCORE.search(page):
        page = say(andrea, path, RUDE[language])
    score_before, parts_before = shown(page)
    lacking = sum(int(points) for points in LACKING.findall(page.partition("Lo que quedó por ganar")[2]))
    _, page = post(andrea, path, act="go_on")
    hinted = 0
    while not SCORE.search(page):
        ((tongue, words_of_hint),) = HINTED.findall(page)
        page = say(andrea, path, html.unescape(words_of_hint))
        hinted += 1
        assert (language, hinted > 0) == (tongue, bool(POINTS.findall(page)))
    score_coached, parts_coached = shown(page)
    _, page = post(andrea, path, act="go_on")
    while not SCORE.search(page):
        page = say(andrea, path, suggested(world, int(path.rpartition("/")[2])))
        assert not HINTS.findall(page)
    score_after, parts_after = shown(page)

    assert ([], []) == unseen, "no points and no hints while somebody is by themselves"
    assert (score_before, score_coached, score_after) == (sum(parts_before), sum(parts_coached), sum(parts_after))
    assert 100 == lacking, "nothing was won, so all is left to win"
    assert score_before < 40
    assert min(score_coached, score_after) >= 90
    assert f"Antes: {score_before} · Después: {score_after}" in words(page)
    assert score_before == shown(andrea.see(f"{path}?talk=1").text)[0]
    assert before == contents(world)
    figures = f"Andrea Soto Quiere una rebaja mayor que la política {score_before} {score_after} 1 hoy a las 12:00"
    for desk in (paula, auditor):
        assert figures in words(desk.see(PATH).text)
        assert 200 != desk.see(path).status_code, "what somebody wrote is theirs alone"
    assert f"{score_before} {score_after} hoy a las 12:00" in words(andrea.see(PATH).text)
    assert figures not in words(andrea.see(PATH).text)


def test_words() -> None:
    """Every situation has a title and an aim, and everything that wins, costs or ends is said."""
    book = open_book()
    rubrics = {act for one in book.situations.values() for act in one.rubric}

    assert set(SITUATIONS) == set(AIMS) == set(book.situations)
    assert rubrics <= set(WON)
    assert rubrics - {OUTCOME} == set(HELPS)
    assert set(book.common.faults) == set(LOST)
    assert set(STAGES) == set(ORDER)
    assert {SOLVED, LEFT, SPENT} == set(ENDINGS)


def test_gone(world: World, andrea: Desk) -> None:
    """A practice of a situation that a later version has no more can still be left, and is no fault on any page."""
    path = start(andrea)
    with world.unit() as uow:
        uow.session.get_one(Practice, (CREDITOR, int(path.rpartition("/")[2]))).situation = "gone"

    assert 404 == andrea.see(path).status_code
    assert "gone" in words(andrea.see(PATH).text)
    assert 200 == post(andrea, path, act="leave")[0]
    assert "/console/practice/" in start(andrea)


def test_odd(world: World, andrea: Desk, paula: Desk) -> None:
    """What is sent twice counts once; nothing empty, unknown or somebody else's is taken; one is open at a time."""
    path = start(andrea, "silent")
    number = int(path.rpartition("/")[2])
    (turn,) = TURN.findall(andrea.see(path).text)
    post(andrea, path, act="say", text="Hola, ¿le acomoda hoy o mañana?", turn=turn)
    post(andrea, path, act="say", text="Hola, ¿le acomoda hoy o mañana?", turn=turn)
    with world.unit() as uow:
        said = len(current(uow.session.get_one(Practice, (CREDITOR, number))).turns)
    empty, long = (post(andrea, path, act="say", text=typed, turn=turn)[0] for typed in (" ", "a" * 1001))
    again, page = post(andrea, PATH, act="start", situation="angry", language="es")
    others = post(paula, path, act="leave")[0]
    _, left = post(andrea, path, act="leave")
    gone = andrea.see(path).text

    assert (1, 422, 422, 422, 404) == (said, empty, long, again, others)
    assert "Ya tiene una práctica abierta" in page
    assert "sin terminar" in left
    assert "La práctica se dejó aquí" in gone
    assert [404] * 2 == [post(andrea, PATH, act="start", situation=code, language="es")[0] for code in ("", "magic")]
    assert 404 == post(andrea, PATH, act="start", situation="angry", language="fr")[0]
    assert 404 == andrea.see(f"{PATH}/{2**60}").status_code
    assert "Nadie ha completado" in words(paula.see(PATH).text)
