# ruff: noqa: SIM905, PLR2004, PLR0911, E501 - small numbers of letters and tokens
"""Read sums: currency signs and words, slang units, ranges, and the bare numbers that only context makes money."""

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.countries import UNITS, Country
from nlu.grammar.rules import Line
from nlu.grammar.text import NUMBER, SIGN, STOP, WORD

CURRENCIES: Final = MappingProxyType(
    dict.fromkeys(
        ["us$", "u$s", "u$d", "$us", "usd", "dolar", "dolares", "dollar", "dollars", "dolarcitos", "verdes"], "USD"
    )
    | dict.fromkeys(["€", "eur", "euro", "euros", "euritos"], "EUR")
    | dict.fromkeys(["£", "gbp", "pound", "pounds", "quid", "libras", "esterlinas", "sterling"], "GBP")
    | dict.fromkeys(["r$", "brl", "reais", "real"], "BRL")
    | dict.fromkeys(["s/", "s/.", "pen", "soles", "sol", "solcitos", "solsitos"], "PEN")
    | dict.fromkeys(["₡", "¢", "crc", "colones"], "CRC")
    | dict.fromkeys(["rd$", "dop"], "DOP")
    | dict.fromkeys(["rupee", "rupees", "rupias", "inr"], "INR")
    | dict.fromkeys(["yen", "yenes", "ienes", "jpy", "¥"], "JPY")
    | dict.fromkeys(["yuan", "yuanes", "cny", "rmb"], "CNY")
    | dict.fromkeys(["francs", "franc", "francos", "chf"], "CHF")
    | dict.fromkeys(["ringgit", "myr"], "MYR")
    | dict.fromkeys(["kronor", "krona", "coronas", "sek"], "SEK")
    | dict.fromkeys(["rubles", "rublos", "rub"], "RUB")
    | dict.fromkeys(["dirhams", "dirham", "aed"], "AED")
    | {"krw": "KRW", "zar": "ZAR", "cad": "CAD", "aud": "AUD", "hkd": "HKD", "c$": "CAD", "hk$": "HKD"}
    | {
        "mx$": "MXN",
        "mex$": "MXN",
        "mxn": "MXN",
        "clp": "CLP",
        "cop": "COP",
        "ars": "ARS",
        "uyu": "UYU",
        "bs": "BOB",
        "quetzales": "GTQ",
        "lempiras": "HNL",
        "guaranies": "PYG",
        "bolivianos": "BOB",
        "cordobas": "NIO",
    }
)
"""Signs and words that name a currency; 'pesos' and '$' are the country's own."""

DOLLAR_SIGN: Final = frozenset(["CLP", "MXN", "ARS", "COP", "DOP", "USD", "UYU", "CAD", "AUD"])
_OWN: Final = frozenset(["$", "peso", "pesos", "pesito", "pesitos", "m", "mn"])
_RANGE: Final = re.compile(
    r"(?P<join>a|y|o|u|e|ou|or|to|and|-) (?:hasta |los |unos )?(?:[^ #]{1,4} )?#(?P<n>[0-9.]+)(?![^ ])"
)
_CENTS: Final = re.compile(
    r"(?:(?:con|y|and|e|com) )?#(?P<n>[0-9]{1,2}) (?:centavos?|centimos?|cents?|pence|ctvs|p|c)(?![^ ])|con #(?P<m>[0-9]{2})(?=$| [.,?])"
)
_OPENERS: Final = frozenset(["entre", "between", "de", "from", "unos", "unas"])


@dataclass(slots=True)
class Sum:
    """A sum and where it stands: tokens from `first` up to `last`; `high` when a range was said."""

    first: int
    last: int
    value: Decimal
    currency: str | None
    named: bool  #: a sign, a unit or a multiplier makes it surely a sum
    high: Decimal | None = None


