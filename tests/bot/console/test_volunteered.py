"""Hold that an adviser reads what a client volunteered: what happened, what they want, which way they ask for."""

import pytest

from bot.console import words
from bot.effects import apply
from flows.contingencies import CONTINGENCIES
from flows.goals import GOALS
from flows.outcome import OpenCase, PlaceHold, RecordDifficulty, RecordGoal
from flows.routes import ROUTES
from tests.bot.console.conftest import Desk
from tests.bot.world import World


@pytest.mark.parametrize(
    ("codes", "table"), [(CONTINGENCIES, words.CONTINGENCIES), (GOALS, words.GOALS), (ROUTES, words.ROUTES)]
)
def test_every_code_has_words(codes: object, table: dict[str, str]) -> None:
    """Whatever a client may volunteer has its words at the console, and no words are without a code."""
    assert set(codes) == set(table)  # type: ignore[call-overload]


def test_what_was_told_is_shown(world: World, andrea: Desk) -> None:
    """The case shows what happened beside the client's own words, the goal, the way asked for, and the hold."""
    with world.unit() as uow:
        app = world.app
        stage = app.bot.stage(uow, world.creditor, world.client, world.now, "trace")
        case = OpenCase("human", world.now, "puedo devolver el refri", details={"route": "return_goods"})
        told = RecordDifficulty("structural", "me echaron", "job_loss")
        apply(stage, (case, PlaceHold("route"), told, RecordGoal("clear_name")))
        number, goal = stage.case, stage.client.goal
    page = andrea.see(f"/console/cases/{number}").text

    assert "clear_name" == goal
    expected = (
        "Sin trabajo · Dificultad duradera",
        "limpiar su historial",
        "devolver el producto",
        "Otra vía en estudio",
    )
    assert [] == [text for text in expected if text not in page]
