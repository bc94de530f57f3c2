"""A due date that an error of ours moved outlives the creditor's file, which still tells the first one."""

from datetime import date

from tests.bot.portfolio.desk import HEADER, NOW, ImportDesk

FIRST, MOVED, OWN = date(2026, 3, 1), date(2026, 3, 20), date(2026, 3, 9)


def test_the_moved_day_stays(desk: ImportDesk) -> None:
    """The same file again moves nothing back; another day of the creditor's own holds."""
    days = []
    desk.take(f"{HEADER}\nC1,Ana Soto,F1,{FIRST},12500\n")
    with desk.database.unit_of_work("a") as uow:
        uow.invoices.postpone("a", "F1", MOVED, NOW)
        uow.commit()
    for told in (FIRST, OWN):
        desk.take(f"{HEADER}\nC1,Ana Soto,F1,{told},12500\n")
        with desk.database.unit_of_work("a") as uow:
            days.append(uow.invoices.get("a", "F1").due_on)

    assert [MOVED, OWN] == days