def read_sum(line: Line, at: int, country: Country) -> Sum | None:
    """Read the sum that begins at a token: '$ 200', '200 pesos', 'a tenner', 'entre 100 y 200 lucas', '200'."""
    tokens = line.tokens
    sign = tokens[at].form if tokens[at].kind == SIGN or tokens[at].form in CURRENCIES else ""
    number = at + bool(sign)
    currency = _currency(sign, country) if sign else None
    if sign and (
        number >= len(tokens) or tokens[number].kind != NUMBER or (sign not in CURRENCIES and sign not in _OWN)
    ):
        return None
    if tokens[number].kind != NUMBER:
        return _unit_alone(line, at)
    value, end = tokens[number].value or Decimal(0), number + 1
    named = bool(sign) or tokens[number].scaled
    end, value, currency, unit = _unit(line, end, value, currency, country)
    found = Sum(at, end, value, currency, named or unit)
    return _cents(line, _range(line, found, country))


def _currency(sign: str, country: Country) -> str | None:
    if sign == "$":
        return country.currency if country.currency in DOLLAR_SIGN else "USD"
    return CURRENCIES.get(sign)


def _unit(
    line: Line, end: int, value: Decimal, currency: str | None, country: Country
) -> tuple[int, Decimal, str | None, bool]:
    """Take the unit after a number: its currency, or what one such coin is worth."""
    at = end + (
        line.word(end) in {"de", "of", "en"} and line.word(end + 1) in {*CURRENCIES, *_OWN, *UNITS} - {"m", "$"}
    )
    word = line.word(at)
    if word in {"m", "-"} and not (word == "m" and line.word(at + 1) in {"n", "/"}):
        return end, value, currency, False
    if word == "$" and at < len(line.tokens) and line.word(at + 1).startswith("#"):
        return end, value, currency, False
    if word in UNITS and word not in CURRENCIES:
        return at + 1, value * UNITS[word], currency, True
    if word in CURRENCIES:
        more = line.word(at + 1) in {"esterlinas", "americanos", "dolares"}
        return at + 1 + more, value, currency or CURRENCIES[word], True
    if word in _OWN:
        return at + 1, value, currency or (_currency("$", country) if word == "$" else None), True
    return end, value, currency, False


def _unit_alone(line: Line, at: int) -> Sum | None:
    if line.word(at) in {"a", "un", "una", "um"} and line.word(at + 1) in {"tenner", "fiver"}:
        return Sum(at, at + 2, Decimal(UNITS[line.word(at + 1)]), None, named=True)
    return None


def _range(line: Line, low: Sum, country: Country) -> Sum:
    """Join 'entre 100 y 200', '100 a 150', '100-200', '50 o 60 lucas'; the lower bound borrows the upper's multiplier."""
    if low.last >= len(line.tokens):
        return low
    found = _RANGE.match(line.text, line.starts[low.last])
    if not found:
        return low
    opener = line.word(low.first - 1)
    join = found["join"]
    closed = join in {"a", "to", "-", "o", "u", "ou", "or"} or opener in {"entre", "between"}
    if join in {"a", "to"} and low.named and opener in {"de", "from"}:
        return low  # 'subió de 10 lucas a 15 lucas' names two sums
    start = line.index(found.start("n") - 1)
    if not closed or (join == "a" and line.word(start - 1) != "a" and not line.word(start - 1)):
        return low
    first = start - (line.tokens[start - 1].kind == SIGN)
    high = read_sum(line, first, country) if first > low.first else None
    if high is None:
        return low
    value = low.value
    if line.tokens[start].scaled and not low.named:
        value = _borrow(value, high.value)
    if not (high.named or low.named or opener in _OPENERS or value >= 20) or high.value <= value:
        return low
    return Sum(
        low.first, high.last, value, low.currency or high.currency, low.named or high.named, high.high or high.value
    )


def _borrow(low: Decimal, high: Decimal) -> Decimal:
    for scale in (Decimal(1_000_000), Decimal(1_000), Decimal(100)):
        if high >= scale and low * scale < high:
            return low * scale
    return low


