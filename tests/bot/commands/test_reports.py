"""Hold `report`: what is told of how segments are treated, and that little is told of few."""

from typing import Any

from bot.commands.fairness_words import NOBODY, facts, told
from flows.contact.campaigns.sequence import Share
from flows.fairness import MEASURES, Treatment, differences
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, World


def result(*treated: Treatment) -> dict[str, Any]:
    """Return a report as JSON values."""
    return facts(treated, differences(treated))


def segment(name: str | None, reached: int, of: int) -> Treatment:
    """Return a segment of which so many of so many did everything."""
    return Treatment(name, of, 2 * of, dict.fromkeys(MEASURES, Share(reached, of)), 5.0, 1.5)


def test_words() -> None:
    """Differences are told with their limits, as a question for somebody."""
    words = told(result(segment("retail", 400, 500), segment(None, 100, 500)))

    assert "retail: 500 clients; 2.0 contacts per client; discounts 5.0 %; first answer after 1.5 h (median)" in words
    assert "Of 100 in retail, between " in words
    assert " more than elsewhere are contacted." in words
    assert " fewer than elsewhere complain." in words
    assert "somebody has to say why" in words


def test_few() -> None:
    """Of few clients neither share nor difference is told, and the words say so."""
    found = result(segment("retail", 3, 4), segment("large", 0, 500))

    assert {None} == {one["difference"] for one in found["findings"]}
    assert {None} == {share["rate"] for share in found["segments"][0]["measures"].values()}
    assert "A share of a few says nothing" in told(found)


def test_nobody() -> None:
    """Without clients the report says what to do."""
    assert NOBODY == told(result())


def test_command(concilia: Command, world: World) -> None:
    """The command reports on the segments of one creditor, and names one that is not there."""
    with world.unit() as uow:
        uow.clients.get(CREDITOR, "1041").segment = "retail"
    report = concilia("report", "fairness", "--creditor", CREDITOR, "--json").json
    missing = concilia("report", "fairness", "--creditor", "nobody")

    assert (CREDITOR, [("retail", 1)]) == (
        report["creditor"],
        [(one["segment"], one["clients"]) for one in report["segments"]],
    )
    assert (1, True) == (missing.status, "nobody" in missing.err)
