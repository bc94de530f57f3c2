# ruff: noqa: PLR2004 - three digits make a group
"""Read numbers written in digits, with the separators of any country: 1.234,50, 1,234.50, 1'200.000, 1e3."""

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from nlu.grammar.text import plain

POWER_LEAST: Final = Decimal("0.01")
POWER_MOST: Final = 10**15  #: a power outside these bounds is no sum of anyone's
SHARE_DECIMALS: Final = 6
SHARE_MOST: Final = 10**9  #: a greater share is no one's, and is not rounded


def share_text(said: str) -> str:
    """Write a share in per cent as the contract does: '20', '12.5'; at most six decimals, none of them idle."""
    share = Decimal(said)
    return plain(round(share, SHARE_DECIMALS) if share < SHARE_MOST else share)


_UNDER: Final = MappingProxyType(
    {"ter": 3, "thi": 3, "cua": 4, "qua": 4, "fou": 4, "qui": 5, "fif": 5, "sex": 6, "six": 6, "dec": 10, "ten": 10}
)


def fraction_text(said: str, part: str) -> str:
    """Write 'dos tercios', 'three quarters', 'la quinta parte' as a share in per cent, to two decimals."""
    return plain(round(Decimal(100) * min(int(said), 10) / _UNDER[part[:3]], 2))


def parse_digits(form: str, point: str = "") -> Decimal:
    """Read digits with separators: three digits after a separator are a group, one or two are decimals.

    What the country would read is the same wherever both readings make sense of money, since no sum has three
    decimals. Where they do make sense, in a share or a plain number, `point` names the decimal mark of the country.
    """
    mark = next((sign for sign in "e^" if sign in form), "")
    if mark:
        base, _, exponent = form.partition(mark)
        return _power(parse_digits(base, point), int(exponent), mark)
    if "'" in form:
        return _apostrophes(form)
    dot, comma = form.rfind("."), form.rfind(",")
    if dot >= 0 and comma >= 0:
        return _plain(form, "." if dot > comma else ",")
    mark = "." if dot >= 0 else ","
    parts = form.split(mark)
    if len(parts) == 1:
        return Decimal(form)
    if len(parts) > 2 or (mark != point and _is_group(*parts)):
        return Decimal("".join(parts))
    return Decimal((parts[0] or "0") + "." + parts[1])


def _is_group(before: str, after: str) -> bool:
    return len(after) == 3 and before.lstrip("0") != "" and len(before) <= 3


def _plain(form: str, point: str) -> Decimal:
    whole, _, cents = form.rpartition(point)
    return Decimal(whole.replace(".", "").replace(",", "") + "." + cents)


def _apostrophes(form: str) -> Decimal:
    last = max(form.rfind(","), form.rfind("."))
    cents = form[last + 1 :] if last > form.rfind("'") and len(form) - last in {2, 3} else ""
    whole = form[:last] if cents else form
    return Decimal("".join(letter for letter in whole if letter.isdigit()) + ("." + cents if cents else ""))


def _power(base: Decimal, exponent: int, mark: str) -> Decimal:
    """Raise: 1e3 is a thousand, 2^3 is eight; what can be no sum keeps its base."""
    if not base:
        return base
    value = base.scaleb(exponent) if mark == "e" else base**exponent
    return value if POWER_LEAST <= value < POWER_MOST else base
