"""Tell the number of a payment card from every other number: its issuer's first digits, its length, its check digit.

Numbers are allotted under ISO/IEC 7812-1, whose annex B is the check digit (Luhn). The ranges are those that the
networks publish, with the Latin American ones: Elo and Hipercard in Brazil, Naranja and Cabal in Argentina, Carnet in
Mexico, Codensa in Colombia.
"""

from dataclasses import dataclass

from stdnum import luhn

SHORTEST, LONGEST = 13, 19  #: digits of a card's number


@dataclass(frozen=True, slots=True)
class Range:
    """First digits from `first` to `last`, equally long, and how many digits such numbers have."""

    first: str
    last: str
    lengths: frozenset[int]

    def holds(self, digits: str) -> bool:
        """Say whether a number lies in the range."""
        return len(digits) in self.lengths and self.first <= digits[: len(self.first)] <= self.last


def _range(span: str, *lengths: int) -> Range:
    first, _, last = span.partition("-")
    return Range(first, last or first, frozenset(lengths))


_ANY = tuple(range(SHORTEST, LONGEST + 1))
RANGES = (
    _range("4", 13, 16, 19),  # Visa
    *(_range(span, 16) for span in ("51-55", "2221-2720")),  # Mastercard
    *(_range(span, 15) for span in ("34", "37")),  # American Express
    *(_range(span, 14, 16) for span in ("300-305", "3095", "36", "38-39")),  # Diners Club
    *(_range(span, 16, 19) for span in ("6011", "644-649", "65")),  # Discover
    _range("3528-3589", 16, 19),  # JCB
    _range("62", 16, 17, 18, 19),  # UnionPay
    *(_range(span, *_ANY) for span in ("5018", "5020", "5038", "5893", "6304", "6759", "6761-6763")),  # Maestro
    *(_range(span, 16) for span in ("504175", "506699-506778", "509000-509999", "627780", "636297", "636368")),  # Elo
    *(_range(span, 16) for span in ("606282", "637095", "637568", "637599", "637609", "637612")),  # Hipercard
    *(_range(span, 16) for span in ("589562", "589657", "603522", "604201-604400")),  # Naranja, Cabal
    *(
        _range(span, 16) for span in ("286900", "502275", "506199-506499", "606333", "627535", "636318-636319")
    ),  # Carnet
    _range("590712", 16),  # Codensa
)


def is_card(digits: str) -> bool:
    """Say whether digits are the number of a payment card."""
    return any(one.holds(digits) for one in RANGES) and bool(luhn.is_valid(digits))
