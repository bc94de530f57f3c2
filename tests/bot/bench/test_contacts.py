"""Hold the bench of contacts: everybody who is to be reminded is, once, and nobody else; the figures are all there."""

from collections import Counter
from pathlib import Path

from bot.app import App
from bot.bench.accounts import NOW, SHARES, seed
from bot.bench.contacts import run
from bot.bench.creditor import CREDITOR
from nlu.intents import Model

FIGURES = {
    "accounts", "seconds_judging", "cpu_seconds_judging", "accounts_per_second", "accounts_per_cpu_second",
    "peak_rss_mb", "seconds_per_100000", "contacts_queued", "duplicates", "seconds_queueing", "cpu_seconds_queueing",
}  # fmt: skip


def test_contacts(model_folder: Path, model: Model) -> None:
    """A small portfolio is judged at three sizes; each contact that is due is queued once, and no other."""
    assert model.intents
    figures = run(200, 30, model_folder)

    assert FIGURES == set(figures)
    assert (200, 30, 0) == (figures["accounts"], figures["contacts_queued"], figures["duplicates"])
    assert {"0.25", "0.5", "1.0"} == set(figures["seconds_per_100000"])
    assert {"0.1", "0.5", "1.0"} == set(figures["peak_rss_mb"])


def test_portfolio(app: App) -> None:
    """The invented portfolio has every kind of account in its share, whichever parts it is written in."""
    with app.database.unit_of_work(CREDITOR.creditor) as uow:
        uow.creditors.put(
            CREDITOR.creditor, NOW, name="-", country="CL", currency="CLP", timezone="-", locale="-", document={}
        )
        uow.commit()
    for first, last in ((0, 99), (100, 399)):
        seed(app.database, app.vault, first, last, 1, 400)
    with app.database.unit_of_work(CREDITOR.creditor) as uow:
        owing = uow.dues.roll(CREDITOR.creditor, NOW, limit=1_000)
    shares = dict(SHARES)
    withheld = Counter(one.withheld for one in owing.owing)

    assert 400 == len(owing.clients)
    assert 4 * (100 - shares["paid"]) + 1 == len(owing.owing)  # the first of all owes too
    assert {"open_case": 8, "opt_out": 4, "no_address": 4} == {why: withheld[why] for why in withheld if why}
    assert 4 * shares["agreed"] == sum(one.account.agreement is not None for one in owing.owing)
    assert 4 * shares["told"] == sum(bool(one.done) for one in owing.owing)
