"""Papers look right whatever stands on them: no row is torn, no word runs off the page, no figure out of its column."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.papers.letter import letter_paper
from bot.papers.receipt import receipt_paper
from bot.papers.settlement import settlement_paper
from bot.papers.sheet import FACE, SMALL, Sheet
from bot.papers.statement import statement_paper
from flows.facts import PaymentMeans
from flows.movements import Paid
from flows.negotiation.account import Agreement, AgreementStatus, Instalment
from tests.bot.papers.desk import NOW, account, books, office, pages_of, words_of

LONG = "Electrificadora y Acueducto Metropolitano de la Región Caribe S.A. E.S.P."
LINES = st.integers(1, 6).map(lambda lines: " ".join(["agua"] * 14 * lines))


@settings(max_examples=12)
@given(st.lists(LINES, min_size=12, max_size=40))
def test_no_row_is_torn(rows: list[str]) -> None:
    """A row stands on one page whole, under the columns' names, and the sum never without a row."""
    sheet = Sheet(country="CL", locale="es-CL", title="T", foot="pie", at=NOW)
    named = [(f"principio{place}. {words} fin{place}.", f"${place}") for place, words in enumerate(rows)]
    sheet.rows(("Detalle", "Monto"), named, total=("Saldo", "$7"))
    pages = pages_of(sheet.bytes())
    begun = [[place for place in range(len(rows)) if f"principio{place}." in page] for page in pages]
    ended = [[place for place in range(len(rows)) if f"fin{place}." in page] for page in pages]

    assert begun == ended
    assert [] == [page for page, own in zip(pages, begun, strict=True) if not own or not page.startswith("Detalle")]
    assert "Saldo $7" in pages[-1]


def test_a_row_longer_than_a_page() -> None:
    """Words that no page holds go on over the page, none lost."""
    sheet = Sheet(country="CL", locale="es-CL", title="T", foot="pie", at=NOW)
    sheet.rows((), [("corto", "$1"), (f"{'agua ' * 2000}fin.", "")])

    assert 2000 == words_of(sheet.bytes()).count("agua")


def test_a_long_name_stays_on_the_page() -> None:
    """The foot is cut where the page ends, and the page's number is there all the same."""
    paper = letter_paper(
        office(creditor=f"{LONG} y {LONG}"), account(books(1_000)).invoices, "482177", "https://a.example", "https://b"
    )
    sheet = Sheet(country="CL", locale="es-CL", title="T", foot="", at=NOW)
    sheet.set_font(FACE, "", SMALL - 1)
    foot = words_of(paper).rpartition("auténtico. ")[2]
    width = sheet.get_string_width(foot)
    sheet.close()

    assert foot.endswith("… · 1/1")
    assert width <= sheet.epw


def test_a_column_has_cents_or_none() -> None:
    """Where one amount of a column has cents all have, the sum too; a column of whole amounts has none."""
    mexico = office("es-MX", "MXN")
    mixed, whole = books(150_000, 150_001), books(150_000, 250_000)
    bills = {"code": "A", "at": NOW.isoformat(), "invoices": ["F-1", "F-2"]}

    assert {"$1,500.00 ", "$1,500.01 ", "$3,000.01 "} <= _sums(statement_paper(mexico, mixed, account(mixed)))
    assert {"$1,500 ", "$2,500 ", "$4,000 "} <= _sums(statement_paper(mexico, whole, account(whole)))
    assert {"$1,500.00 ", "$1,500.01 "} <= _sums(settlement_paper(mexico, mixed, bills, [], "https://a.example"))


def _sums(paper: bytes) -> set[str]:
    text = f"{words_of(paper)} "
    return {f"${part.split()[0]} " for part in text.split("$")[1:]}


def test_a_returned_payment_proves_nothing() -> None:
    """The receipt of a payment that the bank returned says so before its figure, and not that we received it."""
    kept = replace(books(9_000), payments=(Paid("P-1", date(2026, 2, 1), 9_000, (), date(2026, 2, 9)),))
    text = words_of(receipt_paper(office(), kept, account(kept), kept.payments[0]))

    assert text.index("devuelto por el banco: no vale como comprobante") < text.index("$9.000")
    assert "Recibimos" not in text


def test_what_is_time_barred_stands_apart() -> None:
    """A time-barred bill is neither to be paid nor looked at: it stands apart, with what a payment may lead to."""
    kept = books(9_000, 5_000)
    paid = Paid("P-1", date(2026, 2, 1), 1_000)
    statement = words_of(statement_paper(office(), kept, account(kept, barred="F-1")))
    receipt = words_of(receipt_paper(office(), kept, account(kept, barred="F-1"), paid))

    assert "Por pagar $5.000" in statement
    assert "Aparte figuran $9.000 que, por el tiempo que ha pasado, la ley ya no obliga a pagar." in statement
    assert "En revisión" not in statement
    assert "quedan $5.000 en total" in receipt
    assert "Aparte figuran $9.000" in receipt


@pytest.mark.parametrize(("amounts", "field"), [((9_000,), "F-1"), ((9_000, 5_000), "PC1041")])
def test_a_way_names_its_bill(amounts: tuple[int, ...], field: str) -> None:
    """A way that wants to know the bill names it, where one is to be paid; where more are, the client's reference."""
    way = PaymentMeans("cash", {"label": "Caja", "reference_field": "Factura", "reference": "bill"})
    cash, kept = office(), books(*amounts)
    cash = replace(cash, creditor=replace(cash.creditor, means=(way,)))
    papers = [
        statement_paper(cash, kept, account(kept)),
        letter_paper(cash, account(kept).invoices, "482177", "https://a.example", "https://b"),
    ]

    assert [True, True] == [f"Caja (Factura: {field}" in words_of(paper) for paper in papers]


def test_a_plan_kept_to_is_not_overdue() -> None:
    """Bills under an agreement whose days are to come are not told as past their day; a missed payment is."""
    parts = (Instalment(1, date(2026, 3, 1), 4_000, paid=4_000), Instalment(2, date(2026, 4, 1), 5_000))
    agreed = Agreement("1", AgreementStatus.ACTIVE, ("F-1",), 9_000, 0, "1", "client", NOW, parts)
    kept = books(5_000)
    missed = replace(agreed, instalments=(parts[0], replace(parts[1], due_on=date(2026, 3, 2))))
    said = [
        words_of(statement_paper(office(), kept, replace(account(kept), agreement=one))) for one in (agreed, missed)
    ]

    assert [False, True] == ["De ese total, $5.000 ya vencieron." in text for text in said]


def test_a_letter_about_nothing() -> None:
    """A closing letter that names no bill speaks of none."""
    letter = {"code": "A", "at": NOW.isoformat(), "invoices": []}

    assert "lo que figura aquí" not in words_of(settlement_paper(office(), books(), letter, [], "https://a.example"))


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Любовь Γιώργος Nguyễn Łukasz Ağaoğlu", "Любовь Γιώργος Nguyễn Łukasz Ağaoğlu"),
        ("Mun\u0303oz", "Muñoz"),
        ("Ana \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\u200d\ufe0f 漢字", "Ana □ □□"),
    ],
)
def test_names_of_the_world(name: str, read: str) -> None:
    """Latin, Greek and Cyrillic names are written, accents however they came; a square stands for each other sign."""
    assert f"{read}, cuenta" in words_of(statement_paper(office(name=name), books(), account(books())))
