"""Hold that whoever the sieve of dates passes over has no contact: rows of every kind, on every day of a season."""

from datetime import datetime, timedelta

from bot.app import App
from bot.bench.accounts import NOW, seed
from bot.bench.creditor import CREDITOR, POLICY
from bot.creditors.document import DEFAULT, Contact
from bot.creditors.register import store


def test_nobody_is_dropped(app: App) -> None:
    """On every day the pages find the same contacts as a look at everybody does, for whom nothing is passed over."""
    file = CREDITOR.model_copy(update={"contact": Contact(cadence=DEFAULT)})
    with app.database.unit_of_work(file.creditor) as uow:
        store(uow, file, POLICY, NOW)
        uow.commit()
    seed(app.database, app.vault, 0, 299, 20, 300)
    found = [_contacts(app, file.creditor, NOW + timedelta(days=days)) for days in range(-8, 80, 2)]

    assert all(of_pages == of_all for of_pages, of_all in found)
    assert 100 < sum(len(of_all) for _, of_all in found)


def _contacts(app: App, creditor: str, now: datetime) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the contacts of a day, by client and key: as pages find them, and of everybody."""
    chooser, today = app.reminder.chooser, now.date()
    with app.database.unit_of_work(creditor) as uow:
        profile, span = app.bot.profiles.get(uow, creditor), uow.dues.span(creditor, limit=1_000)
        assert span
        near = uow.dues.near(creditor, now, span, chooser.near(profile, [today]))
        whole = [one for one in uow.dues.roll(creditor, now, limit=1_000).owing if not one.withheld]
    of_pages, of_all = (
        {(one.client, wish.key) for one in owing for wish in chooser.due(profile, one, today)}
        for owing in (near, whole)
    )
    return of_pages, of_all
