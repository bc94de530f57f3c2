"""Open a bill that was sent again: the creditor's own document where it keeps one, else a page of what we know."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.app import App
from bot.stage import locale_of
from bot.web.chat_view import parts
from bot.web.chat_words import words
from bot.web.pages import PAGES
from bot.writers.messages import dump_value
from flows.outcome import Say, Value
from flows.phrases import invoice_lines, money
from flows.wording import figures
from storage.schema import Client, Invoice
from storage.unit_of_work import UnitOfWork

WEB = re.compile(r"https?://\S+")  #: where a creditor's document may be


@dataclass(frozen=True, slots=True)
class Opened:
    """A bill as its link opens it: the address that it is at, else the page that shows it."""

    url: str = ""
    page: str = ""


def open_bill(app: App, uow: UnitOfWork, creditor: str, number: str, *, noted: bool) -> Opened:
    """Return what a bill's link opens, and note that it was read. Raises Missing where there is no such bill."""
    now, row = app.clock.now(), uow.invoices.get(creditor, number)
    if noted:
        about = {"client": row.client_id, "document": "bill"}
        uow.audit.append(creditor, now, "visitor", "document.opened", f"invoice:{row.number}", about)
    if row.document_url and WEB.fullmatch(row.document_url):
        return Opened(url=row.document_url)
    return Opened(page=_page(app, uow, row, now))


def _page(app: App, uow: UnitOfWork, row: Invoice, now: datetime) -> str:
    client, profile = uow.clients.get(row.creditor_id, row.client_id), app.bot.profiles.get(uow, row.creditor_id)
    facts = app.bot.facts.gather(uow, profile, client, now)
    owed = [one for one in facts.account.invoices if one.number == row.number]
    values: dict[str, Value] = {
        "name": client.name,
        "number": row.number,
        "amount": money(facts, row.amount),
        "lines": invoice_lines(facts, owed),
    }
    return _filled(app, client, profile.public.name, Say("bill-page" if owed else "bill-page-paid", values), now)


def _filled(app: App, client: Client, creditor: str, said: Say, now: datetime) -> str:
    locale, at = locale_of(client), now.astimezone(ZoneInfo(client.timezone))
    text = app.wording.render(said, locale, today=at.date()).body
    rows = {name: dump_value(value) for name, value in said.values.items()}
    return PAGES.get_template("message.html").render(
        creditor=creditor,
        locale=locale,
        words=words(locale),
        told=figures.moment(at, locale),
        parts=parts(text, rows, locale, at.date()),
    )
