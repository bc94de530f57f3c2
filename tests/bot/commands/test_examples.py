"""The example creditors are applied as an operator does, and their clients are met under their own policy."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.app import App
from storage.repositories.accounts import to_value
from tests.bot.commands.conftest import Command
from tests.bot.world import Wall, World

FOLDER = Path(__file__).parents[3] / "docs" / "examples" / "policies"
FILES = sorted(FOLDER.glob("*/creditor.yml")) + [
    path for path in sorted((FOLDER / "agency").glob("*.yml")) if "." not in path.stem
]
AGENCY = {  # creditor: the client's name, document, its end, what is owed in minor units, words, what is agreed
    "gimnasio-ombu": (
        ("Lucía Ferreyra", "30.123.456", "3456", 3_000_000, "10 mil el martes 10 y 10 mil por mes"),
        [("2026-03-10", 1_000_000), ("2026-04-10", 1_000_000), ("2026-05-11", 1_000_000)],
    ),
    "muebleria-poas": (
        ("Mauricio Solano", "1-1234-0567", "0567", 18_000_000, "60 mil cada fin de mes"),
        [("2026-03-31", 6_000_000), ("2026-04-30", 6_000_000), ("2026-05-29", 6_000_000)],
    ),
    "clinica-yaque": (
        ("Yudelka Peña", "001-1234567-8", "5678", 2_600_000, "13 mil el 30 y lo otro el 30 de abril"),
        [("2026-03-30", 1_300_000), ("2026-04-30", 1_300_000)],
    ),
}
CLIENT = "7001"  # the same id with each creditor, and yet three clients


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_example_is_applied(concilia: Command, path: Path) -> None:
    """Each example creditor is stored with the version of its policy, as often as one likes."""
    described = yaml.safe_load(path.read_text("utf-8"))
    version = yaml.safe_load((path.parent / described["policy"]).read_text("utf-8"))["version"]
    expected = {"creditor": described["creditor"], "policy_version": version}

    assert [expected] * 2 == [concilia("creditor", "apply", path, "--json").json for _ in range(2)]


def test_agency(concilia: Command, app: App, wall: Wall) -> None:
    """Three creditors share an installation; a client of each agrees under its policy and hears of no other."""
    for creditor in AGENCY:
        concilia("creditor", "apply", FOLDER / "agency" / f"{creditor}.yml")
    names = {row["creditor"]: row["name"] for row in concilia("creditor", "list", "--json").json}
    world = World(app, wall)
    for creditor, ((name, document, last4, owed, words), expected) in AGENCY.items():
        bill = ((owed, date(2026, 2, 12), "Cuenta"),)
        world.add_client(CLIENT, name, creditor=creditor, document=document, invoices=bill)
        world.verify(client=CLIENT, creditor=creditor, last4=last4)
        world.say(words, client=CLIENT, creditor=creditor)
        world.say("sí", button="affirm", client=CLIENT, creditor=creditor)
        with world.unit(creditor) as uow:
            agreed = to_value(uow.agreements.of(creditor, CLIENT)[0])
        heard = " ".join(message.text for message in world.messages(client=CLIENT, creditor=creditor))

        assert expected == [(part.due_on.isoformat(), part.amount) for part in agreed.instalments]
        assert [names[creditor]] == [name for name in names.values() if name in heard]
