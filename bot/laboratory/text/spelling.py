"""Spell whole numbers in Spanish, as they stand before a noun: veintiún mil, doscientos."""

SMALL = (
    "cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
    "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiún", "veintidós",
    "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
    "ochocientos", "novecientos",
)  # fmt: skip
THOUSAND, MILLION = 1_000, 1_000_000


def spell(number: int) -> str:
    """Return a whole number below a million millions in words."""
    if number >= MILLION:
        millions, rest = divmod(number, MILLION)
        head = "un millón" if millions == 1 else f"{spell(millions)} millones"
        return f"{head} {spell(rest)}" if rest else head
    if number >= THOUSAND:
        thousands, rest = divmod(number, THOUSAND)
        head = "mil" if thousands == 1 else f"{_below(thousands)} mil"
        return f"{head} {_below(rest)}" if rest else head
    return _below(number)


def _below(number: int) -> str:
    """Return a number below a thousand."""
    if number < len(SMALL):
        return SMALL[number]
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return "cien" if number == 100 else f"{HUNDREDS[hundreds]} {_below(rest)}" if rest else HUNDREDS[hundreds]  # noqa: PLR2004
    tens, ones = divmod(rest, 10)
    return f"{TENS[tens]} y {SMALL[ones]}" if ones else TENS[tens]
