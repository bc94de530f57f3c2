"""Hold what a comparison tells: every difference once, with its sum, and nothing is changed by looking."""

from datetime import date, timedelta

import pytest

from bot.portfolio.comparison import compare
from bot.portfolio.differences import Findings
from tests.bot.portfolio.desk import NOW, VAULT, ImportDesk

HEADER = "client_id,name,invoice_number,due_on,amount,balance"
ROWS = ("1,Ana,F1,2026-03-10,100,60", "1,Ana,F2,2026-03-20,50,50", "2,Beto,F3,2026-03-01,70,0")


def text(*rows: str) -> str:
    """Return a portfolio."""
    return "\n".join((HEADER, *rows))


@pytest.fixture
def desk(desk: ImportDesk) -> ImportDesk:
    """Give a desk whose creditor's file was imported."""
    desk.add()
    desk.take(text(*ROWS))
    return desk


def held(desk: ImportDesk, *rows: str, header: str = HEADER) -> Findings:
    """Return what comes of holding rows against what is known."""
    path = desk.write("\n".join((header, *rows)), "theirs.csv")
    with desk.database.unit_of_work("a") as uow:
        return compare(uow, VAULT, "a", path)


def test_the_same(desk: ImportDesk) -> None:
    """The file that was imported last agrees; a settled invoice that it leaves out is no difference."""
    assert held(desk, *ROWS).agrees
    assert held(desk, *ROWS[:2]).agrees
    assert "Both say the same." in held(desk, *ROWS).words()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((*ROWS, "3,Caro,F4,2026-04-01,30,20"), ("missing_here", "F4", "20", None, 20)),
        (ROWS[1:], ("missing_there", "F1", None, "60", -60)),
        (("1,Ana,F1,2026-03-10,100,45", *ROWS[1:]), ("balance", "F1", "45", "60", -15)),
        (("1,Ana,F1,2026-03-11,100,60", *ROWS[1:]), ("date", "F1", "2026-03-11", "2026-03-10", 0)),
        (("1,Ana,F1,2026-03-10,110,60", *ROWS[1:]), ("amount", "F1", "110", "100", 10)),
        (("9,Otra,F1,2026-03-10,100,60", *ROWS[1:]), ("client", "F1", "9", "1", 0)),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) and value[0].islower() else "",
)
def test_differences(desk: ImportDesk, rows: tuple[str, ...], expected: tuple[str, str, str, str, int]) -> None:
    """Each kind of difference is told with both sides and what it comes to; nothing here is changed."""
    before = desk.everything()
    found = held(desk, *rows)

    (one,) = found.found
    assert expected == (one.kind, one.invoice, one.theirs, one.ours, one.sum)
    assert {expected[0]: {"count": 1, "sum": str(expected[4])}} == found.counts()
    assert not found.agrees
    assert before == desk.everything()


def test_unread_rows_are_told(desk: ImportDesk) -> None:
    """A row that cannot be read is told, and the file does not agree; one without balances differs in none."""
    found = held(desk, *ROWS, "3,Caro,F4,2026-04-40,30,20")
    bare = held(desk, "1,Ana,F1,2026-03-10,100", "1,Ana,F2,2026-03-20,50", header=HEADER.removesuffix(",balance"))

    assert (False, [1]) == (found.agrees, list(found.unread.values()))
    assert bare.agrees


def test_our_own_error(desk: ImportDesk) -> None:
    """A day that an error of ours moved differs from nothing while the file still tells the first one."""
    with desk.database.unit_of_work("a") as uow:
        uow.invoices.put("a", "F1", NOW, due_on=date(2026, 3, 25), first_due_on=date(2026, 3, 10))
        uow.commit()

    assert held(desk, *ROWS).agrees


def test_figures_are_as_old_as_the_file(desk: ImportDesk) -> None:
    """An import tells as of when a creditor's figures are: now, or the end of the day that it names; never back."""
    with desk.database.unit_of_work("a") as uow:
        first = uow.creditors.get("a").figures_at
    desk.take(text(*ROWS), now=NOW + timedelta(days=9), as_of=date(2026, 3, 1))
    with desk.database.unit_of_work("a") as uow:
        kept = uow.creditors.get("a").figures_at
    desk.take(text(*ROWS), now=NOW + timedelta(days=9), as_of=date(2026, 3, 10))
    with desk.database.unit_of_work("a") as uow:
        later = uow.creditors.get("a").figures_at

    assert (NOW, NOW) == (first, kept)
    assert "2026-03-11T03:00:00+00:00" == later.isoformat() if later else None
