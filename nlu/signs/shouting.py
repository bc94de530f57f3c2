"""Hear a raised voice: a long message in capitals or a row of exclamation marks, where the words complain too."""

import re
from functools import cache
from typing import Final

from nlu.signs.sounds import as_sounds, told

WORDS_LOUD: Final = 4  #: fewer words in capitals are a code, a name, a bare STOP
CAPITALS_LOUD: Final = 0.8  #: the share of letters in capitals
MARKS: Final = re.compile(r"!{3,}|¡{2,}|(?:!\s*[?¿]\s*){2,}|[?]{3,}!|!!.*!!")


def is_shouted(text: str, said: str, language: str) -> bool:
    """Say whether a message is shouted in anger; `said` is the same message as `sounds.spell` gives it.

    Many keep their capitals locked and some are merry: only words of protest make either a raised voice, and a word
    of courtesy takes it back.
    """
    loud = MARKS.search(text) is not None or _is_in_capitals(text)
    protest, courtesy = _tones(language)
    return loud and protest.search(said) is not None and courtesy.search(said) is None


def _is_in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(text.split()) >= WORDS_LOUD and capitals >= CAPITALS_LOUD * max(1, len(letters))


@cache
def _tones(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = told(language, "words")
    protest, courtesy = (
        re.compile(f"(?<= )(?:{as_sounds(words[tone].strip(), language)})(?= )", re.ASCII)
        for tone in ("protest", "courtesy")
    )
    return protest, courtesy
