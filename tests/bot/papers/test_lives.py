"""Hold papers against the ledger: what is printed of a random life, read back as a client reads it, is what is owed."""

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from pypdf import PdfReader

from bot.papers.books import read_books
from bot.papers.letter import letter_paper
from bot.papers.letters import Letter, letter_code, letters_of
from bot.papers.office import Office
from bot.papers.receipt import receipt_paper
from bot.papers.settlement import settlement_paper
from bot.papers.statement import statement_paper
from flows.facts import Creditor
from flows.movements import Books
from flows.negotiation.account import Account
from storage.database import Database
from storage.schema import Client, InvoiceStatus
from storage.unit_of_work import UnitOfWork
from tests.bot.papers.desk import WAYS, WORDING
from tests.emptying import Owner
from tests.storage import deeds
from tests.storage.people import NOW
from tests.storage.test_lives import Lives
from tests.thoroughness import THOROUGH

LIVES, STEPS = (60, 24) if THOROUGH else (4, 10)
PHASES = (
    tuple(Phase) if THOROUGH else (Phase.generate,)
)  #: a shorter life of the same fault is worth minutes only there
AFTER = ("statement-waiting", "statement-promised", "paper-means", "paper-complain")
"""What may follow the lines of a statement."""
PURSES = {  # locale: currency, digits after the comma, how an amount begins, the comma
    "es-CL": ("CLP", 0, "$", ","),
    "es-MX": ("MXN", 2, "$", "."),
    "en-US": ("USD", 2, "$", "."),
    "pt-BR": ("BRL", 2, "R$", ","),
}


class Printed(Lives):
    """Lives whose papers are printed at their end, in each language, with cents and without."""

    def teardown(self) -> None:
        """Print and read what the clients may have."""
        with self.database.unit_of_work(deeds.CREDITOR) as uow:
            codes = {one: letter_code(uow, uow.clients.get(deeds.CREDITOR, one), NOW, "test") for one in ("1", "2")}
            uow.commit()
        with self.database.unit_of_work(deeds.CREDITOR) as uow:
            for client, code in codes.items():
                for locale in PURSES:
                    hold(uow, uow.clients.get(deeds.CREDITOR, client), locale, code)


@pytest.mark.hypothesis
def test_papers_of_lives(migrated_url: str, owner: Owner) -> None:
    """Every line, the sum and what is left, each receipt, letter and closing letter say what the ledger says."""
    Lives.database, Lives.owner = Database(migrated_url, pool_size=1), owner
    try:
        manner = settings(max_examples=LIVES, stateful_step_count=STEPS, phases=PHASES)
        run_state_machine_as_test(Printed, settings=manner)
    finally:
        Lives.database.close()


def hold(uow: UnitOfWork, client: Client, locale: str, code: str | None) -> None:
    """Hold the papers of one client in one language against the ledger."""
    account = replace(uow.accounts.account(deeds.CREDITOR, client.id, NOW), currency=PURSES[locale][0])
    own = {"creditor_id": deeds.CREDITOR, "timezone": "America/Santiago", "language": None, "country": locale[-2:]}
    reader = Client(id=client.id, name="Rosa", locale=locale, **own)
    office = Office.of(WORDING, Creditor(deeds.CREDITOR, "Aguas", account.currency, WAYS), reader, NOW)
    books = read_books(uow, client)
    hold_statement(uow, office, account, books)
    for paid in books.payments:
        paper = text_of(receipt_paper(office, books, account, paid))
        told = sums(between(office, paper, "receipt-parts", "receipt-left", "paper-complain"), locale)
        assert (paid.amount, paid.stands) == (sums(paper, locale)[0], sum(told))
    if bills := account.open_invoices:
        paper = text_of(letter_paper(office, bills, "482177", "https://a.example", "https://b"))
        assert [*(one.payable for one in bills), account.payable] == sums(paper, locale)
    if code:
        hold_settlement(uow, office, books, next(one for one in letters_of(uow, client) if one["code"] == code))


def hold_statement(uow: UnitOfWork, office: Office, account: Account, books: Books) -> None:
    """Hold that every row of the ledger is a line, that the lines sum to what is owed, and what stands above them."""
    locale, paper = office.pen.locale, text_of(statement_paper(office, books, account))
    *lines, total = sums(between(office, paper, "statement-lines", *AFTER), locale) or [0]
    rows = uow.invoices.of(deeds.CREDITOR, office.client.id)
    paid = uow.payments.all_of(deeds.CREDITOR, office.client.id)
    known = Counter(one.amount for one in rows)
    known += Counter(-one.amount for one in uow.credits.of(deeds.CREDITOR, office.client.id))
    known += Counter(-one.amount for one in paid) + Counter(one.amount for one in paid if one.reversed_on)
    owed = sum(one.balance for one in rows if one.status is not InvoiceStatus.CANCELLED)
    promised = account.agreement.instalments if account.agreement else ()

    assert [] == list((known - Counter(lines)).elements())
    assert (owed - account.favour, owed) == (total, sums(paper, locale)[0])
    assert sum(lines) == total
    assert not (
        Counter(one.amount for one in promised)
        - Counter(sums(between(office, paper, "statement-promised", "paper-means", "paper-complain"), locale))
    )


def hold_settlement(uow: UnitOfWork, office: Office, books: Books, letter: Letter) -> None:
    """Hold that a closing letter names its bills alone, and what was paid for them."""
    codes, numbers = [str(one) for one in letter["agreements"]], letter["invoices"]
    read = sums(text_of(settlement_paper(office, books, letter, codes, "https://a.example")), office.pen.locale)
    rows = [one for one in uow.invoices.of(deeds.CREDITOR, office.client.id) if one.number in numbers]
    slices = (uow.payments.allocations(deeds.CREDITOR, one.reference) for one in books.payments if one.stands)
    paid = sum(one.amount for own in slices for one in own if one.invoice_number in numbers and not one.undone_at)

    assert [] == [one.number for one in rows if one.balance and one.status is not InvoiceStatus.CANCELLED]
    assert [*(one.amount for one in rows), *([paid] * bool(paid))] == read[: len(rows) + bool(paid)]


def text_of(paper: bytes) -> str:
    """Return the words of a paper, lines joined."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(paper)).pages)


def between(office: Office, text: str, begin: str, *ends: str) -> str:
    """Return what stands under a heading, up to the next one of those that may follow; nothing where it is not."""
    _, found, rest = text.partition(f" {office.pen.say(begin)} ")
    heads = (rest.find(f" {office.pen.say(end)} ") for end in ends)
    return rest[: min((place for place in heads if place >= 0), default=len(rest))] if found else ""


def sums(text: str, locale: str) -> list[int]:
    """Return every amount in a text, in minor units: read by the country's signs alone, not by our own writing."""
    _, digits, sign, comma = PURSES[locale]
    figure = re.compile(rf"(-?){re.escape(sign)}\s?(\d[\d.,]*\d|\d)")
    return [int(f"{minus}{_minor(written, digits, comma)}") for minus, written in figure.findall(text)]


def _minor(written: str, digits: int, comma: str) -> int:
    whole, _, cents = written.partition(comma) if digits else (written, "", "")
    return int(f"{re.sub(r'[^0-9]', '', whole)}{cents.ljust(digits, '0')}")
