"""Write amounts, days and times as people of each country write them.

An amount follows the country on the bill, whatever language it is told in; a day follows the language.
The rows are those that the Unicode tables do not give as bills and shops write them: a thousand in Costa Rica has a
point and not a thin space, cents are dropped when there are none, and the peso sign stands close to its figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from flows.negotiation.money import Money, digits

POINT, COMMA = "es_CO", "es_MX"  # whose separators: 1.200,50 and 1,200.50


@dataclass(frozen=True, slots=True)
class Purse:
    """How a country writes its own currency: the sign before, the sign behind, whose separators."""

    currency: str
    before: str
    behind: str
    separators: str


PURSES: Mapping[str, Purse] = {
    "CL": Purse("CLP", "$", "", POINT),
    "MX": Purse("MXN", "$", "", COMMA),
    "CO": Purse("COP", "$", "", POINT),
    "PE": Purse("PEN", "S/ ", "", COMMA),
    "DO": Purse("DOP", "RD$", "", COMMA),
    "AR": Purse("ARS", "$", "", POINT),
    "CR": Purse("CRC", "₡", "", POINT),
    "ES": Purse("EUR", "", " €", POINT),
    "US": Purse("USD", "$", "", COMMA),
    "GB": Purse("GBP", "£", "", COMMA),
    "BR": Purse("BRL", "R$ ", "", POINT),
}
HOMES = {purse.currency: country for country, purse in PURSES.items()}
ABROAD = {"USD": "US$", "CLF": "UF", "BRL": "R$", "DOP": "RD$"}  # a foreign currency; else its code

# Portuguese puts the weekday behind: 'na sexta-feira' and 'no domingo' would need the day's gender before it.
DAYS = {"es": "EEEE d 'de' MMMM", "en": "EEEE d MMMM", "en-US": "EEEE, MMMM d", "pt": "d 'de' MMMM (EEEE)"}
DAYS_OF_A_YEAR = {
    "es": "EEEE d 'de' MMMM 'de' y", "en": "EEEE d MMMM y", "en-US": "EEEE, MMMM d, y",
    "pt": "d 'de' MMMM 'de' y (EEEE)",
}  # fmt: skip
DATES = {"es": "d 'de' MMMM", "en": "d MMMM", "en-US": "MMMM d", "pt": "d 'de' MMMM"}
DATES_OF_A_YEAR = {"es": "d 'de' MMMM 'de' y", "en": "d MMMM y", "en-US": "MMMM d, y", "pt": "d 'de' MMMM 'de' y"}
SHORTS = {"es": "EEE d/M", "en": "EEE d/M", "en-US": "EEE M/d", "pt": "d/M (EEE)"}
SHORTS_OF_A_YEAR = {"es": "EEE d/M/yy", "en": "EEE d/M/yy", "en-US": "EEE M/d/yy", "pt": "d/M/yy (EEE)"}
CLOCKS = {
    "es": "24", "es-AR": "24 bare", "es-MX": "a. m.", "es-CO": "a. m.", "es-PE": "a. m.", "es-DO": "a. m.",
    "es-CR": "a. m.", "en": "am", "en-US": "a.m.", "pt": "h",
}  # fmt: skip
BABEL = {"es-PE": "es_PE", "es-MX": "es_MX", "en-US": "en_US", "en": "en_GB", "pt": "pt_BR"}  # else the language


def row(table: Mapping[str, str], locale: str) -> str:
    """Return a table's row for the locale, or for its language."""
    language = locale.partition("-")[0]
    return table.get(locale) or table.get(language) or language


