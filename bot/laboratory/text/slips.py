"""Write as thumbs do: without accents and capitals, with a letter missing, doubled, swapped or its neighbour's.

Figures are left alone: a slip in one would mean something else.
"""

from collections.abc import Callable
from random import Random
from unicodedata import combining, normalize

ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
LETTERS_MIN = 4  #: of a word that a slip may fall on


def plain(text: str) -> str:
    """Return a text without accents and opening signs; ñ stays."""
    kept = text.translate(str.maketrans("ñÑ", "\0\1", "¿¡"))
    bare = "".join(char for char in normalize("NFD", kept) if not combining(char))
    return bare.translate(str.maketrans("\0\1", "ñÑ"))


def slip(text: str, luck: Random) -> str:
    """Return a text with one slip in one of its longer words; as it was where it has none."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if len(word) >= LETTERS_MIN and word.isalpha()]
    if not places:
        return text
    place = luck.choice(places)
    letter = luck.randrange(1, len(words[place]) - 1)
    words[place] = luck.choice(SLIPS)(words[place], letter, luck)
    return " ".join(words)


def _neighbour(word: str, at: int, luck: Random) -> str:
    """Put in a letter's place the one beside it on the keyboard."""
    row = next((keys for keys in ROWS if word[at].lower() in keys), word[at])
    where = row.find(word[at].lower())
    near = [row[place] for place in (where - 1, where + 1) if 0 <= place < len(row)]
    return word[:at] + (luck.choice(near) if near else word[at]) + word[at + 1 :]


SLIPS: tuple[Callable[[str, int, Random], str], ...] = (
    _neighbour,
    lambda word, at, _: word[:at] + word[at + 1 :],
    lambda word, at, _: word[:at] + word[at] + word[at:],
    lambda word, at, _: word[:at] + word[at + 1] + word[at] + word[at + 2 :],
)
"""A neighbour's letter, one missing, one twice, two swapped."""
