"""Write the papers of an invented client without a database, and read them as a client does."""

import io
from datetime import UTC, date, datetime

from pypdf import PdfReader

from bot.papers.office import Office
from bot.texts import load_wording
from flows.facts import Creditor, PaymentMeans
from flows.movements import Bill, Books
from flows.negotiation.account import Account, Invoice
from storage.schema import Client

WORDING = load_wording()
NOW = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)
WAYS = (PaymentMeans("transfer", {"bank": "Banco del Valle", "account": "00-123-45", "holder": "Aguas del Valle"}),)


def office(
    locale: str = "es-CL", currency: str = "CLP", name: str = "Marcela Fuentes", creditor: str = "Aguas"
) -> Office:
    """Return the office of a client's papers."""
    owner = Creditor("aguas", creditor, currency, WAYS, "https://aguas.example", "600 555 0100")
    own = {"id": "C-1041", "creditor_id": "aguas", "timezone": "America/Santiago", "language": None}
    return Office.of(WORDING, owner, Client(name=name, locale=locale, country=locale[-2:], **own), NOW)


def books(*amounts: int) -> Books:
    """Return bills of these amounts, one a day, of which nothing is paid."""
    days = (date.fromordinal(date(2026, 1, 1).toordinal() + place) for place in range(len(amounts)))
    rows = zip(days, amounts, strict=True)
    return Books(tuple(Bill(f"F-{place}", "Agua", on, on, one, one) for place, (on, one) in enumerate(rows, 1)))


def account(kept: Books, barred: str = "") -> Account:
    """Return the account of bills; the one named `barred` is time-barred."""
    own = ((one, one.number == barred) for one in kept.bills)
    rows = (Invoice(b.number, b.what, b.issued_on, b.due_on, b.amount, b.balance, is_barred=bar) for b, bar in own)
    return Account("CLP", tuple(rows))


def pages_of(paper: bytes) -> list[str]:
    """Return the words of each page, lines joined."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(paper)).pages]


def words_of(paper: bytes) -> str:
    """Return the words of a paper."""
    return " ".join(pages_of(paper))
