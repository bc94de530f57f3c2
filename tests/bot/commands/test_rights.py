"""Hold `rights list`: open requests with our day and the law's, whoever asked masked, and nothing that is answered."""

from datetime import date

from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, World


def test_listed(concilia: Command, world: World) -> None:
    """A request is listed until it is answered, with what a law wants and whether that was found written."""
    none = concilia("rights", "list", "--creditor", CREDITOR)
    world.verify()
    world.say("mi dirección está mal, es Los Olmos 12")
    words = concilia("rights", "list").out
    (row,) = concilia("rights", "list", "--creditor", CREDITOR, "--json").json["requests"]
    with world.unit() as uow:
        uow.cases.resolve(row["case"], "right_done", "Listo", world.now)
    after = concilia("rights", "list", "--json").json
    nobody = concilia("rights", "list", "--creditor", "nobody")

    assert "No request waits" in none.out
    assert ("rectify", world.client, "M•••••• F••••••") == (row["right"], row["client_id"], row["client"])
    assert world.now.date() < date.fromisoformat(row["law_last_day"])
    assert row["law_confirmed"] is False
    assert [True, False] == ["(to be confirmed)" in words, "Marcela" in words]
    assert {"requests": []} == after
    assert (1, True) == (nobody.status, "nobody" in nobody.err)
