"""Hide the number of a payment card that somebody typed, with its expiry and its security code, before it is kept.

Theory of operation. Digits, and figures in words as a voice is written down, stand in runs that separators join. Within
a run a card is looked for: unbroken, in the groups that are printed on cards, or as the whole of the run however it is
grouped. What is a card is decided by issuer, length and check digit (`issuers`). Two passes: within lines, then across
them. A run that is an account by a standard of its own is left as it is, and so are groups within longer codes, such as
the bar code of a boleto. What goes with a card is hidden beside it; a security code that is called so, always.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.paying.accounts import is_account
from flows.paying.issuers import LONGEST, SHORTEST, is_card

HIDDEN = "••••"
FIGURES = {
    word: str(figure)
    for figure, words in enumerate(
        (
            "cero zero oh", "uno un um one", "dos dois duas two", "tres três three", "cuatro quatro four",
            "cinco five", "seis six meia", "siete sete seven", "ocho oito eight", "nueve nove nine",
        )
    )
    for word in words.split()
}  # fmt: skip
TOKEN = re.compile(rf"\d+|\b(?:{'|'.join(FIGURES)})\b", re.IGNORECASE)
JOINTS = (re.compile(r"[ \t\u00a0\u202f.,\-–—_/|*]{1,3}"), re.compile(r"[\s.,\-–—_/|*]{1,5}"))
PLAIN = re.compile(r"[\s\-–—]*(?:,\s?)?")  #: what may stand between groups that are nothing that is printed on cards
PRINTED = frozenset({(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4), (4, 4, 8), (4, 12), (4, 3, 3, 3), (6, 10)})
TOUCHING = re.compile(r"[^\W_]*")
PHONE = range(7, 12)  #: digits of a telephone number that stands by itself
CODE_DIGITS = 28  #: a longer run is a code; groups within it are none of a card
LETTERS_MAX = 12  #: letters that may touch a number, as in 'visa4…'; more, or on and on, are a code

_CODE = r"cvv2?|cvc2?|ccv|c[oó]d(?:igo|\.)?\s+(?:de\s+)?(?:seguridad|seguran[çc]a)|security\s+code"
SECURITY = re.compile(rf"(\b(?:{_CODE})\b[^\d\n]{{0,15}})(?<!\d)\d{{3,4}}(?![\d-])", re.IGNORECASE)
_EXPIRES = (
    r"vence|vto|venc|vencimiento|vencimento|exp|expira|expiry|expires|v[aá]lid[ao]|val|cad|caduca|caducidad|hasta"
)
_MONTH = r"(?:0?[1-9]|1[0-2])\s?[/.\- ]\s?(?:20)?\d\d(?!\d)"
EXPIRY = re.compile(rf"((?:\b(?:{_EXPIRES})\b|{HIDDEN})[^\w\n•]{{0,6}}\n?(?:el\s|en\s)?)(?<!\d){_MONTH}", re.IGNORECASE)
NAMED = re.compile(rf"(?:\b(?:{_CODE}|{_EXPIRES})\b[^\w\n]{{0,6}}(?:(?:es|is|é|el|en)\s)?)?{HIDDEN}", re.IGNORECASE)
BESIDE = re.compile(rf"({HIDDEN}[\s,;|/.\-]{{1,4}})\d{{3,4}}(?=\s*(?:[,;.\n]|$))")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that stand together, and where."""

    digits: str
    start: int
    end: int


def hide(text: str) -> str:
    """Return a text in which `HIDDEN` stands for the numbers of cards, and for what goes with them."""
    found = text
    for joint in JOINTS if _has_figures(text) else ():
        for start, end in reversed([*_cards(found, joint)]):
            found = f"{found[:start]}{HIDDEN}{found[end:]}"
    found = SECURITY.sub(rf"\1{HIDDEN}", found)
    if found == text:
        return text
    return BESIDE.sub(rf"\1{HIDDEN}", EXPIRY.sub(rf"\1{HIDDEN}", found))


def without(text: str) -> str:
    """Return a text without what was hidden in it, and without the words that name it: the rest may be read."""
    return " ".join(NAMED.sub(" ", text).split()) or text


def is_hidden(text: str) -> bool:
    """Say whether something of a card was hidden in a text."""
    return HIDDEN in text


def _has_figures(text: str) -> bool:
    """Say whether there are as many figures as a card's number has; most messages have none."""
    return sum(len(found) if found[0].isdecimal() else 1 for found in TOKEN.findall(text)) >= SHORTEST


def _cards(text: str, joint: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of cards stand."""
    for run in _runs(text, joint):
        found = [*_within(text, run)]
        if found and not _is_account(text, run):
            yield from found


def _runs(text: str, joint: re.Pattern[str]) -> Iterator[list[Group]]:
    """Yield groups of figures that nothing but separators parts."""
    run: list[Group] = []
    for found in TOKEN.finditer(text):
        one = Group(FIGURES.get(found.group().lower()) or _decimal(found.group()), *found.span())
        if run and not joint.fullmatch(text, run[-1].end, one.start):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _within(text: str, run: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Yield where cards stand in a run; of two that begin at one place, the longer."""
    place = 0
    while place < len(run):
        ends = [end for end in _ends(run, place) if _fits(text, run, place, end) and is_card(_digits(run, place, end))]
        if ends:
            yield run[place].start, run[ends[-1]].end
        place = ends[-1] + 1 if ends else place + 1


def _ends(run: Sequence[Group], place: int) -> Iterator[int]:
    """Yield the groups with which a number as long as a card's may end that begins at a place."""
    size = 0
    for end in range(place, len(run)):
        size += len(run[end].digits)
        if size > LONGEST:
            return
        if size >= SHORTEST:
            yield end


def _digits(run: Sequence[Group], place: int, end: int) -> str:
    return "".join(one.digits for one in run[place : end + 1])


def _fits(text: str, run: Sequence[Group], place: int, end: int) -> bool:
    """Say whether groups are written as a card's number is."""
    sizes = tuple(len(one.digits) for one in run[place : end + 1])
    if len(sizes) == 1:
        return _is_alone(text, run[place])
    if sizes in PRINTED:
        return sum(len(one.digits) for one in run) <= CODE_DIGITS
    if place or end < len(run) - 1 or sum(sizes) == SHORTEST or any(size in PHONE for size in sizes):
        return False
    return all(PLAIN.fullmatch(text, one.end, other.start) for one, other in pairwise(run))


def _is_alone(text: str, one: Group) -> bool:
    """Say whether a number is a word of its own, or touches no more than a word's letters."""
    before = text[max(one.start - LETTERS_MAX - 1, 0) : one.start][::-1]
    touching = (TOUCHING.match(before), TOUCHING.match(text, one.end, one.end + LETTERS_MAX + 1))
    words = [found.group() for found in touching if found]
    return all(word.isalpha() and len(word) <= LETTERS_MAX for word in words if word)


def _is_account(text: str, run: Sequence[Group]) -> bool:
    """Say whether a run is an account by a standard, with the letters that an IBAN begins with."""
    start, end = run[0].start, run[-1].end
    lead = text[max(start - 2, 0) : start]
    return is_account(text[start:end]) or (lead.isalpha() and is_account(lead + text[start:end]))


def _decimal(written: str) -> str:
    """Return figures of any script as those of ASCII."""
    return "".join(str(int(figure)) for figure in written)
