"""Write a message as it leaves by SMS: quick replies become lines that are answered by number or by words.

A number is never guessed: it is the place of its line, or the one that the reply itself carries (a score, a number of
days), and `place_of` reads it back by the same table. A lone reply gets none, so that a bare figure stays an answer to
the question above it.
"""

import re
from collections.abc import Sequence

from flows.wording.sms import Encoding, Size, fold, measure, segments

__all__ = ["Encoding", "Size", "choice_of", "compose", "fold", "leaving", "measure", "segments"]

OWN_NUMBER = re.compile(r"[a-z_]+:(\d{1,2})")  #: 'rate:5': the reply carries the number by which it is known
NUMBERED = re.compile(r"^\d+\. ", re.MULTILINE)  #: the text numbers its own choices
TYPED = re.compile(r"\D?(\d{1,2})\D?")  #: '2', '2.', '#2', '(2'

Choices = Sequence[tuple[str, str]]  #: id and title of each quick reply


def leaving(text: str, choices: Choices = ()) -> str:
    """Return a message as it leaves: with its choices, in the alphabet that costs less."""
    return fold(compose(text, choices))


def compose(text: str, choices: Choices = ()) -> str:
    """Return a text with its quick replies below, one a line, unless the text numbers them itself."""
    if not choices or NUMBERED.search(text):
        return text
    return "\n".join([text, *lines(choices)])


def lines(choices: Choices) -> list[str]:
    """Return the quick replies as lines: '1. Sí, lo dejo así'; a lone one as '- Hablar con alguien'."""
    if len(choices) == 1:
        return [f"- {choices[0][1]}"]
    return [f"{number}. {title}" for number, (_, title) in zip(numbers(choices), choices, strict=True)]


def choice_of(text: str, choices: Choices) -> str | None:
    """Return the id of the quick reply whose number is the whole of a text."""
    typed = TYPED.fullmatch(text.strip())
    if typed is None or len(choices) == 1:
        return None
    known = dict(zip(numbers(choices), (name for name, _ in choices), strict=True))
    return known.get(int(typed[1]))


def numbers(choices: Choices) -> list[int]:
    """Return the number of each quick reply: its own where it carries one, else its place; places where two clash."""
    owned = [OWN_NUMBER.fullmatch(name) for name, _ in choices]
    own = [int(found[1]) if found else place for place, found in enumerate(owned, 1)]
    return own if len(set(own)) == len(own) else list(range(1, len(choices) + 1))
