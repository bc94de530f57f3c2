"""Hold `import`: a portfolio is taken in once, bad rows are told with their reasons."""

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR

ROWS = """client_id,name,invoice_number,due_on,amount,document_id
1041,Marcela Fuentes,F-1,2026-02-12,144000,12.345.678-5
1041,Marcela Fuentes,F-2,2026-03-12,20000,12.345.678-5
1042,Rosa Díaz,F-3,2026-03-40,5000,
"""


@pytest.fixture
def portfolio(concilia: Command, creditor_file: Path, tmp_path: Path) -> Path:
    """Apply a creditor, and give a portfolio of three rows with one bad date."""
    concilia("creditor", "apply", creditor_file)
    path = tmp_path / "cartera.csv"
    path.write_text(ROWS, "utf-8")
    return path


def test_import(concilia: Command, portfolio: Path) -> None:
    """Good rows are kept, the bad one is in the file of rejected rows; the same file twice changes nothing."""
    first = concilia("import", portfolio, "--creditor", CREDITOR, "--json").json
    again = concilia("import", portfolio, "--creditor", CREDITOR, "--json").json
    rejected = Path(first["rejected_path"]).read_text("utf-8-sig")

    assert (2, 1, 2, 0) == tuple(first[name] for name in ("accepted", "rejected", "created", "unchanged"))
    assert (0, 0, 2) == tuple(again[name] for name in ("created", "updated", "unchanged"))
    assert "2026-03-40" in rejected


def test_dry_run(concilia: Command, portfolio: Path) -> None:
    """A dry run says what would be done, in words, and does nothing."""
    dry = concilia("import", portfolio, "--creditor", CREDITOR, "--dry-run")
    after = concilia("import", portfolio, "--creditor", CREDITOR, "--json").json

    assert (0, True, 2) == (dry.status, "2 rows accepted" in dry.out, after["created"])


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n"])
def test_not_a_portfolio(concilia: Command, portfolio: Path, content: str) -> None:
    """A file without the columns that must be there is refused in sentences that name them."""
    portfolio.write_text(content, "utf-8")
    ran = concilia("import", portfolio, "--creditor", CREDITOR)

    assert (1, "", True) == (ran.status, ran.out, ran.err.startswith("cartera.csv: "))


def test_reconcile(concilia: Command, portfolio: Path) -> None:
    """The creditor's file is held against what is known: alike but for the row that cannot be read; exit 1 for that."""
    concilia("import", portfolio, "--creditor", CREDITOR)
    good = portfolio.with_name("good.csv")
    good.write_text("\n".join(ROWS.splitlines()[:3]), "utf-8")
    portfolio.write_text(ROWS.replace("144000", "150000"), "utf-8")
    same = concilia("reconcile", good, "--creditor", CREDITOR)
    other = concilia("reconcile", portfolio, "--creditor", CREDITOR, "--json")

    assert (0, 1) == (same.status, other.status)
    assert {"amount": {"count": 1, "sum": "6000"}} == other.json["kinds"]
    assert [1] == list(other.json["unread"].values())
