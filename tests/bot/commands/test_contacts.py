"""Hold the command that lists the contacts that are due and writes the allowed ones."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import read_wall
from storage.database import Database
from tests.bot.commands.conftest import Command, Ran
from tests.bot.commands.test_creditors import write
from tests.bot.world import CREDITOR

HEADER = "client_id,name,birth_date,invoice_number,due_on,amount,whatsapp,consent_whatsapp\n"
ROWS = """\
1,Ana Díaz,1980-01-02,F1,2026-03-26,1000,+56912345601,yes
2,Eva Ríos,1980-01-02,F2,2026-03-26,1000,+56912345602,no
3,Luz Mar,1980-01-02,F3,2026-06-26,1000,+56912345603,yes
"""
WEDNESDAY = "2026-03-25T10:00:00-03:00"
FAR = datetime(2035, 3, 21, 15, tzinfo=UTC)  #: a Wednesday to which the service's clock is moved
CONSENT = "No consent is recorded for whatsapp. "


@pytest.fixture
def portfolio(concilia: Command, creditor_file: Path, tmp_path: Path) -> Path:
    """Give a creditor that writes by the cadence that ships, with three clients; the day of two of them comes."""
    path = write(creditor_file, contact={"cadence": "default"})
    concilia("creditor", "apply", path)
    rows = tmp_path / "rows.csv"
    rows.write_text(HEADER + ROWS, "utf-8")
    assert concilia("import", rows, "--creditor", CREDITOR).status == 0
    return rows


def test_json(concilia: Command, portfolio: Path) -> None:
    """There is a line of JSON for each account; what would be sent by a channel that is not set up is told beside."""
    ran = concilia("contacts", "--at", WEDNESDAY, "--dry-run", "--json")

    assert portfolio.exists()
    assert [
        ("1", "whatsapp", "before_due", "allowed", "allowed"),
        ("2", "whatsapp", "before_due", "blocked", "consent"),
        ("3", None, None, "none", None),
    ] == [(row["client_id"], row["channel"], row["kind"], row["decision"], row["rule"]) for row in ran.rows]
    assert "whatsapp is not set up here: without --dry-run 1 of these would not be written.\n" == ran.err


def test_words(concilia: Command, portfolio: Path) -> None:
    """People read of whom there is something to say, and the sums."""
    ran = concilia("contacts", "--at", WEDNESDAY, "--dry-run", "--creditor", CREDITOR)
    first, second, sums = ran.out.splitlines()

    assert portfolio.exists()
    assert f"{CREDITOR}  1             before_due  whatsapp  allowed" == first
    assert f"blocked  consent: {CONSENT}" in second
    assert "1 allowed, 1 blocked (consent 1), 1 with nothing due." == sums


def test_queued(concilia: Command, portfolio: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --dry-run the contacts are queued, once, and each line names its message."""
    for name, value in {"ACCOUNT_SID": "AC1", "AUTH_TOKEN": "t", "WHATSAPP_FROM": "+15005550006"}.items():
        monkeypatch.setenv(f"CONCILIA_TWILIO_{name}", value)
    portfolio.write_text(HEADER + ROWS.replace("2026-03-26", "2035-03-22"), "utf-8")
    concilia("import", portfolio, "--creditor", CREDITOR)
    with database.unit_of_work() as uow:
        uow.clock.put(FAR - read_wall())
        uow.commit()
    first, again, words = (concilia("contacts", *more) for more in (("--json",), ("--json",), ()))
    with database.unit_of_work(CREDITOR) as uow:
        (message,) = uow.messages.of(CREDITOR, "1")

    assert [("allowed", message.id), ("blocked", None), ("none", None)] == told(first)
    assert [("none", None), ("blocked", None), ("none", None)] == told(again)
    assert "0 queued, 1 blocked (consent 1), 2 with nothing due." == words.out.splitlines()[-1]


def told(ran: Ran) -> list[tuple[str, int | None]]:
    """Return the decision and the message of each line."""
    return [(row["decision"], row["message_id"]) for row in ran.rows]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--at", "tomorrow"), 2, "'tomorrow' is no time; write it as 2026-03-15T10:00:00-03:00."),
        (("--at", "2026-03-15T10:00:00"), 2, "lacks its zone"),
        (("--at", "1999-03-15T10:00:00Z"), 2, "write a year from 2000 to 2099"),
        (("--at", "2099-03-15T10:00:00Z"), 2, "more than a month ahead: add --dry-run to look"),
        (("--creditor", "nobody"), 1, "No creditor is called 'nobody'"),
        ((), 1, "There are no creditors in force yet"),
    ],
)
def test_faults(concilia: Command, words: tuple[str, ...], status: int, says: str) -> None:
    """What cannot be judged is told in a sentence with its remedy."""
    ran = concilia("contacts", *words)

    assert (status, True, "") == (ran.status, says in ran.err, ran.out)
