"""Find every number that a text may hold, however it was spaced, dashed or padded, and never a part of a longer one.

Theory of operation. A text falls into pieces of letters and digits. A number of ours may be one piece, or several with
a sign or a blank between them: banks cut lines, and people space what they copy. Digits that dashes or dots tie to
other digits are a part of something longer, and no number by themselves; so are groups of digits beside more groups.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LENGTH_MAX = 40  #: of a number, folded
PREFIX_MAX = 5  #: letters with which a number may begin
PIECES_MAX = 6  #: that one number may be written in
TEXT_MAX = 1_000  #: characters of a text that are looked through
DISTINCT_DIGITS = 5  #: so many digits alone are hardly there by chance
DISTINCT_MIXED = 4  #: the same of letters and digits together

PIECE = re.compile(r"[0-9A-Z]+")
FOREIGN = re.compile(r"[^0-9A-Z]")
LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
TIES = frozenset("-._'’–")  #: what ties digits to one number
SLASHES = frozenset("/\\")  #: what may tie them, or stand between two
BLANKS = frozenset(" \t\r\n\xa0")
CURRENCIES = frozenset("$€£¢₡")

NAMES = frozenset((
    "FACTURA", "FACTURAS", "FACT", "FAC", "FC", "FT", "BOLETA", "BOL", "INVOICE", "INV", "FATURA", "NF", "RECIBO",
    "CLIENTE", "CLIENT", "CLI", "CUSTOMER", "SOCIO", "CONTRATO", "CONTRACT",
))  # fmt: skip
"""Words that say: what follows is a number of the creditor's."""
JOINTS = frozenset(("N", "NO", "NRO", "NUM", "NUMERO", "NUMBER", "NR", "ID", "COD", "CODIGO"))
NAMED = re.compile(rf"({'|'.join(sorted(NAMES | JOINTS, key=len, reverse=True))})(?=[0-9])")


class Spelling(NamedTuple):
    """A number that a text may hold, and where. `is_named`: a word before it says what it is.

    `is_spaced`: its pieces stand apart, so that it may also be two numbers.
    """

    folded: str
    begin: int
    end: int
    is_named: bool
    is_spaced: bool
    text: str  #: its letters and digits with all their zeros

    @property
    def is_distinct(self) -> bool:
        """Say whether it is hardly there by chance."""
        wanted = DISTINCT_DIGITS if self.folded.isdigit() else DISTINCT_MIXED
        return self.is_named or len(self.text) >= wanted


class _Piece(NamedTuple):
    """Letters and digits without anything between, and how they hang on the piece before.

    `is_tied` by a sign, `is_joinable` at all, `is_apart` by a blank; `is_price`: a currency stands before it.
    """

    text: str
    begin: int
    end: int
    is_named: bool
    has_digit: bool
    is_tied: bool
    is_joinable: bool
    is_apart: bool
    is_price: bool


def fold(number: str) -> str:
    """Return a number as it is compared: capitals and digits alone, each run of digits without leading zeros."""
    return LEADING_ZEROS.sub("", FOREIGN.sub("", _plain(number)))


def words(text: str) -> frozenset[str]:
    """Return the words of a name without accents and capitals, in no order."""
    return frozenset(PIECE.findall(_plain(text)))


def name_orders(text: str) -> Iterator[str]:
    """Yield a name in small letters as it may be written: surnames come first with some, last with others."""
    found = PIECE.findall(_plain(text))
    for first in range(len(found)):
        yield " ".join((*found[first:], *found[:first])).lower()


def spellings(text: str) -> Iterator[Spelling]:
    """Yield every number that a text may hold."""
    pieces = list(_pieces(_plain(text[:TEXT_MAX])))
    for first, begun in enumerate(pieces):
        if begun.is_price or not (begun.has_digit or _may_begin(pieces, first)):
            continue
        for last in range(first, min(first + PIECES_MAX, len(pieces))):
            if last > first and not _may_follow(pieces[last]):
                break
            if _may_stand(pieces, first, last):
                yield from _spell(pieces[first : last + 1])


def _plain(text: str) -> str:
    if text.isascii():
        return text.upper()
    split = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in split if not unicodedata.combining(sign)).upper()


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the pieces; a word that says what follows is cut off the number that it is written to."""
    end, is_named = 0, False
    for found in PIECE.finditer(text):
        gap, word, begin = text[end : found.start()], found[0], found.start()
        if cut := NAMED.match(word):
            is_named = is_named or cut[0] in NAMES
            yield _piece(cut[0], begin, gap, is_named=False)
            gap, word, begin = "-", word[cut.end() :], begin + cut.end()
        yield _piece(word, begin, gap, is_named=is_named)
        is_named = word in NAMES or (is_named and word in JOINTS)
        end = found.end()


def _piece(word: str, begin: int, gap: str, *, is_named: bool) -> _Piece:
    has_digit = not word.isalpha()
    is_tied, is_joinable, is_apart = HANGS.get(gap) or _hangs(gap)
    is_price = bool(gap) and gap[-1] in CURRENCIES
    return _Piece(word, begin, begin + len(word), is_named, has_digit, is_tied, is_joinable, is_apart, is_price)


def _hangs(gap: str) -> tuple[bool, bool, bool]:
    """Return whether a gap ties, whether it joins, and whether it holds apart."""
    signs = set(gap)
    is_tied = bool(gap) and signs <= TIES
    return is_tied, bool(gap) and signs <= BLANKS | TIES | SLASHES, not (is_tied or signs <= SLASHES)


HANGS = {gap: _hangs(gap) for gap in ("", " ", "-", ".", "/", ". ", ", ", ": ")}  #: those that there are, looked up


def _may_begin(pieces: Sequence[_Piece], first: int) -> bool:
    """Say whether a number may begin with a word: a short one, or one that digits hang on."""
    followed = pieces[first + 1] if first + 1 < len(pieces) else None
    return followed is not None and (len(pieces[first].text) <= PREFIX_MAX or not followed.is_apart)


def _may_follow(piece: _Piece) -> bool:
    """Say whether a number may go on with a piece: behind a blank, not with a word."""
    return piece.is_joinable and (piece.has_digit or not piece.is_apart)


def _may_stand(pieces: Sequence[_Piece], first: int, last: int) -> bool:
    """Say whether these pieces are a number by themselves, and no part of a longer one."""
    run = pieces[first : last + 1]
    if not any(piece.has_digit for piece in run):
        return False
    is_spaced = any(after.is_apart for after in run[1:])
    if first and _goes_on(pieces[first - 1], run[0], is_spaced=is_spaced):
        return False
    return last + 1 == len(pieces) or not _goes_on(run[-1], pieces[last + 1], is_spaced=is_spaced)


def _goes_on(one: _Piece, other: _Piece, *, is_spaced: bool) -> bool:
    """Say whether digits go on from one piece to the next: tied to it, or, where blanks count as ties, beside it."""
    if not (other.is_tied or (is_spaced and other.is_joinable)):
        return False
    return one.text[-1].isdigit() and other.text[0].isdigit()


def _spell(run: Sequence[_Piece]) -> Iterator[Spelling]:
    text = "".join(piece.text for piece in run)
    folded = LEADING_ZEROS.sub("", text) if "0" in text else text
    if len(folded) <= LENGTH_MAX:
        is_spaced = any(after.is_apart for after in run[1:])
        yield Spelling(folded, run[0].begin, run[-1].end, run[0].is_named, is_spaced, text)
