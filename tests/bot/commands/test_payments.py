"""Hold the commands that take in payments."""

from pathlib import Path

from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR


def test_payments(concilia: Command, creditor_file: Path, tmp_path: Path) -> None:
    """A file is taken in once, its bad rows stand beside it with the reason; each key is another one."""
    concilia("creditor", "apply", creditor_file)
    portfolio, paid = tmp_path / "portfolio.csv", tmp_path / "pagos.csv"
    portfolio.write_text("client_id,name,invoice_number,due_on,amount\nC-1,Ana Rojas,F-2026-001,2026-02-12,144000\n")
    paid.write_text("reference,amount,paid_on,text\nB-1,44000,2026-03-05,fact f2026 001\nB-2,no,2026-03-05,\n")
    concilia("import", portfolio, "--creditor", CREDITOR)
    ways: tuple[list[str], ...] = (["--dry-run"], [], [])
    reports = [concilia("payments", "import", paid, "--creditor", CREDITOR, "--json", *how).json for how in ways]
    keys = {concilia("payments", "key", "--creditor", CREDITOR, "--json").json["key"] for _ in range(2)}

    assert [(1, 0, 1), (1, 0, 1), (0, 1, 1)] == [(it["recorded"], it["known"], it["rejected"]) for it in reports]
    assert "set decimal and thousands in the mapping file" in (tmp_path / "pagos.csv.rejected.csv").read_text()
    assert (2, True) == (len(keys), all(key.startswith("whsec_") for key in keys))
