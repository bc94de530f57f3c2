"""Know the numbers of bank accounts that carry a check digit of their own, and the keys of Pix."""

import re
from collections.abc import Callable, Mapping

from stdnum import iban
from stdnum.ar import cbu
from stdnum.br import cnpj, cpf

CLABE_DIGITS = 18
CLABE_WEIGHTS = (3, 7, 1)  #: Banco de México, circular 3/2012, annex on the CLABE; the libraries at hand lack it


def is_clabe(written: str) -> bool:
    """Say whether a number is a Mexican CLABE with its right check digit."""
    digits = bare(written)
    if len(digits) != CLABE_DIGITS or not digits.isdecimal():
        return False
    weighed = sum(int(digit) * CLABE_WEIGHTS[at % 3] % 10 for at, digit in enumerate(digits[:-1]))
    return int(digits[-1]) == -weighed % 10


def is_iban(written: str) -> bool:
    """Say whether a number is an IBAN with its right check digits."""
    return bool(iban.is_valid(bare(written)))


def is_cbu(written: str) -> bool:
    """Say whether a number is an Argentine CBU, or a CVU, with its right check digits."""
    return bool(cbu.is_valid(bare(written)))


#: Banco Central do Brasil, DICT: an e-mail address, a telephone in E.164, a random key (a UUID), beside CPF and CNPJ.
PIX_KEYS = re.compile(
    r"[a-z0-9.!#$&'*+/=?^_`{|}~-]+@[a-z0-9.-]+\.[a-z]+|\+55\d{10,11}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)


def is_pix_key(written: str) -> bool:
    """Say whether it has the form of a key of Pix, with right check digits where it has some."""
    key = written.strip()
    return bool(PIX_KEYS.fullmatch(key) or cpf.is_valid(key) or cnpj.is_valid(key))


def bare(written: str) -> str:
    """Return a number without what makes it easier to read."""
    return "".join(sign for sign in written if sign.isalnum())


STANDARDS: Mapping[str, Callable[[str], bool]] = {"CLABE": is_clabe, "IBAN": is_iban, "CBU": is_cbu, "CVU": is_cbu}


def is_account(written: str) -> bool:
    """Say whether a number is an account by one of the standards."""
    return any(fits(written) for fits in STANDARDS.values())
