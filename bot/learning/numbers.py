"""Mask what is personal in figures: documents, telephones, accounts, cards, invoices, birth dates, postal addresses.

Amounts and dates of payments stay, so that a message keeps its meaning; a figure of seven digits or more is taken for
personal, and so is a shorter one behind a word that says so. Every stand-in has the form of what it stands for.
"""

import re
from collections.abc import Callable, Sequence

from bot.learning import stand_ins
from bot.learning.words import fold, is_stop

RECENT = range(2015, 2100)  #: years in which nobody who pays was born
SECRET_MIN = 4  #: characters from which a part of something known is looked for

EMAIL = re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
SPOKEN_EMAIL = re.compile(
    r"[\w.+-]+\s+(?:arroba|\(at\)|\[at\]|at)\s+[\w-]+(?:\s*(?:\.|\bpunto\b|\bdot\b|\bponto\b)\s*[\w-]+)+", re.IGNORECASE
)
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
HANDLE = re.compile(r"(?<!\w)@[\w.]{2,}")

_MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|setembro|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|março|maio|junho|julho|outubro|novembro|dezembro|"
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic"
)
_OLD = r"(?:19\d\d|200\d|201[0-4])"
_SEP = r"\s?[-/.]\s?"
BORN_IN_FIGURES = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:{_OLD}|[3-9]\d)|{_OLD}{_SEP}\d{{1,2}}{_SEP}\d{{1,2}})(?!\d)"
)
BORN_IN_WORDS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|º|°)?\s*(?:de\s+|of\s+)?({_MONTHS})\.?,?\s*(?:del?\s+|of\s+)?{_OLD}\b"
    rf"|\b({_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_OLD}\b",
    re.IGNORECASE,
)
BIRTH_YEAR = re.compile(rf"(?<![\d.,]){_OLD}(?![\d.,]\d|\d)")
PAYDAY = re.compile(r"(?<!\d)(?:\d{1,2}([-/.])\d{1,2}\1(20\d\d)|(20\d\d)-\d{2}-\d{2})(?!\d)")

_CUES = (
    r"facturas?|boletas?|folios?|recibos?|invoices?|bills?|faturas?|boletos?|pedidos?|orden|orders?|contratos?|contracts?"
    r"|cuentas?|accounts?|acct?|contas?|casos?|case|tickets?|medidor|referencias?|reference|ref|comprobantes?"
    r"|transferencia|operaci[oó]n|c[eé]dula|ced|ci|dni|rut|run|rfc|curp|cuit|cuil|nie|nif|cpf|rg|pasaporte|passport"
    r"|documentos?|document|id|clientes?|client|customer|cust|socio|p[oó]liza|policy|tarjetas?|card|cart[aã]o|clave|pin"
    r"|c[oó]digo|code|cvv|gu[ií]a|tel[eé]?f?(?:ono)?|telefone|cel(?:ular)?|fono|whats?app|wsp|phone|mobile|m[oó]vil"
    r"|n[uú]meros?|numbers?|n[uú]m|nro|no\.|n[º°]|#"
)
_JOINTS = (
    r"(?:[\s:.#-]|\b(?:es|is|é|el|la|the|o|a|de|del|do|da|of|cliente|client|customer|account|terminad[ao]|terminando|en|em"
    r"|ending|in|n[uú]mero|number|nro|num)\b|n[º°]|no\.){0,8}"
)
CUED = re.compile(rf"(?<!\w)(?:{_CUES}){_JOINTS}(?:[A-Za-z]{{1,4}}\s)?([A-Za-z]{{0,5}}[-./]?\d[\w./-]*)", re.IGNORECASE)
CUED_MIN = 3

