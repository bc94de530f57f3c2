"""Take what is personal out of a client's words, and leave a message that somebody could have written.

Whatever is known of the client is looked for first, in every way of writing it; then what looks personal. A stand-in
has the form of what it stands for, and tells nothing of it. Texts that tell of places or lives in other ways are for
the eyes of whoever commits them: see docs/learning.md.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.learning.numbers import mask_numbers
from bot.learning.people import mask_people, parts_of
from bot.learning.stand_ins import squeeze
from bot.learning.words import COMPANY

DATES = ("%d%m%Y", "%d%m%y", "%Y%m%d", "%y%m%d", "%m%d%Y")


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What is known of a client and must not be told: names, and whatever has letters and digits."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    born_on: date | None = None
    company: str = ""  #: whose name may be told


class Mask:
    """Masks the messages of one client."""

    def __init__(self, known: Known) -> None:
        """Take what is known."""
        dates = [known.born_on.strftime(form) for form in DATES] if known.born_on else []
        squeezed = {squeeze(one) for one in (*known.numbers, *dates)} - {""}
        self._secrets = tuple(sorted(squeezed, key=lambda one: (-len(one), one)))
        self._names = parts_of(known.names) - COMPANY
        self._spared = parts_of([known.company])

    def __call__(self, text: str) -> str:
        """Return a text on one line with stand-ins for what is personal in it."""
        return mask_people(mask_numbers(on_one_line(text), self._secrets), self._names, self._spared)


def on_one_line(text: str) -> str:
    """Return a text as one line of printable characters."""
    plain = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text))
    return "".join(sign for sign in plain if sign.isprintable()).strip()


def known_of(names: Sequence[str], numbers: Sequence[str], born_on: date | None = None, company: str = "") -> Known:
    """Return what is known, without the blanks."""
    return Known(tuple(filter(None, names)), tuple(filter(None, numbers)), born_on, company)
