"""Mask what is personal in figures: documents, telephones, accounts, cards, invoices, birth dates, postal addresses.

Amounts and dates of payments stay, so that a message keeps its meaning; a figure of seven digits or more is taken for
personal, and so is a shorter one behind a word that says so. Every stand-in has the form of what it stands for.
"""

import re
from collections.abc import Callable, Sequence

from bot.learning import patterns, stand_ins
from bot.learning.words import fold, is_stop

RECENT = range(2015, 2100)  #: years in which nobody who pays was born
SECRET_MIN = 4  #: characters from which a part of something known is looked for
CUED_MIN = 3  #: figures from which what stands behind a word such as invoice is personal
CODE_MIN, CODE_FIGURES = 5, 4  #: signs, and figures among them, from which a word of both is personal
OF_STREETS = frozenset({"de", "del", "la", "las", "los", "el", "da", "do", "dos", "das"})
KEPT = 0xE000  #: from here on, signs that hold the place of a day of payment


def mask_numbers(text: str, secrets: Sequence[str]) -> str:
    """Return a text without personal figures; `secrets` are known ones, squeezed to letters and digits in capitals."""

    def other(found: re.Match[str]) -> str:
        return stand_ins.of_form(found[0], secrets)

    text, days = _put_aside(text, secrets)
    for pattern, act in _passes(secrets, other):
        text = pattern.sub(act, text)
    text = patterns.CODE.sub(lambda found: _code(found[0], secrets), text)
    return "".join(days[ord(sign) - KEPT] if KEPT <= ord(sign) < KEPT + len(days) else sign for sign in text)


def _passes(
    secrets: Sequence[str], other: Callable[[re.Match[str]], str]
) -> list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]]:
    """Return what is looked for, in order, and what is put in its place."""
    email = next(one for one in stand_ins.EMAILS if stand_ins.squeeze(one) not in secrets)
    return [
        (patterns.LINK, stand_ins.LINK),
        (patterns.EMAIL, email),
        (patterns.SPOKEN_EMAIL, email),
        (patterns.HANDLE, stand_ins.HANDLE),
        (patterns.BORN_IN_WORDS, _born_in_words),
        (patterns.BORN_IN_FIGURES, _born_in_figures),
        *((_spread(secret), other) for secret in secrets if len(secret) >= SECRET_MIN),
        (patterns.ADDRESS, lambda found: _address(found, secrets)),
        (patterns.ENGLISH_ADDRESS, lambda found: _english_address(found, secrets)),
        (patterns.NAMED_STREET, _named_street),
        (patterns.DOOR, lambda found: f"{found[1]}{found[2]}{stand_ins.of_form(found[3], secrets)}"),
        (patterns.CUED, lambda found: _cued(found, secrets)),
        (patterns.SPACED_CODE, other),
        (patterns.LONG, other),
        (patterns.SPOKEN, _spoken),
        (patterns.BIRTH_YEAR, stand_ins.BORN[2]),
    ]


def _put_aside(text: str, secrets: Sequence[str]) -> tuple[str, list[str]]:
    """Return a text with signs in the place of whole dates of these years, which are days of payment, and the dates."""
    days: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if int(found[2] or found[3]) not in RECENT or stand_ins.squeeze(found[0]) in secrets:
            return found[0]
        days.append(found[0])
        return chr(KEPT + len(days) - 1)

    return patterns.PAYDAY.sub(keep, text), days


def _spread(secret: str) -> re.Pattern[str]:
    """Return the pattern of something known, however its parts are set apart."""
    return re.compile(r"[\s.\-–/_()]{0,3}".join(map(re.escape, secret)), re.IGNORECASE)


def _born_in_figures(found: re.Match[str]) -> str:
    day, month, year = stand_ins.BORN
    parts = re.split(r"([-/.\s]+)", found[0])
    figures = (year, month, day) if len(parts[0]) == len(year) else (day, month, year[-len(parts[-1]) :])
    return "".join((figures[0], parts[1], figures[1], parts[3], figures[2]))


def _born_in_words(found: re.Match[str]) -> str:
    day, _, year = stand_ins.BORN
    month = found[1] or found[2]
    plain = re.sub(r"\d{4}", year, found[0])
    return re.sub(r"(?<!\d)\d{1,2}(?!\d)", day, plain).replace(month, stand_ins.like(_june(month), month))


def _june(month: str) -> str:
    """Return June in the language of another month."""
    if re.fullmatch(r"(?i)janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro", month):
        return "junho"
    english = (
        r"(?i)january|february|march|april|may|june|july|august|september|october|november|december|jan|apr|aug|dec"
    )
    return "June" if re.fullmatch(english, month) else "junio"


def _address(found: re.Match[str], secrets: Sequence[str]) -> str:
    words = found[2].split()
    if any(is_stop(word) and fold(word) not in OF_STREETS for word in words):
        return found[0]
    figures = re.search(r"\d.*", found[0][len(found[1]) + len(found[2]) :])
    name = f" {stand_ins.like(stand_ins.STREET, ' '.join(words))}" if words else ""
    return f"{found[1]}{name} {stand_ins.of_form(figures[0] if figures else '', secrets)}"


def _english_address(found: re.Match[str], secrets: Sequence[str]) -> str:
    if any(is_stop(word) for word in found[1].split()):
        return found[0]
    number = found[0].split()[0]
    return f"{stand_ins.of_form(number, secrets)} {stand_ins.like('Elm', found[1].strip())} {found[2]}"


def _named_street(found: re.Match[str]) -> str:
    if not any(word[0].isupper() for word in found[2].split()):
        return found[0]
    return f"{found[1]} {stand_ins.STREET}{' ' if found[2].endswith(' ') else ''}"


def _cued(found: re.Match[str], secrets: Sequence[str]) -> str:
    """Mask the figure behind a word such as invoice; one that is a sum with its unit stays."""
    figure = found[1]
    if sum(map(str.isdecimal, figure)) < CUED_MIN or patterns.UNIT.fullmatch(figure):
        return found[0]
    return found[0][: found.start(1) - found.start()] + stand_ins.of_form(figure, secrets)


def _code(word: str, secrets: Sequence[str]) -> str:
    """Mask a word that is part of something known, or letters and figures mixed as no sum and no time is."""
    plain = stand_ins.squeeze(word)
    figures = sum(map(str.isdecimal, plain))
    known = figures and len(plain) >= SECRET_MIN and any(plain in secret for secret in secrets)
    is_mixed = CODE_FIGURES <= figures < len(plain) and len(plain) >= CODE_MIN and not patterns.UNIT.fullmatch(word)
    return stand_ins.of_form(word, secrets) if known or is_mixed else word


def _spoken(found: re.Match[str]) -> str:
    """Mask a number that is dictated figure by figure."""
    return re.sub(
        r"[^\W\d_]+", lambda figure: stand_ins.like("cinco" if figure[0] != "five" else "four", figure[0]), found[0]
    )
