"""Compare what a client writes with the fact by which they are known. Nothing here says what was expected."""

import re
from datetime import date
from enum import StrEnum

from flows.facts import Identity
from flows.wording.lint import fold

TRIES_MAX = 3  #: readings of one answer that are compared; a list of guesses is a wrong answer
TAIL = 4  #: characters asked of a document; low risk, and enough with few attempts
WORDS_BESIDE = 4  #: words around a number that was written in pieces, 'mi rut es 67 85'; more of them are a sentence
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "ene jan", "feb fev", "mar", "abr apr", "may mai", "jun", "jul",
            "ago aug", "sep set", "oct out", "nov", "dic dec dez",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


SELF = re.compile(
    r"\b(?:soy|habla|hablas|sou|falo|fala|falando|speaking|it.?s me|i.?m|i am|this is"
    r"|me llamo|mi nombre|meu nome|my name|con (?:el|la) mism[oa]|con (?:el|ella)$)\b"
)  #: 'sí, soy yo', 'con él habla'


class Match(StrEnum):
    """How an answer compares with the fact."""

    RIGHT = "right"  #: it is the fact
    WRONG = "wrong"  #: it is an attempt, and not the fact
    SHORT = "short"  #: characters are missing: not an attempt
    NONE = "none"  #: it is no answer to the question


def introduces(text: str) -> bool:
    """Say whether somebody says that it is they, or who they are."""
    return SELF.search(fold(text)) is not None


def gives_name(text: str, name: str) -> bool:
    """Say whether somebody says that they are the one of this name: 'soy Rosa', not 'soy el marido de Rosa'."""
    first = re.escape(fold(name))
    return (
        re.search(rf"(?<!no )(?<!nao )(?<!not ){SELF.pattern}(?: (?:o|a|el|la|yo))? {first}\b", fold(text)) is not None
    )


def compare(identity: Identity, kind: str, text: str) -> Match:
    """Compare an answer with the fact of a kind: `document_last4` or `birth_date`."""
    return _COMPARISONS[kind](identity, text)


def _compare_tail(identity: Identity, text: str) -> Match:
    expected = _bare(identity.document or "")
    words = [_bare(word) for word in re.findall(r"[\w.\-]+", text)]
    tokens = [word for word in words if any(map(str.isdigit, word))]
    if not tokens:
        return _compare_word(expected, _bare(text))
    joined = ["".join(tokens)] if len(words) - len(tokens) <= WORDS_BESIDE else []
    tries = {token for token in (*tokens, *joined) if TAIL <= len(token) <= len(expected)}
    if len(tries) <= TRIES_MAX and any(expected.endswith(token[-TAIL:]) for token in tries):
        return Match.RIGHT
    return Match.WRONG if max(map(len, (*tokens, *joined))) >= TAIL else Match.SHORT


def _compare_word(expected: str, word: str) -> Match:
    """Compare letters without digits, which some documents end in."""
    return Match.RIGHT if len(word) >= TAIL and expected.endswith(word) else Match.NONE


def _compare_birth(identity: Identity, text: str) -> Match:
    dates = set(_dates(text.lower()))
    if not dates:
        return Match.NONE
    return Match.RIGHT if len(dates) <= TRIES_MAX and identity.birth_date in dates else Match.WRONG


def _dates(text: str) -> list[date]:
    """Read a full date in figures, day first or year first, or with the month in letters, before or behind."""
    found = re.findall(
        r"\b(\d{1,4})(?:st|nd|rd|th)?[\s./-]+(?:(?:de|of)\s+)?(\d{1,2}|[a-zç]{3,10})\.?,?[\s./-]+(?:del?\s+)?(\d{1,4})\b",
        text,
    )
    packed = re.findall(r"\b(\d{2})(\d{2})(\d{4})\b", text)
    named = re.findall(r"\b([a-zç]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:del?\s+)?(\d{2,4})\b", text)
    turned = [(day, month, year) for month, day, year in named]
    return [day for parts in (*found, *packed, *turned) for day in _orders(*parts)]


def _orders(first: str, middle: str, last: str) -> list[date]:
    month = MONTHS.get(middle[:3]) if middle.isalpha() else int(middle)
    if month is None:
        return []
    if len(first) == 4:  # noqa: PLR2004 - a year has four digits
        return _day(int(first), month, int(last))
    return _day(_century(int(last)), month, int(first)) + _day(_century(int(last)), int(first), month)


def _century(year: int) -> int:
    return year if year > 99 else 1900 + year if year > 25 else 2000 + year  # noqa: PLR2004 - two-digit years


def _day(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


_COMPARISONS = {"document_last4": _compare_tail, "birth_date": _compare_birth}
