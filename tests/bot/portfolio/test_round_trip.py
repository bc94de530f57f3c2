"""Whatever portfolio is written, in whatever manner, the same portfolio is read; however often, in whatever order."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import uuid4

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.negotiation.money import digits
from storage.database import Database
from storage.schema import InvoiceStatus
from tests.bot.portfolio.desk import ImportDesk

COLUMNS = ("client_id", "name", "invoice_number", "due_on", "amount", "paid_on", "disputed")
WORDS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc", "Zs")), min_size=1, max_size=12)
DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%m-%d-%Y", "%Y%m%d")
SIGNS = ((".", None), (",", None), (",", "."), (".", ","), (",", " "))

Debt = tuple[str, date, int, date | None, bool]


@st.composite
def portfolios(draw: st.DrawFn) -> dict[str, Debt]:
    """Draw invoices by number: client, due day, minor units, payment day, dispute."""
    days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
    debts = st.tuples(
        st.sampled_from("ABC"), days, st.integers(1, 10**9), st.none() | days, st.booleans()
    )  # fmt: skip
    return draw(st.dictionaries(WORDS.filter(lambda text: text.isprintable()), debts, min_size=1, max_size=8))


def written(minor: int, currency: str, decimal: str, thousands: str | None) -> str:
    """Write an amount in a manner."""
    places = digits(currency)
    whole, part = divmod(minor, 10**places)
    grouped = f"{whole:,}".replace(",", thousands or "")
    return f"{grouped}{decimal}{part:0{places}}" if places else grouped


def reads_otherwise(content: str, encoding: str) -> bool:
    """Say whether bytes are good UTF-8 and another text: 'Â¡' of Windows is '¡'. Then the mapping must tell."""
    try:
        return encoding == "cp1252" and content.encode(encoding).decode() != content
    except UnicodeDecodeError:
        return False


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    portfolio=portfolios(),
    currency=st.sampled_from(["CLP", "USD", "MXN"]),
    form=st.sampled_from(DATE_FORMATS),
    signs=st.sampled_from(SIGNS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    shuffled=st.randoms(use_true_random=False),
)
def test_round_trip(
    database: Database,
    portfolio: dict[str, Debt],
    currency: str,
    form: str,
    signs: tuple[str, str | None],
    encoding: str,
    delimiter: str,
    shuffled: Random,
) -> None:
    """What was written in any manner is what the ledger holds; the rows once more, in another order, change nothing."""
    decimal, thousands = signs
    with TemporaryDirectory() as folder:
        desk, creditor = ImportDesk(database, Path(folder)), f"c{uuid4().hex}"
        desk.add(creditor, currency=currency)
        rows = [
            (client, f"Persona {client}", number, due.strftime(form), written(minor, currency, decimal, thousands),
             paid.strftime(form) if paid else "", "sí" if disputed else "no")
            for number, (client, due, minor, paid, disputed) in portfolio.items()
        ]  # fmt: skip
        manners = {"date_format": form, "decimal": decimal, "delimiter": delimiter}
        if thousands:
            manners["thousands"] = thousands
        if reads_otherwise(text(rows, delimiter), encoding):
            manners["encoding"] = encoding
        mapping = desk.write(yaml.safe_dump(manners), "mapping.yml")
        first = desk.take(text(rows, delimiter).encode(encoding), mapping, creditor)
        shuffled.shuffle(rows)
        again = desk.take(text(rows, delimiter).encode(encoding), mapping, creditor)

        assert (len(rows), 0, len(rows)) == (first.accepted, first.rejected, first.created)
        assert (len(rows), 0, 0) == (again.unchanged, again.updated, again.clients)
        assert sorted(expected(number, debt) for number, debt in portfolio.items()) == desk.invoices(creditor)
        assert sorted(
            (f"import:{number}", client, minor, paid)
            for number, (client, _, minor, paid, _) in portfolio.items()
            if paid
        ) == desk.payments(creditor)


def text(rows: Sequence[tuple[str, ...]], delimiter: str) -> str:
    """Write rows as a file's text."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter)
    writer.writerows([COLUMNS, *rows])
    return target.getvalue()


def expected(number: str, debt: Debt) -> tuple[str, str, int, int, int, InvoiceStatus]:
    """Return how the ledger shows a debt."""
    client, _, minor, paid, disputed = debt
    balance = 0 if paid else minor
    status = InvoiceStatus.OPEN if balance else InvoiceStatus.PAID
    return number, client, minor, balance, balance if disputed else 0, status