_GAP = r"[\s().\-–_/]{0,3}"
LONG = re.compile(rf"\+?\(?\d(?:{_GAP}\d){{6,}}(?:-?[A-Za-z](?!\w))?")
SPACED_CODE = re.compile(r"\b[A-Z]{2}\s\d\d\s\d\d\s\d\d\s[A-D]\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
CODE = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*")
CODE_MIN, CODE_FIGURES = 5, 4
UNIT = re.compile(
    r"\d[\d.,]*(?:[kmhx]|mil|millon(?:es)?|lucas?|pesos?|clp|mxn|usd|ars|cop|pen|eur|brl|crc|dop|gbp|soles|sol|reais|real"
    r"|euros?|d[oó]lar(?:es)?|pounds?|quid|bucks?|palos?|colones|am|pm|hs|hrs?|min|d[ií]as?|mes(?:es)?|cuotas?|pagos?)",
    re.IGNORECASE,
)
"""A sum, a time or a count with its unit: 50000pesos, 1500usd."""
_FIGURE = (
    "cero|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|um|uma|dois|duas|quatro|sete|oito|nove|meia|"
    "one|two|three|four|five|six|seven|eight|nine|oh"
)
SPOKEN = re.compile(rf"\b(?:{_FIGURE})(?:[\s,.-]+(?:{_FIGURE})){{4,}}\b", re.IGNORECASE)

_STREET = (
    r"calle|avenida|avda|av|pasaje|psje|pje|jir[oó]n|jr|carrera|cra|kra|cll|diagonal|transversal|camino|paseo|plaza"
    r"|urbanizaci[oó]n|urb|residencial|condominio|villa|poblaci[oó]n|rua|travessa|alameda|estrada|rodovia"
)
ADDRESS = re.compile(
    rf"\b({_STREET})\b\.?((?:\s+[^\W\d_]+\.?){{0,5}}?)\s*(?:,|\#|n[º°]\.?|no\.|num\.?|n[uú]mero)?\s*"
    r"\d[\w-]{0,8}(?:\s*[-#]\s*\d[\w-]{0,8}){0,3}",
    re.IGNORECASE,
)
NAMED_STREET = re.compile(
    rf"\b((?i:{_STREET}))\b\.?\s+((?:(?:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\w'’]+|de|del|la|las|los|el|da|do|dos|das)\s?){{1,5}})"
)
ENGLISH_ADDRESS = re.compile(
    r"\b\d{1,5}[A-Za-z]?\s+((?:[^\W\d_]+\s+){1,3}?)"
    r"(street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|place|boulevard|blvd|crescent|terrace)\b",
    re.IGNORECASE,
)
DOOR = re.compile(
    r"\b(depto|dpto|departamento|apto|apt|apartamento|apartment|piso|torre|block|bloque|bloco|casa|lote|mz|manzana|flat"
    r"|unit|suite|cep|zip(?:\s*code)?|c[oó]digo\s+postal|postal\s+code|postcode)(\.?\s*(?:n[º°]\.?|\#)?\s*)(\d[\w-]*)",
    re.IGNORECASE,
)
OF_STREETS = frozenset({"de", "del", "la", "las", "los", "el", "da", "do", "dos", "das"})
KEPT = 0xE000  #: from here on, signs that hold the place of a day of payment


def mask_numbers(text: str, secrets: Sequence[str]) -> str:
    """Return a text without personal figures; `secrets` are known ones, squeezed to letters and digits in capitals."""

    def other(found: re.Match[str]) -> str:
        return stand_ins.of_form(found[0], secrets)

    text, days = _put_aside(text, secrets)
    for pattern, act in _passes(secrets, other):
        text = pattern.sub(act, text)
    text = CODE.sub(lambda found: _code(found[0], secrets), text)
    return "".join(days[ord(sign) - KEPT] if KEPT <= ord(sign) < KEPT + len(days) else sign for sign in text)


def _passes(
    secrets: Sequence[str], other: Callable[[re.Match[str]], str]
) -> list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]:
    """Return what is looked for, in order, and what is put in its place."""
    email = next(one for one in stand_ins.EMAILS if stand_ins.squeeze(one) not in secrets)
    return [
        (LINK, stand_ins.LINK),
        (EMAIL, email),
        (SPOKEN_EMAIL, email),
        (HANDLE, stand_ins.HANDLE),
        (BORN_IN_WORDS, _born_in_words),
        (BORN_IN_FIGURES, _born_in_figures),
        *((_spread(secret), other) for secret in secrets if len(secret) >= SECRET_MIN),
        (ADDRESS, lambda found: _address(found, secrets)),
        (ENGLISH_ADDRESS, lambda found: _english_address(found, secrets)),
        (NAMED_STREET, _named_street),
        (DOOR, lambda found: f"{found[1]}{found[2]}{stand_ins.of_form(found[3], secrets)}"),
        (CUED, lambda found: _cued(found, secrets)),
        (SPACED_CODE, other),
        (LONG, other),
        (SPOKEN, _spoken),
        (BIRTH_YEAR, stand_ins.BORN[2]),
    ]


