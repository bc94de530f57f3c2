"""Read one cell: a date, an amount, a yes or no. What cannot be read says why, without repeating it."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_precision

from bot.portfolio.mapping import Mapping
from flows.errors import BadAmount
from flows.negotiation.money import to_minor

MINOR_MAX = 10**15  #: more than any invoice; sums of many still fit the database
DATES_KEPT = 1 << 15  #: dates repeat; each is read once
ISO_LENGTH = 10
URL = r"https?://[^\s\x00-\x1f\x7f]{4,2000}"  #: the address of a page

NOWHERE = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))  #: which are told by two letters and are no country

YES = frozenset(("yes", "y", "true", "t", "1", "on", "x", "si", "sí", "s", "verdadero", "sim", "verdadeiro"))
NO = frozenset(("no", "n", "false", "f", "0", "off", "falso", "não", "nao"))


class BadCell(ValueError):
    """A cell cannot be read; the message says why and what to do."""


def date_reader(mapping: Mapping) -> Callable[[str], date]:
    """Return a function that reads dates as the mapping says they are written, otherwise as 2026-01-31."""
    given = mapping.date_format
    shown = date(2026, 1, 31).strftime(given) if given else "2026-01-31"
    remedy = "" if given else "; set date_format in the mapping file"

    @lru_cache(DATES_KEPT)
    def read(text: str) -> date:
        try:
            if given:
                return datetime.strptime(text, given).date()  # noqa: DTZ007 - a day, which has no zone
            if len(text) == ISO_LENGTH and text[4] == text[7] == "-":
                return date.fromisoformat(text)
        except ValueError:
            pass
        raise BadCell(f"is not a date such as {shown}{remedy}")

    return read


def amount_reader(mapping: Mapping, currency: str) -> Callable[[str], int]:
    """Return a function that reads amounts in major units, as the mapping says they are written, into minor units."""
    decimal, thousands = re.escape(mapping.decimal), re.escape(mapping.thousands or "")
    whole = rf"\d{{1,3}}(?:{thousands}\d{{3}})+|\d+" if thousands else r"\d+"
    shape = re.compile(rf"-?(?:{whole})(?:{decimal}\d+)?", re.ASCII).fullmatch
    places = get_currency_precision(currency)

    def read(text: str) -> int:
        if not shape(text):
            raise BadCell(
                f"is not an amount such as {_sample(mapping, places)}; set decimal and thousands in the mapping file"
            )
        if mapping.thousands:
            text = text.replace(mapping.thousands, "")
        try:
            minor = to_minor(text.replace(",", "."), currency)
        except BadAmount as fault:
            raise BadCell(f"has more than the {places} decimals of {currency}") from fault
        if minor < 0:
            raise BadCell("is negative; what the client is owed is not an invoice")
        if minor > MINOR_MAX:
            raise BadCell("is too large")
        return minor

    return read


def _sample(mapping: Mapping, places: int) -> str:
    whole = f"1{mapping.thousands or ''}500"
    return f"{whole}{mapping.decimal}{'50'[:places]:0<{places}}" if places else whole


def read_flag(text: str) -> bool:
    """Read a yes or a no, in Spanish, English or Portuguese."""
    word = text.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise BadCell("is neither yes nor no; translate its words under values in the mapping file")


def moment_reader(read_date: Callable[[str], date]) -> Callable[[str, str], datetime]:
    """Return a function that reads a moment, or a day for its midnight, in a time zone where it names none."""

    def read(text: str, zone: str) -> datetime:
        try:
            moment = datetime.fromisoformat(text) if len(text) > ISO_LENGTH else _midnight(read_date(text))
        except ValueError as fault:
            raise BadCell("is not a moment such as 2026-01-31T15:00:00-03:00, nor a date") from fault
        return moment if moment.utcoffset() is not None else moment.replace(tzinfo=ZoneInfo(zone))

    return read


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones."""
    return frozenset(available_timezones())


def read_zone(text: str) -> str:
    """Read the name of a time zone."""
    if text not in zones():
        raise BadCell("is not a time zone such as America/Santiago")
    return text


@lru_cache(256)
def read_locale(text: str) -> str:
    """Read a language, or a language and country."""
    try:
        found = Locale.parse(text, sep="-" if "-" in text else "_")
    except (UnknownLocaleError, ValueError) as fault:
        raise BadCell("is not a language and country such as es-CL") from fault
    return f"{found.language}-{found.territory}" if found.territory else found.language


@lru_cache(512)
def read_country(text: str) -> str:
    """Read a country's two letters."""
    country = text.upper()
    if not (len(country) == 2 and country.isalpha() and country in set(Locale("en").territories) - NOWHERE):  # noqa: PLR2004
        raise BadCell("is not a country's two letters such as CL")
    return country


def read_url(text: str) -> str:
    """Read the address of a page."""
    if not re.fullmatch(URL, text):
        raise BadCell("is not an address such as https://example.com/F-1.pdf")
    return text


def text_reader(length: int) -> Callable[[str], str]:
    """Return a function that takes text as it is, up to a number of characters."""

    def read(text: str) -> str:
        if len(text) > length:
            raise BadCell(f"is longer than {length} characters")
        if "\0" in text:
            raise BadCell("holds a character that cannot be stored")
        return text

    return read


def choice_reader(*allowed: str) -> Callable[[str], str]:
    """Return a function that takes one of several words."""

    def read(text: str) -> str:
        word = text.casefold()
        if word not in allowed:
            raise BadCell(f"is none of {', '.join(allowed)}; translate its words under values in the mapping file")
        return word

    return read
