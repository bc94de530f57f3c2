"""Know what an SMS carries and what it costs: its alphabets, how it is cut, and what may be written plainer.

GSM 03.38 holds ñ é ü ¿ ¡, but neither á í ó ú nor most of Portuguese; one letter outside it makes the whole message
UCS-2, which holds less than half as much. What is longer than one SMS is cut into segments that each lose room to a
header. Lengths are counted in units: septets of GSM 03.38, 16-bit units of UCS-2.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import regex

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = frozenset("\f^{}\\[~]|€")  #: a unit more: the escape before them; the two are never parted
PLAINER = {
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " "),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‘’‚´`′", "'"),
    **dict.fromkeys("–—‑−•·", "-"),
    **dict.fromkeys("º°", "o"),
    "ª": "a",
    "…": "...",
    "½": "1/2",
}
PLAINER_TABLE = str.maketrans(PLAINER)
SIGNS = {"₡": "CRC", "₲": "PYG"}  #: signs of money without a place in GSM 03.38, by the currency's code


class Encoding(StrEnum):
    """The alphabet of a message."""

    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


ROOM = {Encoding.GSM_7: (160, 153), Encoding.UCS_2: (70, 67)}  #: units of one SMS alone, and of one among several


@dataclass(frozen=True, slots=True)
class Size:
    """What a message costs: its alphabet, the units it takes in it, and the segments it is cut into."""

    encoding: Encoding
    units: int
    segments: int


def measure(text: str) -> Size:
    """Return what a text costs as it stands.

    A sign of two septets does not straddle two segments, nor does a character that is made of several: a surrogate
    pair, a letter with its accent apart, a picture of several parts.
    """
    if set(text) <= GSM | GSM_DOUBLE:
        encoding, widths = Encoding.GSM_7, [1 + (char in GSM_DOUBLE) for char in text]
    else:
        encoding, widths = Encoding.UCS_2, [_units(one) for one in _graphemes(text)]
    alone, among = ROOM[encoding]
    units = sum(widths)
    return Size(encoding, units, 1 if units <= alone else _count(widths, among))


def fold(text: str) -> str:
    """Return the text as it leaves by SMS: with plainer letters where that saves segments, else as it stands.

    Only what GSM 03.38 lacks is written plainer: 'ó' is an 'o', 'ñ' stays. A text that has no plainer form throughout
    (a name in another alphabet, a picture) is not touched at all.
    """
    plain = _plain(text)
    return plain if measure(plain).segments < measure(text).segments and set(plain) <= GSM | GSM_DOUBLE else text


def segments(text: str) -> int:
    """Return how many SMS a text takes as it leaves."""
    return measure(fold(text)).segments


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    for sign, code in SIGNS.items():
        composed = re.sub(rf"{sign}\s?", f"{code} ", composed)
    return "".join(map(_letter, composed.translate(PLAINER_TABLE)))


def _letter(char: str) -> str:
    """Return a letter without what is put above or below it, unless the alphabet has it whole."""
    if char in GSM or char in GSM_DOUBLE:
        return char
    base = unicodedata.normalize("NFD", char)[0]
    return base if base in GSM else char


def _graphemes(text: str) -> Iterable[str]:
    """Yield what a reader sees as one character; the two of a line's end may part."""
    return (part for one in regex.findall(r"\X", text) for part in ("\r\n" if one == "\r\n" else (one,)))


def _units(grapheme: str) -> int:
    return len(grapheme.encode("utf-16-le")) // 2


def _count(widths: Iterable[int], room: int) -> int:
    """Return how many segments of a room are filled one after the other; what fits in none is cut."""
    count, free = 0, 0
    for width in widths:
        if width > free:
            count, free = count + -(-width // room), -(-width // room) * room
        free -= width
    return count
