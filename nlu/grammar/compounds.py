# ruff: noqa: SIM905 - words are read best as a text
"""Part words written as one, and join what is written as two: 'dosmil', 'milqui', 'por ciento', '60.mil'."""

from types import MappingProxyType
from typing import Final

from nlu.grammar.fractions import GLYPHS
from nlu.grammar.scales import SCALES
from nlu.grammar.text import NUMBER, SIGN, STOP, WORD, Token
from nlu.grammar.tongues import TONGUES

_HUNDREDTHS: Final = frozenset("ciento cien cento cem cent cents".split())
_PER: Final = frozenset(("por", "x", "per"))
_PERCENT: Final = frozenset("percent percents pct porciento porcento porcien".split())
_THOUSAND: Final = "mil"
_FIFTEEN_HUNDRED: Final = MappingProxyType(dict.fromkeys("milqui milquinientos milquinientas".split(), "quinientos"))


def percent_sign(token: Token, before: list[Token], language: str) -> Token | None:
    """Give the percent sign that a word stands for, taking the 'por' before it: '20 por ciento', 'ten percent'."""
    if token.form in _PERCENT or (token.form == "percentage" and before and _is_number(before[-1], language)):
        return Token(SIGN, "%", token.start, token.end)
    if token.form not in _HUNDREDTHS or len(before) < 2 or before[-1].form not in _PER:  # noqa: PLR2004 - two words
        return None
    if not _is_number(before[-2], language):
        return None
    return Token(SIGN, "%", before.pop().start, token.end)


def _is_number(token: Token, language: str) -> bool:
    """Tell whether a token ends a number: 'lo doy por ciento veinte' is no share."""
    words, form = TONGUES[language], token.form
    said = form in words.small or form in words.parts or form in words.halves or form in words.ones
    return token.kind == NUMBER or said or form in SCALES or form in words.hundreds or form in GLYPHS or form == "avos"


def is_idle(tokens: list[Token], at: int) -> bool:
    """Tell whether a point glues a number to its multiplier: '60.mil'."""
    if tokens[at].kind != STOP or not 0 < at < len(tokens) - 1:
        return False
    before, token, after = tokens[at - 1 : at + 2]
    return before.kind == NUMBER and after.form in SCALES and before.end == token.start and token.end == after.start


def parts_of(token: Token, language: str) -> list[Token]:
    """Give the words of one that holds a thousand: 'dosmil', 'milqui'; none when it holds no such."""
    if token.form in _FIFTEEN_HUNDRED:
        cut, said = token.start + len(_THOUSAND), (_THOUSAND, _FIFTEEN_HUNDRED[token.form])
    elif token.form.endswith(_THOUSAND) and token.form[: -len(_THOUSAND)] in TONGUES[language].small:
        cut, said = token.end - len(_THOUSAND), (token.form[: -len(_THOUSAND)], _THOUSAND)
    else:
        return []
    return [Token(WORD, said[0], token.start, cut), Token(WORD, said[1], cut, token.end)]
