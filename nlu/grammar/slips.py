# ruff: noqa: SIM905 - words are read best as a text
"""Mend slips that only the words around give away: '30 de novoembre', 'caa 15 dias', 'al mess'."""

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

from nlu.grammar.day_names import MONTHS
from nlu.grammar.text import NUMBER, ORDINAL, WORD, Token, form_at
from nlu.grammar.tongues import WORDS
from nlu.nearness import is_slip

DAY_LAST: Final = 31
LONG: Final = 4  #: letters of a month from which a slip of it can be told from another word

_OF: Final = MappingProxyType({"es": frozenset({"de", "del"}), "pt": frozenset({"de", "do"}), "en": frozenset({"of"})})
_ALSO: Final = MappingProxyType({"setiembre": "septiembre"})  #: other names of a month
_NO_MONTHS: Final = frozenset(
    """
        marca marco mario mares mara mano maya mayor mayas mago juego junto juntos junta juntas julia julian abrir abre
        abra enera eneros agosta novena decimo mars much match august
    """.split()
)
"""Words one letter away from a month that may stand where one does."""

_EACH: Final = MappingProxyType({"es": "cada", "pt": "cada", "en": "every"})
_ROUNDS: Final = MappingProxyType(
    {
        "es": frozenset(
            "semana semanas quincena quincenas mes lunes martes miercoles jueves viernes sabado domingo dias".split()
        ),
        "pt": frozenset("semana semanas quinzena mes segunda terca quarta quinta sexta sabado domingo dias".split()),
        "en": frozenset(
            "week month fortnight monday tuesday wednesday thursday friday saturday sunday days weeks".split()
        ),
    }
)
"""What comes round after 'each'."""
_NO_EACH: Final = frozenset("casa cara cama caja caida cala capa cara cava caba cata ever very".split())
_UNITS: Final = MappingProxyType({"es": ("dias", "mes"), "pt": ("dias", "mes"), "en": ("days", "month")})
_FIFTEEN: Final = MappingProxyType({"es": "quince", "pt": "quinze", "en": "fifteen"})
_BEFORE_MONTH: Final = MappingProxyType(
    {
        "es": frozenset({"al", "cada", "por"}),
        "pt": frozenset({"ao", "cada", "por"}),
        "en": frozenset({"a", "every", "per"}),
    }
)
_NO_UNITS: Final = frozenset("mas mis me ms menos mesa mesas des res tes diez dia mil mi math moth mouth".split())


def mend(tokens: list[Token], language: str) -> list[Token]:
    """Spell words as the rules know them where their neighbours leave no doubt which they are."""
    for at, token in enumerate(tokens):
        if token.kind == WORD:
            token.form = next((meant for kind in _KINDS if (meant := kind(tokens, at, language))), token.form)
    return tokens


def _month(tokens: Sequence[Token], at: int, language: str) -> str | None:
    """Read what stands behind a day as the one month that it is a slip of."""
    day = tokens[at - 2] if at > 1 and form_at(tokens, at - 1) in _OF[language] else None
    if day is None or not _is_day(day):
        return None
    meant = _only(tokens[at].form, (*MONTHS[language], *_ALSO), LONG, _NO_MONTHS)
    return _ALSO.get(meant or "", meant)


def _each(tokens: Sequence[Token], at: int, language: str) -> str | None:
    """Read what stands before a rhythm as 'each'."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or tokens[at].form in _NO_EACH or not is_slip(tokens[at].form, _EACH[language]):
        return None
    numbered = _is_number(after, language) and form_at(tokens, at + 2) in _ROUNDS[language]
    return _EACH[language] if numbered or after.form in _ROUNDS[language] else None


def _unit(tokens: Sequence[Token], at: int, language: str) -> str | None:
    """Read what stands behind 'each 15' as days, and behind 'each' as a month."""
    days, month = _UNITS[language]
    form, before = tokens[at].form, tokens[at - 1] if at else None
    if before is None or form in _NO_UNITS:
        return None
    if _is_number(before, language) and form_at(tokens, at - 2) == _EACH[language]:
        return days if is_slip(form, days) else None
    return month if before.form in _BEFORE_MONTH[language] and is_slip(form, month) else None


def _fifteen(tokens: Sequence[Token], at: int, language: str) -> str | None:
    """Read what stands between 'each' and days as the fifteen that it is a slip of."""
    days, _ = _UNITS[language]
    between = form_at(tokens, at - 1) == _EACH[language] and form_at(tokens, at + 1) == days
    fifteen = _FIFTEEN[language]
    return fifteen if between and is_slip(tokens[at].form, fifteen) else None


def _is_number(token: Token, language: str) -> bool:
    return token.kind == NUMBER or token.form in WORDS[language]


def _is_day(token: Token) -> bool:
    number = token.form.rstrip("aeordstnhº.")
    return token.kind in {NUMBER, ORDINAL} and number.isdigit() and 1 <= int(number) <= DAY_LAST


def _only(form: str, names: Sequence[str], least: int, others: frozenset[str]) -> str | None:
    """Return the one name that a word is a slip of; nothing where it is a name, another word, or might be two."""
    if form in names or form in others:
        return None
    meant = {name for name in names if len(name) >= least and is_slip(form, name)}
    return meant.pop() if len(meant) == 1 else None


_KINDS: Final[tuple[Callable[[Sequence[Token], int, str], str | None], ...]] = (_month, _each, _fifteen, _unit)
