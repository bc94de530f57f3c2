"""Fill an empty database with the demonstration's portfolio: eight creditors, some three hundred invented clients.

The same seed gives the same people; days are counted from today. Everything of one creditor is one transaction.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from secrets import token_urlsafe
from zoneinfo import ZoneInfo

from bot.app import App
from bot.creditors.document import CreditorFile
from bot.creditors.reader import read
from bot.creditors.register import store
from bot.demo.ledger import Ledger
from bot.demo.past import Past
from bot.demo.people import Invented, Trade, invent_client, tell
from bot.demo.stories import sheet, stories
from bot.passwords import hash_password
from storage.schema import Role
from storage.unit_of_work import UnitOfWork

HERE = Path(__file__).parent
SEED = 20260312
ADVISER = "andrea.rojas@demo.example"  #: who is signed in on the demonstration's page
STAFF = (
    ("Luis Peña", "luis.pena@demo.example", ("ferreteria-quisqueya", "muebles-tapanti")),
    ("Sofía Álvarez", "sofia.alvarez@demo.example", ("academia-lumbre", "fibra-pampa")),
)
LANGUAGES = ("es", "en")
AT_ONCE = 10  #: cases that an adviser is given by itself


def seed(app: App) -> bool:
    """Write the portfolio where there is no creditor yet; say whether anything was written."""
    now = app.clock.now()
    with app.database.unit_of_work() as uow:
        if uow.creditors.ids():
            return False
    creditors = [read(path) for path in sorted((HERE / "creditors").glob("*.yml"))]
    for described, policy_text in creditors:
        with app.database.unit_of_work(described.creditor) as uow:
            store(uow, described, policy_text, now)
            _write(app, uow, described, now)
            uow.commit()
    _hire(app, [described.creditor for described, _ in creditors], now)
    return True


def _hire(app: App, creditors: Sequence[str], now: datetime) -> None:
    """Write the advisers; nobody knows their passwords, the demonstration lets one in by itself."""
    nobodys = hash_password(token_urlsafe())
    rows = (*STAFF, ("Andrea Rojas", ADVISER, tuple(creditors)))
    with app.database.unit_of_work() as uow:
        for name, email, whose in rows:
            role = Role.SUPERVISOR if email == ADVISER else Role.ADVISER
            row = uow.staff.add(name=name, email=email, password_hash=nobodys, role=role, creditors=whose, at=now)
            if role is Role.ADVISER:
                uow.duties.put(row.id, LANGUAGES, (), AT_ONCE)
        uow.commit()


def _write(app: App, uow: UnitOfWork, creditor: CreditorFile, now: datetime) -> None:
    """Write a creditor's clients, bills, payments, agreements and a few open cases."""
    chance = Random(f"{SEED} {creditor.creditor}")  # noqa: S311 - people are invented, nothing is guarded
    clients = list(_invent(creditor, now.astimezone(ZoneInfo(creditor.timezone)).date(), chance))
    Ledger(uow, app.vault, creditor, now).write(clients)
    past, told = Past(app, uow, creditor, now), {story["id"] for story in stories()}
    for client in clients:
        if client.plan:
            past.agree(client)
    past.open_cases([one for one in clients if one.id not in told and not one.plan and one.bills], chance)


def _invent(creditor: CreditorFile, today: date, chance: Random) -> Iterator[Invented]:
    """Yield the clients of the stories, then invented ones until there are as many as the trade has."""
    own = [row for row in stories() if row["creditor"] == creditor.creditor]
    yield from (tell(row, creditor.currency, today) for row in own)
    trade = Trade(
        creditor=creditor.creditor,
        country=creditor.country,
        locale=creditor.locale,
        currency=creditor.currency,
        rows=sheet("trades")[creditor.creditor],
        names=sheet("names")[creditor.country],
    )
    for number in range(1, trade.rows["clients"] + 1 - len(own)):
        yield invent_client(trade, number, today, chance)
