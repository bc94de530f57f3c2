"""Hold `tickets import`, and that a portfolio's clients are in the segments of their creditor's rules at once."""

from pathlib import Path

import pytest
import yaml

from storage.database import Database
from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR, FILE

ROWS = """client_id,name,invoice_number,due_on,amount,since_on
1041,Marcela Fuentes,F-1,2026-02-12,144000,2020-01-01
1042,Rosa Díaz,F-2,2026-03-12,20000,
"""
TICKETS = "number\tclient_id\tsubject\topened_on\nT1\t1041\tSin agua\t2026-03-01\nT2\t9\tFuga\t2026-03-01\n"
RULES = [{"name": "loyal", "when": {"tenure_years_at_least": 3}}, {"name": "rest"}]


@pytest.fixture
def ruled(concilia: Command, creditor_file: Path, tmp_path: Path) -> Path:
    """Apply a creditor with rules, import its portfolio, and give a folder."""
    creditor_file.write_text(yaml.safe_dump({**FILE, "segments": RULES}, allow_unicode=True), "utf-8")
    (tmp_path / "cartera.csv").write_text(ROWS, "utf-8")
    concilia("creditor", "apply", creditor_file)
    concilia("import", tmp_path / "cartera.csv", "--creditor", CREDITOR)
    return tmp_path


def test_tickets(concilia: Command, ruled: Path) -> None:
    """Good rows are kept and told, the bad one stands beside with its reason; an unknown creditor is named."""
    file = ruled / "tickets.tsv"
    file.write_text(TICKETS, "utf-8")
    first = concilia("tickets", "import", file, "--creditor", CREDITOR, "--json").json
    again = concilia("tickets", "import", file, "--creditor", CREDITOR)
    nobody = concilia("tickets", "import", file, "--creditor", "nobody")

    assert (1, 1, 1) == tuple(first[name] for name in ("accepted", "rejected", "created"))
    assert "client_id is of no client" in Path(first["rejected_path"]).read_text("utf-8")
    assert "1 that changed nothing" in again.out
    assert (1, True) == (nobody.status, "nobody" in nobody.err)


@pytest.mark.usefixtures("ruled")
def test_segments(database: Database) -> None:
    """Once a portfolio is imported, its clients are where the rules say."""
    with database.unit_of_work(CREDITOR) as uow:
        assert ["loyal", "rest"] == [row.own_segment for row in uow.clients.page(CREDITOR)]


def test_bad_rules(concilia: Command, creditor_file: Path) -> None:
    """A rule that asks for what is nobody's business, or for cents where there are none, is refused in a sentence."""
    told = []
    for when in ({"age_at_least": 60}, {"balance_at_least": "10.50"}):
        rules = [{"name": "a", "when": when}]
        creditor_file.write_text(yaml.safe_dump({**FILE, "segments": rules}, allow_unicode=True), "utf-8")
        told.append(concilia("creditor", "apply", creditor_file))

    assert [1, 1] == [ran.status for ran in told]
    assert ("age_at_least" in told[0].err, "has more decimals than CLP" in told[1].err) == (True, True)
    assert [1, 1] == [len(ran.err.strip().splitlines()) for ran in told]
