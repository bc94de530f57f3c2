"""Hold what commands on payments, tickets, bills, webhooks and papers say to wrong use: a sentence with the remedy."""

import shlex
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Command
from tests.bot.world import CREDITOR

FILES = {
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 8,
    "columns.csv": b"a,b\n1,2\n",
    "cut.xlsx": b"PK\x03\x04abc",
    "other.xml": b"<?xml version='1.0'?><a/>",
    "bad.yml": b"a: [1",
    "binary.yml": bytes(range(256)),
    "none.sta": b":20:START\n:25:1\nlorem ipsum\n",
    "garbage.sta": b":20:START\n:25:1\n:28C:1\n:60F:C260101CLP0,\n:61:garbage\n:62F:C260101CLP0,\n",
    "paid.csv": b"reference,amount,paid_on\nB-1,no,2026-03-05\n",
    "tickets.csv": b"number,client_id,subject,opened_on\nT-1,1041,Luz,someday\n",
    "late.csv": b"client_id,name,invoice_number,due_on,amount\n1041,Marcela,F-1,someday,144000\n",
    "cartera.csv": b"client_id,name,invoice_number,due_on,amount\n1041,Marcela,F-1,2026-02-12,144000\n",
}
TAKES_A_FILE = ("import", "payments import", "tickets import", "reconcile")
WRONG_FILES = {
    "empty.csv": (1, "is empty; its first row must name the columns"),
    "binary.csv": (1, "save it as XLSX, or as CSV in UTF-8"),
    "columns.csv": (1, "name its column under columns in the mapping file"),
    "cut.xlsx": (1, "save it again as XLSX"),
    "missing.csv": (2, "does not exist"),
    "columns.csv --mapping bad.yml": (1, "bad.yml: line 1: a bracket or brace is never closed"),
    "columns.csv --mapping binary.yml": (1, "save it as UTF-8"),
    "columns.csv --mapping missing.yml": (2, "does not exist"),
    "columns.csv --mapping empty.csv": (1, "empty.csv: is empty: write columns, date_format or other keys"),
}
WRONG = {
    "payments import other.xml": (1, "ask the bank for camt.053"),
    "payments import .": (2, "is a directory"),
    "payments import cartera.csv --creditor nobody": (1, "`concilia creditor list` shows them"),
    "tickets import cartera.csv --creditor nobody": (1, "`concilia creditor list` shows them"),
    "reconcile cartera.csv --creditor nobody": (1, "`concilia creditor list` shows them"),
    "payments key --creditor nobody": (1, "`concilia creditor list` shows them"),
    "report fairness --creditor nobody": (1, "`concilia creditor list` shows them"),
    "report fairness --days 0": (2, "not in the range"),
    "means approve 99 --by Ana": (1, "There is no list of ways to pay 99. `concilia means list` shows them"),
    "means refuse 99 --reason no --by Ana": (1, "There is no list of ways to pay 99. `concilia means list` shows them"),
    "api-key revoke 99": (1, "There is no API key 99. `concilia api-key list` shows them"),
    "api-key revoke 99999999999999999999": (2, "not in the range"),
    "region lift 99 --by Ana": (1, "There is no regional hold 99. `concilia region list` shows them"),
    "staff add --name Ana --email ana@example.org": (2, "no terminal to ask for the password: set CONCILIA_STAFF_PASS"),
    "payments import none.sta": (1, "it has no balance and no entry; ask the bank for it again"),
    "means approve 99999999999999999999 --by Ana": (2, "not in the range"),
    "means list --creditor nobody": (1, "`concilia creditor list` shows them"),
    "webhooks add --url crm": (1, "begins with https://"),
    "webhooks add --url https://crm.example --event none": (2, "is not one of"),
    "webhooks dead --webhook 99": (1, "There is no webhook 99. `concilia webhooks list` shows them"),
    "webhooks replay --webhook 99": (1, "There is no webhook 99. `concilia webhooks list` shows them"),
    "webhooks dead --webhook 99999999999999999999": (2, "not in the range"),
    "webhooks replay 99999999999999999999": (2, "not in the range"),
    "client letter nobody --out letter.pdf": (1, "check the id, or import the portfolio first"),
    "client letter 1041": (2, "Say where the letter goes"),
    "client letter 1041 --out empty.csv/letter.pdf": (1, "empty.csv: cannot be read or written"),
    "client letter 1041 --out /proc/letter.pdf": (1, "/proc/letter.pdf: cannot be read or written"),
    "client export 1041 --out /proc/file": (1, "/proc/file: cannot be read or written"),
    "audit verify now": (2, "unexpected extra argument"),
}
OF_ALL = ("audit", "webhooks dead", "webhooks replay", "api-key revoke", "region lift", "staff add")
"""Commands that need no creditor."""
VAIN = ("import other.xml", "import late.csv", "payments import garbage.sta", "payments import paid.csv",
        "tickets import tickets.csv")  # fmt: skip


@pytest.fixture
def folder(concilia: Command, creditor_file: Path, tmp_path: Path) -> Path:
    """Give a folder with files of every sort, and a creditor with one client."""
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    concilia("creditor", "apply", creditor_file)
    concilia("import", "cartera.csv", "--creditor", CREDITOR)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_wrong_use(concilia: Command) -> None:
    """Every wrong use ends with 1 or 2, prints nothing, and says what is wrong and what to do, without a traceback."""
    table = {f"{words} {file}": said for words in TAKES_A_FILE for file, said in WRONG_FILES.items()} | WRONG
    for line, (status, words) in table.items():
        of_all = "--creditor" in line or line.startswith(OF_ALL)
        ran = concilia(*shlex.split(line), *([] if of_all else ["--creditor", CREDITOR]))

        assert (line, status, "") == (line, ran.status, ran.out)
        assert words in ran.err
        assert "Traceback" not in ran.err
        assert "Errno" not in ran.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("how", ["", "--dry-run", "--json"])
def test_vain(concilia: Command, how: str) -> None:
    """An import that can keep no row of its file reports each reason, and has failed."""
    for line in VAIN:
        ran = concilia(*line.split(), "--creditor", CREDITOR, *how.split())

        assert (line, 1) == (line, ran.status)
        assert "1 row rejected" in ran.out or 1 == ran.json["rejected"]
        assert f"{line.split()[-1]}: none of its rows can be kept; correct what the report names" in ran.err


@pytest.mark.usefixtures("folder")
def test_nothing_happened(concilia: Command) -> None:
    """A letter that could not be written is none: nobody can look it up, and it does not count as one."""
    ran = [concilia("audit", "verify", "--json").json["creditors"][0]["entries"]]
    concilia("client", "letter", "1041", "--creditor", CREDITOR, "--out", "empty.csv/letter.pdf")
    ran.append(concilia("audit", "verify", "--json").json["creditors"][0]["entries"])

    assert ran[0] == ran[1]