def _put_aside(text: str, secrets: Sequence[str]) -> tuple[str, list[str]]:
    """Return a text with signs in the place of whole dates of these years, which are days of payment, and the dates."""
    days: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if int(found[2] or found[3]) not in RECENT or stand_ins.squeeze(found[0]) in secrets:
            return found[0]
        days.append(found[0])
        return chr(KEPT + len(days) - 1)

    return PAYDAY.sub(keep, text), days


def _spread(secret: str) -> re.Pattern[str]:
    """Return the pattern of something known, however its parts are set apart."""
    return re.compile(r"[\s.\-–/_()]{0,3}".join(map(re.escape, secret)), re.IGNORECASE)


def _born_in_figures(found: re.Match[str]) -> str:
    day, month, year = stand_ins.BORN
    parts = re.split(r"([-/.\s]+)", found[0])
    figures = (year, month, day) if len(parts[0]) == len(year) else (day, month, year[-len(parts[-1]) :])
    return "".join((figures[0], parts[1], figures[1], parts[3], figures[2]))


def _born_in_words(found: re.Match[str]) -> str:
    day, _, year = stand_ins.BORN
    month = found[1] or found[2]
    plain = re.sub(r"\d{4}", year, found[0])
    return re.sub(r"(?<!\d)\d{1,2}(?!\d)", day, plain).replace(month, stand_ins.like(_june(month), month))


def _june(month: str) -> str:
    """Return June in the language of another month."""
    if re.fullmatch(r"(?i)janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro", month):
        return "junho"
    english = (
        r"(?i)january|february|march|april|may|june|july|august|september|october|november|december|jan|apr|aug|dec"
    )
    return "June" if re.fullmatch(english, month) else "junio"


def _address(found: re.Match[str], secrets: Sequence[str]) -> str:
    words = found[2].split()
    if any(is_stop(word) and fold(word) not in OF_STREETS for word in words):
        return found[0]
    figures = re.search(r"\d.*", found[0][len(found[1]) + len(found[2]) :])
    name = f" {stand_ins.like(stand_ins.STREET, ' '.join(words))}" if words else ""
    return f"{found[1]}{name} {stand_ins.of_form(figures[0] if figures else '', secrets)}"


def _english_address(found: re.Match[str], secrets: Sequence[str]) -> str:
    if any(is_stop(word) for word in found[1].split()):
        return found[0]
    number = found[0].split()[0]
    return f"{stand_ins.of_form(number, secrets)} {stand_ins.like('Elm', found[1].strip())} {found[2]}"


def _named_street(found: re.Match[str]) -> str:
    if not any(word[0].isupper() for word in found[2].split()):
        return found[0]
    return f"{found[1]} {stand_ins.STREET}{' ' if found[2].endswith(' ') else ''}"


def _cued(found: re.Match[str], secrets: Sequence[str]) -> str:
    """Mask the figure behind a word such as invoice; one that is a sum with its unit stays."""
    figure = found[1]
    if sum(map(str.isdecimal, figure)) < CUED_MIN or UNIT.fullmatch(figure):
        return found[0]
    return found[0][: found.start(1) - found.start()] + stand_ins.of_form(figure, secrets)


def _code(word: str, secrets: Sequence[str]) -> str:
    """Mask a word that is part of something known, or letters and figures mixed as no sum and no time is."""
    plain = stand_ins.squeeze(word)
    figures = sum(map(str.isdecimal, plain))
    known = figures and len(plain) >= SECRET_MIN and any(plain in secret for secret in secrets)
    is_mixed = CODE_FIGURES <= figures < len(plain) and len(plain) >= CODE_MIN and not UNIT.fullmatch(word)
    return stand_ins.of_form(word, secrets) if known or is_mixed else word


def _spoken(found: re.Match[str]) -> str:
    """Mask a number that is dictated figure by figure."""
    return re.sub(
        r"[^\W\d_]+", lambda figure: stand_ins.like("cinco" if figure[0] != "five" else "four", figure[0]), found[0]
    )
