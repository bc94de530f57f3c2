"""Hear at which hours and on which days somebody wants to be written to, or does not: 'solo después de las 6'.

A small grammar over folded text, in Spanish, English and Portuguese, for messages of which it is known that they are
about being written to, or not (`INTENTS`). A wish limits the hours or the days for good: 'no los lunes', 'en las
tardes', 'between 9 and 11'. One day that is named ('mañana', 'el lunes a las 5') is an appointment, and no wish; nor is
'no me escriban más'.

An hour from 1 to 7 without more is one of the afternoon: nobody is written to at six in the morning.
"""

import re
from dataclasses import dataclass
from datetime import time

from flows.contact.clocks import BETWEEN, LIMITS, PARTS, read_hour
from flows.contact.week import Week, Window
from flows.wording.lint import fold

INTENTS = frozenset({"contact_later", "opt_out", "opt_in"})  #: what a message must be that may hold a wish
FIRST, LAST = time(0), time(23, 59)
WAKES, SLEEPS = 8, 20  #: between these hours people are written to
ALL_DAY = Window(FIRST, LAST)
EVERY_DAY = frozenset(range(7))
WORK_DAYS, WEEKEND_DAYS = frozenset(range(5)), frozenset({5, 6})

WRITES = re.compile(
    r"\b(?:escrib|contact|contat|mensaj|mensag|mand[ae]|envi[ae]|molest|incomod|notifi|record[ae]|avis[ae]|habl[ae]|"
    r"text|messag|writ|bother|remind|escrev|lembr|fal[ae])\w*"
)
CALLS = re.compile(r"\b(?:llam\w*|lig(?:ue|uem|ar|a)|call\w*|telefon\w*)\b")
PAYS = re.compile(r"\b(?:pag\w+|pay\w*|paid|cuotas?|parcelas?|abon\w+|deposit\w*|transfer\w*|instal\w*|deuda|divida)\b")
WRITES_US = re.compile(r"\b(?:escribo|escrevo|respondo|i ll (?:write|text|message)|i will (?:write|text|message))\b")
NOT = re.compile(
    r"\b(?:nao|nem|not|don ?t|dejen de|deixem de|stop|ni|no (?:me|nos|quiero que|"
    r"(?:escrib|mand|envi|llam|contact|molest|text|call|messag|bother)\w*|"
    r"por|en|los|las|el|de|antes|despues|entre|between|before|after|on|in)\b)\b"
)
UNCLEAR = re.compile(
    r"\b(?:no|can ?t|cannot|nao (?:posso|estou|da|vou|deixa)|not (?:allowed|able))\b"
    r"(?! (?:fim|final|sabado|domingo|dia|meu|trabalho|whats\w*|zap)\b)"
)
ENDS = re.compile(r"\b(?:nunca|jamas|never|any ?more|no more|mas|mais|again)\b")  #: with a refusal: nothing, ever
ONLY = re.compile(
    r"\b(?:solo|solamente|unicamente|mejor|prefiero|so|somente|apenas|melhor|prefiro|only|rather|better|instead)\b"
)
BUSY = re.compile(r"\b(?:trabaj|trabalh|work|durm|duerm|sleep|it s\b)\w*")  #: says why, not when
CONDITION = re.compile(r"\b(?:after|despues|depois|before|antes)\b")
CLAUSE = re.compile(r"[,.;!?¿¡]+(?!\d)|\b(?:pero|but|porem)\b")
ANY_TIME = re.compile(
    r"\bcualquier (?:hora|horario|momento|dia)|\bcuando (?:quier\w+|gust\w+)|\bany ?time|\bwhenever\b|"
    r"\bqualquer (?:hora|horario|dia)|\bquando quiser\w*"
)
WORK_HOURS = re.compile(
    r"\b(?:horario|horas?) (?:de |do )?(?:trabaj\w+|oficina|laboral\w*|laborables|trabalho|expediente|comercial)|"
    r"\b(?:cuando|mientras|quando|enquanto|while|when) (?:yo |eu |i m |i am |i )?(?:estoy |estou )?"
    r"(?:trabaj|trabalh|work)\w*|\b(?:work|working|office|business) hours"
)
WORK_PLACE = re.compile(
    r"\b(?:al|en el|en mi|a mi|del|no|ao|at|to|at my|to my) (?:lugar de |local de )?"
    r"(?:trabajo|trabalho|oficina|escritorio|work|workplace|office|job|empleo|emprego)\b"
)
DAYS = (
    r"lunes|mondays?|segundas?(?:.feiras?)?",
    r"martes|tuesdays?|tercas?(?:.feiras?)?",
    r"miercoles|wednesdays?|quartas?(?:.feiras?)?",
    r"jueves|thursdays?|quintas?(?:.feiras?)?",
    r"viernes|fridays?|sextas?(?:.feiras?)?",
    r"sabados?|saturdays?",
    r"domingos?|sundays?",
)
A_DAY = re.compile(rf"\b(?:{'|'.join(f'({names})' for names in DAYS)})\b")
WEEKEND = re.compile(r"\bfi(?:n|nes|m|ns) de semana|\bweekends?|\bfina(?:l|is) de semana")
WORKING_DAYS = re.compile(r"\bentre semana|\bdias (?:habiles|laborales|de semana|uteis)|\bweekdays?|\bdurante a semana")
SINGLE = re.compile(
    r"\b(?:hoy|(?<!la )(?<!las )manana|hoje|amanha|today|tomorrow|tonight|proxim[ao]|next|est[ea])\b(?! semana)"
)
FOR_GOOD = re.compile(
    r"\b(?:los|todos|todas|cada|every|aos|as|nas|nos|os|solo|solamente|unicamente|so|somente|apenas|only) "
    rf"(?:los |as |os |on |a |na |no |el )?(?:{'|'.join(DAYS)})\b|(?:sabado|domingo|day)s\b"
)
JOINS = re.compile(r"\b(?:a|to|ate|hasta|through)\b|-")  #: between two days it makes them a stretch
BARE_WORDS = 4  #: a part of a message of so many words may limit hours without a word for writing


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: hours of the week in which alone they are written to, or nothing at a place of work.

    Without a week, and not of a place of work: any hour is right again.
    """

    week: Week | None = None
    at_work: bool = False


def heard(text: str) -> Wish | None:
    """Return the wish that a message holds, None for any other message.

    Each part of it is read by itself; one that says when to write counts before one that says when not to.
    """
    said = " ".join(re.sub(r"['’]", " ", fold(text)).split())
    refused = NOT.search(said) is not None
    if PAYS.search(said) or WRITES_US.search(said) or (refused and ENDS.search(said)):
        return None
    if ANY_TIME.search(said):
        return None if refused or CONDITION.search(said) else Wish()
    if CALLS.search(said) and not refused and not WRITES.search(said):
        return None  # who asks to be called has an appointment to make
    return None if SINGLE.search(said) else _best(said)


def _best(said: str) -> Wish | None:
    """Return the wish of the part of a message that says it most plainly."""
    found: list[tuple[tuple[bool, bool], Wish]] = []
    for part in filter(None, (each.strip() for each in CLAUSE.split(said))):
        refused = NOT.search(part) is not None
        wish = _of_part(part, refused=refused)
        if wish is not None:
            found.append(((not refused, WRITES.search(part) is not None), wish))
    return max(found, key=lambda one: one[0])[1] if found else None


def _of_part(part: str, *, refused: bool) -> Wish | None:
    """Return the wish of one part of a message."""
    speaks = WRITES.search(part) or (refused and CALLS.search(part))
    if not (speaks or refused or ONLY.search(part) or len(part.split()) <= BARE_WORDS):
        return None
    if not refused and (UNCLEAR.search(part) or (not speaks and BUSY.search(part))):
        return None
    if WORK_HOURS.search(part):
        return Wish(_outside_work()) if refused else None
    if WORK_PLACE.search(part):
        return Wish(at_work=True) if refused and speaks else None
    return _limits(part, refused=refused)


def _limits(said: str, *, refused: bool) -> Wish | None:
    """Return the days and hours that a part limits, None where it limits none, or for one day alone."""
    window, days = _window(said, refused=refused), _days(said)
    if (window is None and days is None) or _is_one_day(said, refused=refused):
        return None
    if days is not None and refused and window is None:
        days = EVERY_DAY - days
    chosen = EVERY_DAY if days is None else days
    week = Week(tuple((window or ALL_DAY) if day in chosen else None for day in range(7)))
    return None if week.is_never else Wish(week)


def _window(said: str, *, refused: bool) -> Window | None:
    """Return the hours of a day that are right: those that are said, or the others where they are refused."""
    if between := BETWEEN.search(said):
        first = read_hour(between["a"], between["half_a"] or between["half_b"])
        return _part(first, read_hour(between["b"], between["half_b"]), refused=refused)
    for limit, pattern in LIMITS.items():
        if found := pattern.search(said):
            is_after = limit == "after"
            at = read_hour(found["a"], found["half_a"], late=refused and is_after)
            return _made(at, LAST) if is_after is not refused else _made(FIRST, at)
    part = next((part for part, pattern in PARTS.items() if pattern.search(said)), None)
    return _part(*part, refused=refused) if part else None


def _part(opens: time | None, closes: time | None, *, refused: bool) -> Window | None:
    """Return a part of the day; of one that is refused, the longer of the two around it while people are awake."""
    if not refused or opens is None or closes is None:
        return _made(opens, closes)
    return _made(FIRST, opens) if opens.hour - WAKES >= SLEEPS - closes.hour else _made(closes, LAST)


def _made(opens: time | None, closes: time | None) -> Window | None:
    return Window(opens, closes) if opens is not None and closes is not None and opens < closes else None


def _days(said: str) -> frozenset[int] | None:
    """Return the days that are named, None where none is."""
    named = [(found.lastindex or 1) - 1 for found in A_DAY.finditer(said)]
    days = frozenset(named)
    if _is_stretch(said):
        first, last = named
        days = frozenset(day % 7 for day in range(first, last + (1 if first <= last else 8)))
    days |= WEEKEND_DAYS if WEEKEND.search(said) else frozenset()
    days |= WORK_DAYS if WORKING_DAYS.search(said) else frozenset()
    return days or None


def _is_stretch(said: str) -> bool:
    """Say whether two days are the ends of a stretch: de lunes a viernes."""
    named = list(A_DAY.finditer(said))
    return len(named) == len(("from", "to")) and JOINS.search(said, named[0].end(), named[1].start()) is not None


def _is_one_day(said: str, *, refused: bool) -> bool:
    """Say whether one day is meant and no more: on Friday. Who refuses a day refuses it every week."""
    named = A_DAY.search(said) is not None and not _is_stretch(said)
    return named and not refused and FOR_GOOD.search(said) is None


def _outside_work() -> Week:
    return Week((Window(time(18), LAST),) * len(WORK_DAYS) + (ALL_DAY,) * len(WEEKEND_DAYS))
