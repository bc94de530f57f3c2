"""The paper says every term, in the client's language, money and dates, and the same terms give the same bytes."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from bot.papers.agreement import agreement_paper
from bot.papers.pen import NO_YEAR
from bot.texts import load_wording
from flows.agreement import AgreementTerms
from flows.negotiation.money import Money
from flows.negotiation.proposal import Payment
from flows.wording import figures
from flows.wording.lint import accents, address, pairs, phrases
from tests.flows.agreed_terms import EXAMPLE

WORDING = load_wording()
SEAL = "4f07a19c" * 8
LETTER, A4 = (612, 792), (595, 842)
PLACES = {  # locale: currency, zone, the paper's size
    "es-CL": ("CLP", "America/Santiago", LETTER), "es-MX": ("MXN", "America/Mexico_City", LETTER),
    "es-CO": ("COP", "America/Bogota", LETTER), "es-PE": ("PEN", "America/Lima", A4),
    "es-DO": ("DOP", "America/Santo_Domingo", LETTER), "es-AR": ("ARS", "America/Argentina/Buenos_Aires", A4),
    "es-CR": ("CRC", "America/Costa_Rica", LETTER), "es-ES": ("EUR", "Europe/Madrid", A4),
    "pt-BR": ("BRL", "America/Sao_Paulo", A4), "en-GB": ("GBP", "Europe/London", A4),
    "en-US": ("USD", "America/New_York", LETTER),
}  # fmt: skip


def terms_at(locale: str, payments: int = 2) -> AgreementTerms:
    """Return the usual terms in a country's money, with so many payments and uneven amounts."""
    currency, zone, _ = PLACES[locale]
    plan = tuple(Payment(date(2026, 3, 13) + timedelta(days=31 * n), 1_234_567 + n) for n in range(payments))
    client = replace(EXAMPLE.client, country=locale[-2:], timezone=zone, name="Íñigo Núñez Ávila")
    total = sum(part.amount for part in plan)
    return replace(EXAMPLE, client=client, currency=currency, payments=plan, total=total, discount=50_005)


def write(terms: AgreementTerms, locale: str, amendments: Sequence[Mapping[str, object]] = ()) -> PdfReader:
    """Return the paper of terms as a reader sees it."""
    return PdfReader(io.BytesIO(agreement_paper(terms, SEAL, wording=WORDING, locale=locale, amendments=amendments)))


def text_of(paper: PdfReader) -> str:
    """Return a paper's words, lines joined."""
    return " ".join(" ".join(page.extract_text().split()) for page in paper.pages)


@pytest.mark.parametrize("locale", PLACES)
def test_every_date_and_amount(locale: str) -> None:
    """Total, discount, dates and amounts, invoices, parties and seal stand on the paper as the country writes them."""
    terms = terms_at(locale)
    text = text_of(write(terms, locale))
    sums = [terms.total, terms.discount, *(part.amount for part in terms.payments), terms.covered[0].amount]
    days = [figures.day(on, locale, NO_YEAR) for on in (*(p.due_on for p in terms.payments), terms.covered[0].due_on)]
    words = [figures.amount(Money(one, terms.currency), locale) for one in sums]
    named = ["Aguas del Valle", "Íñigo Núñez Ávila", "Agua, enero", "1041-1", "2026-01-01", SEAL, SEAL[:8]]
    ways = ["Pago en línea", "https://pagos.example", "600 555 0100", "https://aguas.example"]

    assert [] == [word for word in (*words, *days, *named, *ways) if word not in text]


@pytest.mark.parametrize("locale", PLACES)
def test_words_keep_the_voice(locale: str) -> None:
    """The paper accuses nobody, threatens nothing, and addresses the client as their country does."""
    text = text_of(write(terms_at(locale), locale))

    assert [] == [fault for check in (phrases, pairs, address, accents) for fault in check(text, locale)]


def test_a_missed_payment_is_told_exactly() -> None:
    """Days of grace, misses in a row, days late, and how often and far a date may move: the policy's own figures."""
    text = text_of(write(EXAMPLE, "es-CL"))

    assert "hay 3 días de margen" in text
    assert "2 pagos seguidos pendientes o más de 15 días de atraso" in text
    assert "hasta 2 veces, y hasta 14 días cada vez" in text


def test_the_clients_own_clock() -> None:
    """Moments are told on the client's clock, and an offer's end only where it had one."""
    assert "jueves 5 de marzo de 2026 a las 12:00" in text_of(write(EXAMPLE, "es-CL"))
    assert "hasta el domingo 8 de marzo de 2026 a las 12:00" in text_of(write(EXAMPLE, "es-CL"))
    assert "La oferta" not in text_of(write(replace(EXAMPLE, valid_until=None), "es-CL"))


def test_an_early_payment() -> None:
    """A discount for paying early says its last day instead of what a miss leads to."""
    text = text_of(write(replace(EXAMPLE, lapses_on=date(2026, 3, 10)), "es-CL"))

    assert "vale hasta el martes 10 de marzo de 2026" in text
    assert "días de margen" not in text


def test_changes_stand_below_what_was_agreed() -> None:
    """An amendment shows the whole plan from then on; the first plan stays."""
    change = {"at": "2026-03-20T13:00:00+00:00", "payments": [["2026-03-20", 72_000], ["2026-04-20", 72_000]]}
    text = text_of(write(EXAMPLE, "es-CL", (change,)))
    days = ["viernes 13 de marzo", "Cambio acordado el viernes 20 de marzo de 2026 a las 10:00", "lunes 20 de abril"]

    assert sorted(text.index(day) for day in days) == [text.index(day) for day in days]


@pytest.mark.parametrize("locale", PLACES)
def test_size(locale: str) -> None:
    """A paper has the size that printers of the country hold, and tells its language and title."""
    paper = write(terms_at(locale), locale)
    box = paper.pages[0].mediabox

    assert PLACES[locale][2] == (round(box.width), round(box.height))
    assert locale == str(paper.root_object["/Lang"])
    assert paper.metadata is not None
    assert paper.metadata.title


def test_the_same_bytes() -> None:
    """Equal terms give equal bytes; another amount gives others."""
    first, same = (agreement_paper(EXAMPLE, SEAL, wording=WORDING, locale="es-CL") for _ in range(2))
    other = agreement_paper(replace(EXAMPLE, total=144_001), SEAL, wording=WORDING, locale="es-CL")

    assert (True, False) == (first == same, first == other)


def test_long_plans_go_on_over_the_page() -> None:
    """Forty payments take as many pages as they need, none lost, each page numbered."""
    terms = terms_at("es-CL", payments=40)
    paper = write(terms, "es-CL")
    text = text_of(paper)

    assert len(paper.pages) > 1
    assert f"1/{len(paper.pages)}" in text
    assert [] == [p for p in terms.payments if figures.amount(Money(p.amount, "CLP"), "es-CL") not in text]


def test_signs_that_the_typeface_lacks() -> None:
    """A name in signs that the typeface does not have is still a paper, with a square for each."""
    odd = replace(EXAMPLE, client=replace(EXAMPLE.client, name="Ana 漢字 😀"))

    assert "Ana □□ □" in text_of(write(odd, "es-CL"))