def amount(money: Money, locale: str, *, cents: bool = False) -> str:
    """Write an amount: '$50.000' in Chile, '$1,200' in Mexico, '60 €' in Spain, 'US$ 100' where dollars are foreign.

    Without a country in the locale the currency's own home decides. Cents are written where there are some, or always.
    """
    language, _, country = locale.partition("-")
    home = "" if (language, money.currency) == ("es", "USD") else HOMES.get(money.currency, "")
    purse = PURSES.get(country) or PURSES.get(home) or PURSES["MX"]
    number = figure(money, purse.separators, cents=cents)
    if purse.currency == money.currency:
        return f"{purse.before}{number}{purse.behind}"
    return f"{ABROAD.get(money.currency, money.currency)} {number}"


def figure(money: Money, separators: str, *, cents: bool = False) -> str:
    """Write the digits of an amount, with cents only where there are some, or always in a currency that has them."""
    places = digits(money.currency)
    major = Decimal(money.minor).scaleb(-places)
    bare = is_whole(money) and not (cents and places)
    small = "" if bare else f".00{'#' * (places - 2)}"  # Chile's UF has four places, and shows two where two will do
    return format_decimal(major, format=f"#,##0{small}", locale=separators)


def is_whole(money: Money) -> bool:
    """Say whether an amount has no cents."""
    return bool(money.minor % 10 ** digits(money.currency) == 0)


def day(on: date, locale: str, today: date | None = None) -> str:
    """Write weekday, day and month; with the year when `today` lies in another one."""
    return _written(on, row(DAYS if today is None or on.year == today.year else DAYS_OF_A_YEAR, locale), locale)


def date_alone(on: date, locale: str, today: date | None = None) -> str:
    """Write day and month in words: '3 de abril', 'April 3'; with the year when `today` lies in another one."""
    return _written(on, row(DATES if today is None or on.year == today.year else DATES_OF_A_YEAR, locale), locale)


def _written(on: date, pattern: str, locale: str) -> str:
    if on.day == 1 and locale.startswith("pt"):
        pattern = f"d'º'{pattern.removeprefix('d')}"
    return format_date(on, pattern, locale=row(BABEL, locale))


def hour(at: time, locale: str) -> str:
    """Write a time of day by the country's custom: '17:00', '5 p. m.', '17h30'; Argentina says '18' for six."""
    style = row(CLOCKS, locale)
    if style == "h":
        return f"{at.hour}h{at.minute:02}" if at.minute else f"{at.hour}h"
    if style.startswith("24"):
        return f"{at.hour}" if style == "24 bare" and not at.minute else f"{at.hour}:{at.minute:02}"
    clock = f"{at.hour % 12 or 12}:{at.minute:02}" if at.minute else f"{at.hour % 12 or 12}"
    return f"{clock} {style if at.hour < 12 else style.replace('a', 'p')}"  # noqa: PLR2004 - noon


def is_one(clock: str) -> bool:
    """Say whether a time of day, as `hour` writes it, is of the hour one: 'a la 1:30', 'à 1h30'."""
    return clock.startswith("1") and not clock[1:2].isdigit()


def moment(at: datetime, locale: str, today: date | None = None) -> str:
    """Write day and time in one go, on the clock that `at` carries: 'viernes 13 de marzo a las 17:00'."""
    clock = hour(at.timetz(), locale)
    one = is_one(clock)
    joint = {"es": "a la" if one else "a las", "en": "at", "pt": "à" if one else "às"}[locale.partition("-")[0]]
    return f"{day(at.date(), locale, today)} {joint} {clock}"


def short(at: date, locale: str, today: date | None = None) -> str:
    """Write a day, and a time if it has one, briefly: 'mié 30/9 10:30', 'Wed 9/30 5 p.m.'.

    Without `today` it fits a button; a day that lies in another year than `today` says so: 'mié 3/2/27'.
    """
    pattern = row(SHORTS if today is None or at.year == today.year else SHORTS_OF_A_YEAR, locale)
    brief = format_date(at, pattern, locale=row(BABEL, locale)).replace(".", "")
    return f"{brief} {hour(at.timetz(), locale).replace('. m', '.m')}" if isinstance(at, datetime) else brief
