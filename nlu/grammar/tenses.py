# ruff: noqa: SIM905 - words are read best as a text
"""Tell whether a date lies behind: the nearest word before it that looks back or ahead decides."""

from collections.abc import Sequence
from typing import Final

from nlu.grammar import cues
from nlu.grammar.items import OFFER, PAST
from nlu.grammar.rules import Line
from nlu.grammar.scan import Event

REACH: Final = 8  #: events before a date whose tense still holds for it
_LEADING: Final = frozenset({"plain", "word", cues.PAST, cues.NOT})
_SOON: Final = 3  #: events after a date in which its verb stands; a stressed word of more letters is a verb
_BEHIND: Final = frozenset(
    """
        termine termino cerre fallecio murio partio nacio vendi entregue llego vino vinieron fui fuimos fuiste quebro
        rompio cayo despidio echaron instalaron cambie renuncie firme reclame hable mude acababa terminaba vencia
        terminei acabei assinei entrei nasci morreu faleceu quebrou pifou vim veio chegou comprou vendi mudei tranquei
        atendeu ligaram liguei gritou parou caiu cortou queimou estragou faltou fechou despediram demitiram
        finished squared sorted came left rung rang complained died passed buried broke sold quit stopped
        didn't showed laid sacked fired rang phoned ended expired happened arrived met born handed returned attended
    """.split()
)
"""Past verbs that say nothing of money: they turn the date, not the sum."""
_AGREED: Final = frozenset(
    """
        dije dijimos dicho quede quedamos quedado acorde acordamos acordado pacte pactamos prometi
        prometimos comprometi habiamos
        combinei combinamos falei falaram prometi acertamos acertei
        agreed arranged
    """.split()
)
"""Verbs of a word given: the day that was agreed still comes."""
_AHEAD: Final = frozenset(
    """
        pero sino deberia mejor prefiero quiero puedo pueden podria podrian podemos voy va vamos sera seria tendra
        muevan mueva
        mas porem deveria prefiro quero posso podem poderia vou vai vamos sera seria
        but should can will would need propose prefer move shift i'll gonna could
    """.split()
)
_SAID: Final = frozenset({"disse", "said", "told", "promised"})
_OURSELVES: Final = frozenset({"i", "we", "eu", "yo"})
_PASSIVE: Final = frozenset({"be", "ser"})
_TURNS: Final = frozenset({cues.BUT, cues.CORRECT, cues.EXTEND})
_ALONE: Final = 1  #: event of a message that is only a date
_HELD: Final = frozenset({"tengo", "tenemos", "tenho", "have", "i've"})
_SINCE: Final = frozenset({"desde", "since"})
_WISHED: Final = frozenset(
    "mejor prefiero quiero puedo podria sea seria melhor prefiro posso seja better rather".split()
)
_FEELING: Final = frozenset("estoy esta siento sigo ando anda quede salud estou sinto am feel feeling".split())
"""Before 'mejor', they tell of health: 'estoy mejor desde el lunes'."""
_PLANNED: Final = frozenset(
    {cues.PAY, cues.SETTLE, "money", "percent", "count", "count1", "countspan", "run", "freq", "monthly"}
)


def looks_back(line: Line, events: Sequence[Event], place: int, mode: str, *, past: bool) -> bool:
    """Tell whether the date at `events[place]` is the last such day and not the next.

    `mode` is the clause's; `past` says that the clause offers nothing and a past verb stands in the message.
    """
    event = events[place]
    if {line.word(event.first - 1), line.word(event.first)} & _SINCE:
        return not (_is_planned(events, place, mode) or _is_wished(line, event))
    for before in reversed(events[max(0, place - REACH) : place]):
        if before.role in {"stop", cues.THEN}:
            break
        if before.role == cues.PAST:
            return not _is_ahead(line, before)
        if before.word in _BEHIND:
            return mode != OFFER
        if before.role in _TURNS or before.word in _AHEAD or (before.role in {cues.PAY, cues.SETTLE} and mode != PAST):
            return False
    return past or mode == PAST or (mode != OFFER and _was(line, events, place))


def _was(line: Line, events: Sequence[Event], place: int) -> bool:
    """Tell whether the verb right after a date looks back: 'sábado já parou', 'el lunes se cortó'."""
    if any(event.role in _PLANNED for event in events[max(0, place - 2) : place]):
        return False
    for event in events[place + 1 : place + 1 + _SOON]:
        if event.role not in _LEADING or event.word in _AHEAD:
            return False
        if event.role == cues.PAST:
            return not _is_ahead(line, event)
        if event.word in _BEHIND or (line.tokens[event.first].stressed and len(event.word) > _SOON):
            return True
    return False


def _is_ahead(line: Line, verb: Event) -> bool:
    """Tell a word given ('quedamos', 'I said') and a passive to come ('will be made') from what is done."""
    first, subject = verb.word.split("_")[0], line.word(verb.first - 1)
    return (
        (first in _AGREED and not verb.word.endswith("_sin"))
        or subject in _PASSIVE
        or (first in _SAID and subject in _OURSELVES)
    )


def _is_planned(events: Sequence[Event], place: int, mode: str) -> bool:
    """Tell 'pago desde abril' and '6 cuotas desde el 15' from 'estoy sin trabajo desde abril'."""
    beside = [*events[max(0, place - 3) : place], *events[place + 1 : place + 3]]
    return (
        mode == OFFER
        or len(events) <= _ALONE
        or any(event.role in _PLANNED and event.word not in _HELD for event in beside)
    )


def _is_wished(line: Line, event: Event) -> bool:
    """Tell 'mejor desde el 25', a day to come, from 'estoy mejor desde el 25'."""
    since = event.first - (line.word(event.first) not in _SINCE)
    return line.word(since - 1) in _WISHED and line.word(since - 2) not in _FEELING
