"""Invent identity documents in each country's form, with right check digits where the country has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from stdnum import luhn
from stdnum.cl import rut
from stdnum.es import dni
from stdnum.mx import rfc

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ123456789"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a document is made for."""

    given: str
    family: tuple[str, str]
    born: date


def invent(country: str, bearer: Bearer, chance: Random) -> str:
    """Return a document of a country: RUT, RFC, cédula, DNI."""
    return _FORMS[country](bearer, chance)


def _rut(_: Bearer, chance: Random) -> str:
    digits = str(chance.randint(8_000_000, 21_000_000))
    return f"{int(digits):,}".replace(",", ".") + f"-{rut.calc_check_digit(digits)}"


def _rfc(bearer: Bearer, chance: Random) -> str:
    first, second = (_plain(name) for name in bearer.family)
    letters = f"{first[:2]}{second[0]}{_plain(bearer.given)[0]}".upper()
    bare = f"{letters}{bearer.born:%y%m%d}{chance.choice(LETTERS)}{chance.choice(LETTERS)}"
    return bare + rfc.calc_check_digit(bare)


def _dominican(_: Bearer, chance: Random) -> str:
    bare = f"{chance.choice(('001', '031', '402'))}{chance.randint(1_000_000, 1_999_999)}"
    return f"{bare[:3]}-{bare[3:]}-{luhn.calc_check_digit(bare)}"


def _spanish(_: Bearer, chance: Random) -> str:
    digits = str(chance.randint(17_000_000, 79_000_000))
    return f"{int(digits):,}".replace(",", ".") + f"-{dni.calc_check_digit(digits)}"


def _costa_rican(_: Bearer, chance: Random) -> str:
    return f"{chance.randint(1, 7)}-{chance.randint(400, 1700):04}-{chance.randint(1, 999):04}"


def _number(low: int, high: int, *, dotted: bool = True) -> Callable[[Bearer, Random], str]:
    def make(_: Bearer, chance: Random) -> str:
        number = chance.randint(low, high)
        return f"{number:,}".replace(",", ".") if dotted else str(number)

    return make


def _plain(name: str) -> str:
    return name.translate(str.maketrans("áéíóúüñÁÉÍÓÚÑÍ", "aeiouunAEIOUNI"))


_FORMS: Mapping[str, Callable[[Bearer, Random], str]] = {
    "CL": _rut,
    "MX": _rfc,
    "CO": _number(20_000_000, 1_150_000_000),
    "PE": _number(10_000_000, 76_000_000, dotted=False),
    "DO": _dominican,
    "AR": _number(16_000_000, 45_000_000),
    "CR": _costa_rican,
    "ES": _spanish,
}
