"""Write a sum as people of a country do: 200 mil, $45.000, 30 lucas, 180 soles, mil quinientos."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from bot.laboratory.text.book import Book
from bot.laboratory.text.spelling import MILLION, THOUSAND, spell
from flows.negotiation.money import Money, digits
from flows.wording.figures import HOMES, PURSES, amount, figure

K_MAX = 1_000  #: thousands that are written with a k


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a client's country."""

    money: Money
    book: Book

    @property
    def whole(self) -> int | None:
        """Return the sum in major units, None where it has cents."""
        unit = 10 ** digits(self.money.currency)
        return self.money.minor // unit if self.money.minor % unit == 0 else None

    @property
    def bare(self) -> str:
        """Return its digits without anything between them, but for cents."""
        return (
            str(self.whole) if self.whole is not None else f"{self.money.minor / 10 ** digits(self.money.currency):.2f}"
        )


def write(sum_: Sum, luck: Random) -> str:
    """Return a sum in one of the ways of its country that fit it, else its digits."""
    ways = [WAYS[name](sum_, luck) for name in luck.sample(sum_.book.sums, len(sum_.book.sums))[:2]]
    return next((way for way in ways if way), sum_.bare)


def _figure(sum_: Sum, _: Random) -> str:
    home = HOMES.get(sum_.money.currency, sum_.book.country)
    return figure(sum_.money, PURSES[sum_.book.country if sum_.book.country in PURSES else home].separators)


def _sign(sum_: Sum, luck: Random) -> str:
    written = amount(sum_.money, f"es-{sum_.book.country}")
    return written.replace(" ", "") if luck.random() < 1 / 2 else written.replace("US$", "$")


def _thousand(sum_: Sum, _: Random) -> str:
    """Write thousands with their word: 30 mil, 1 millón 200 mil."""
    whole = sum_.whole or 0
    if whole % THOUSAND or not whole:
        return ""
    millions, rest = divmod(whole, MILLION)
    head = f"{millions} {'millón' if millions == 1 else 'millones'}" if millions else ""
    return " ".join(filter(None, [head, f"{rest // THOUSAND} mil" if rest else ""]))


def _k(sum_: Sum, _: Random) -> str:
    thousands, rest = divmod(sum_.whole or 0, THOUSAND)
    return f"{thousands}k" if thousands and not rest and thousands < K_MAX else ""


def _words(sum_: Sum, _: Random) -> str:
    """Write a sum in words, without a noun behind it: cincuenta y uno."""
    words = spell(sum_.whole) if sum_.whole else ""
    return f"{words.replace('veintiún', 'veintiun')}o" if words.endswith(("un", "ún")) else words


def _coin(sum_: Sum, luck: Random) -> str:
    millions = bool(sum_.whole) and not (sum_.whole or 0) % MILLION
    return f"{_thousand(sum_, luck) or sum_.bare} {'de ' if millions else ''}{luck.choice(sum_.book.coins)}"


def _slang(sum_: Sum, luck: Random) -> str:
    """Write a sum in the word of the street that fits it best: the one worth most of those that divide it."""
    whole = sum_.whole or 0
    worth = max((one for one in sum_.book.slang if whole and not whole % one), default=0)
    return f"{whole // worth} {luck.choice(sum_.book.slang[worth])}" if worth else ""


WAYS: Mapping[str, Callable[[Sum, Random], str]] = {
    "bare": lambda sum_, _: sum_.bare,
    "figure": _figure,
    "sign": _sign,
    "thousand": _thousand,
    "k": _k,
    "words": _words,
    "coin": _coin,
    "slang": _slang,
}
"""How a sum may be written; nothing where a way does not fit it."""