def _cents(line: Line, found: Sum) -> Sum:
    if found.last < len(line.tokens) and (cents := _CENTS.match(line.text, line.starts[found.last])):
        if not cents["n"] and not found.named:
            return found
        found.value += Decimal(cents["n"] or cents["m"]) / 100
        found.last = line.index(cents.end())
    return found


_NOT_BEFORE: Final = frozenset(
    """
        calle avenida av piso casa depto dpto apto articulo ley capitulo version grado edad ruta km canal sala
        mesa lote manzana mz torre cuota numero nro n º factura boleta folio ticket caso contrato cuenta cliente
        rut dni cedula cpf rg telefono celular fono rua numero protocolo contrato fatura boleto street apartment
        invoice account phone room unit reference case order page terminado terminada termina ending top covid
        windows opcion opciones nota estrella option clave codigo code pin ano anos year desde
    """.split()
)
SMALLEST_ALONE: Final = 20
_STREETS: Final = frozenset(
    """
        calle avenida av pasaje carrera jiron street road avenue rua travessa barrio direccion
    """.split()
)
_SINGULAR_MEASURES: Final = frozenset(
    """
        hijo hija ano mes dia hora semana vez people children persona carro auto perro filho filha pessoa kid
        child person time kilo kg km metro metros kw kwh gb mb mega megas cm mm litro año opcion estrella way
        percent grado year am pm a.m. p.m. hs horas de_la th st bedroom percent % por_ciento x stars star
    """.split()
)
_PLURAL_OK: Final = frozenset(
    """
        mensuales semanales quincenales dolares nomas diarias diarios mas menos antes despues tras entonces los las tus sus mis
        unos unas pues mensais semanais quinzenais depois antes mas nos vos les ustedes des vamos podemos todos
        todas is as this us its was has does cuotas pagos abonos parcelas fridays mondays tuesdays wednesdays
        thursdays saturdays sundays lunes martes miercoles jueves viernes cus always towards iguales fijos fijas
        justos cerrados restantes extras maximos minimos pesos gracias please plus yes thanks os aos nas dos das
        apenas perdidos atras tres seis dos otros otras demais iniciales limpios pelados pelaos libres
    """.split()
)


def is_sum(line: Line, found: Sum, *, asked: bool = False, spoken_small: int = 20) -> bool:
    """Tell whether a bare number is money: not measured by a noun, not a code, a year or a small spoken number."""
    if line.tokens[found.first].kind == SIGN:
        return True
    if found.named or found.high is not None:
        return not _counts_things(line, found)
    token = line.tokens[found.first]
    if any(line.word(found.first - back) in _STREETS for back in (1, 2, 3)):
        return False
    if found.value <= 0 or line.word(found.first - 1) in _NOT_BEFORE or _counts_things(line, found):
        return False
    if _is_year(line, found) or (len(token.form) >= 8 and token.form.isdigit()):
        return False
    if asked:
        return True
    if len(line.tokens) == 1 and found.value < SMALLEST_ALONE:
        return False  # a number of a menu
    if token.spoken and found.value < spoken_small:
        return False
    return not (token.form.startswith("0") and "." not in token.form and "," not in token.form)


def _counts_things(line: Line, found: Sum) -> bool:
    if found.last >= len(line.tokens):
        return False
    after = line.tokens[found.last]
    if after.kind != WORD:
        return after.kind not in {SIGN, STOP, NUMBER, "@", "=", "!", "*"} or after.form == "%"
    if after.form in _SINGULAR_MEASURES:
        return not (after.form == "dia" and line.word(found.last + 1).startswith("#"))
    one_word_unit = line.tokens[found.last - 1].kind == WORD  # '200 pesos mensuales': the unit has been named
    return not one_word_unit and len(after.form) > 2 and after.form.endswith("s") and after.form not in _PLURAL_OK


def _is_year(line: Line, found: Sum) -> bool:
    before = line.word(found.first - 1)
    return (
        1900 <= found.value <= 2060
        and found.value == int(found.value)
        and len(line.tokens[found.first].form) == 4
        and before in {"en", "de", "del", "desde", "ano", "in", "since", "of", "em", "do", "year", "from", "el"}
    )
