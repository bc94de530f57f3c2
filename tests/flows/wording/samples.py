"""Fill every text with the worst values that it may meet."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from flows.negotiation.money import Money
from flows.negotiation.money import digits as places
from flows.outcome import Lines, Term, Value
from flows.wording.wording import Wording

CURRENCIES = {
    "es-CL": "CLP", "es-MX": "MXN", "es-CO": "COP", "es-PE": "PEN", "es-DO": "DOP", "es-AR": "ARS", "es-CR": "CRC",
    "es-ES": "EUR", "es": "CLP", "en-US": "USD", "en-GB": "GBP", "en": "CLP", "pt-BR": "BRL", "pt": "BRL",
}  # fmt: skip
LOCALES = tuple(CURRENCIES)
DAYS = (date(2026, 9, 30), date(2026, 9, 26), date(2026, 12, 30))  # a long Wednesday, a Saturday with its accent
HOURS = ((10, 30), (12, 30), (13, 0))
REASONS = ("first-payment-within-days", "down-payment-percent", "capacity", "total")
MONEY = {"balance", "amount", "total", "stopped", "payable", "discount", "next_amount", "left"}
MOMENTS = {"due", "at", "opens"}
DATES = {"on", "first", "from", "to", "next_on"}
WORDS = {
    "creditor": "Compañía Luz El Encanto",
    "name": "Comercial San Agustín",
    "tail": "41",
    "case": 104233,
    "what": "Agua de septiembre",
    "number": "F-120345",
    "line": "800 911 2000",
    "page": "www.elencanto.example",
    "phone": "600 600 6000",
    "adviser": "María Fernanda Rojas",
    "bank": "Banco del Sur",
    "account": "001-2345678-90",
    "holder": "Compañía Luz El Encanto",
    "tax_id": "76.123.456-0",
    "url": "https://pagos.example/encanto",
    "label": "Pagar en línea",
    "place": 2,
    "text": {"es": "Se abonó hoy.", "en": "It was credited today.", "pt": "Foi creditado hoje."},
    "answer": {"es": "No se suma nada.", "en": "Nothing is added.", "pt": "Nada se soma."},
}  # fmt: skip
ROWS = {
    "balance-statement": "invoice-line",
    "balance-statement-stopped": "invoice-line",
    "plan-options": "plan-option-line",
}


def renderings(wording: Wording, key: str, locale: str) -> Iterator[dict[str, Value]]:
    """Yield the sets of values that a text is tried with."""
    blanks = wording.blanks(key, locale)
    for place, (on, at) in enumerate(zip(DAYS, HOURS, strict=True)):
        for reason in REASONS if "reason" in blanks else REASONS[:1]:
            yield {blank: fill(wording, key, blank, locale, place, on, at, reason) for blank in blanks}


def fill(  # noqa: PLR0913 - one place that knows what each blank is
    wording: Wording, key: str, blank: str, locale: str, place: int, on: date, at: tuple[int, int], reason: str
) -> Value:
    """Return the worst value of one blank."""
    if (blank == "left" and key == "identify-wrong") or blank == "count":
        return (1, 2, 12)[place]
    if blank == "days":
        return (0, 1, 240)[place]
    if key == "case-summary" and blank == "kind":
        return Term("case-kind-refer")
    if key == "invoice-line" and blank in {"stopped", "late"}:
        return ("yes", "no", "yes")[place]
    if key == "invoice-line" and blank == "due":
        return on
    if blank in MONEY:
        return worst_amount(locale)
    if blank in MOMENTS:
        return datetime(on.year, on.month, on.day, *at, tzinfo=UTC)
    if blank in DATES:
        return on
    if blank in {"lines", "means"}:
        row = "pay-line" if blank == "means" else ROWS.get(key, "plan-line")
        values = {name: fill(wording, row, name, locale, place, on, at, reason) for name in wording.blanks(row, locale)}
        return Lines(row, (values,))
    if blank == "reason":
        return Term(f"plan-reason-{reason}")
    if blank == "kind":
        return ("transfer", "link", "cash")[place]
    word = WORDS[blank]
    return word[locale.partition("-")[0]] if isinstance(word, dict) else word


def worst_amount(locale: str) -> Money:
    """Return nine digits of the country's currency."""
    currency = CURRENCIES[locale]
    return Money(123_456_789 * 10 ** places(currency), currency)
