# ruff: noqa: SIM905 - words are read best as a text
"""Convert what the sources expect of sums, shares and numbers to the contract's conventions, and ours to theirs.

* A bare number is a sum to us, for clients write 'puedo 200'; to the sources a sum names its currency. What names none,
  in a sign, a code or a word, is not compared.
* Cents are sums of their coin to us ('50 centavos' is 0.50 of it) and units of their own to the sources: theirs are
  divided by a hundred.
* Ten of Duckling's English sums stand in its corpus with an exponent ('5e5') and reached the data without it ('5 lakh
  rupees' = 5): where ours is theirs times a power of ten above a thousand, it is the same sum.
* A share is given to six decimals.
"""

from decimal import Decimal
from typing import Any, Final

from nlu.grammar.currencies import CURRENCIES, OWN
from nlu.grammar.scales import UNITS
from nlu.grammar.text import tokenize

MINOR: Final = frozenset("Centavo Cent Pence Penny Penique Pêni Sen Satoshi".split())
EXPONENTS: Final = range(4, 13)
_COINS: Final = frozenset("centavo centavos centimo centimos cent cents pence penny pennies p c ¢".split())
_NAMES: Final = frozenset(CURRENCIES) | OWN | UNITS.keys() | _COINS


def names_currency(text: str) -> bool:
    """Tell whether a sum's own words name a currency."""
    return any(token.form in _NAMES for token in tokenize(text))


def expected_amounts(case: dict[str, Any], kind: str, said: list[str]) -> list[Decimal]:
    """Give the values that a case expects by our conventions; `said`, those found, may mend a cut exponent."""
    items = [item for item in case["expect"] if item["type"] == kind]
    values = [Decimal(str(item["value"])) for item in items]
    if kind == "money":
        values = [value / 100 if item["unit"] in MINOR else value for value, item in zip(values, items, strict=True)]
        if case["src"].startswith("duckling") and len(values) == len(said) == 1:
            values = [_mended(values[0], Decimal(said[0]))]
    return [round(value, 6) for value in values] if kind == "percent" else values


def _mended(value: Decimal, said: Decimal) -> Decimal:
    return said if any(value.scaleb(exponent) == said for exponent in EXPONENTS) else value
