"""Convert what the public date cases expect into what this project's contract says of the same words.

The cases come from two projects that disagree with each other and with our reading rules. A rule here applies by the
kind of expression that the case itself marks (`text` of the expected item), never by a case's name, and gives the day
that the contract names, or none. Nothing is left out: a case whose words name no day for us must yield no day.

| the source | the contract |
| --- | --- |
| a day that no calendar holds ('Feb 30') is 0001-01-01 | no date |
| 'el día', 'the day', 'otd' are today | no date: no day is named |
| 'en dos meses' is that day two months later | 'en N meses', N >= 2, is N monthly payments, not a date |
| 'último día', 'last day' is yesterday | fin de mes |
| a bare weekday may be today; 'próximo', 'next', 'que viene' skip a week | its next occurrence after today |
| 'lunes pasado', 'last Monday' is that of last week | the last one before today |
| 'lunes 21' is the next Monday 21st, years ahead if need be | one date: the next day 21, a Monday if one is near |
| a day and month of this year, though it is past; or of next year, though it is today | next occurrence, today counts |
| '19 July, Fri' without a year is in the year in which it is a Friday | next occurrence of the day and month |
| 'the first Monday of the month' is this month's, though it is past | the next one |
| after a past verb the next day is right too | past verbs look back |
| 'the 21st' and 'between the 21st and 23rd' are nothing | that day; a range: its first day |
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

WEEKDAYS: Final = re.compile(
    r"\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|lun|mar|mierc?|mie|juev?|vier?|sab|dom"
    r"|seg|ter|qua|qui|sex|[2-6]a)\b\.?"
)
MONTHS: Final = re.compile(
    r"(?:\b|[0-9])(?:ene(?:ro)?|jan(?:uary|eiro)?|feb(?:rero|ruary)?|fev(?:ereiro)?|mar(?:zo|ch|co)|abr(?:il)?|apr(?:il)?|mayo?|maio"
    r"|jun(?:io|ho|e)?|jul(?:io|ho|y)?|ago(?:sto)?|aug(?:ust)?|sept?(?:iembre|ember)?|set(?:embro)?|oct(?:ubre|ober)?"
    r"|out(?:ubro)?|nov(?:iembre|embro|ember)?|dic(?:iembre)?|dec(?:ember)?|dez(?:embro)?)(?:\b|[0-9])"
)
NEXT: Final = re.compile(
    r"\b(?:el|la|na|no|on|this|este|ese|next|prox\w+|que viene|que vem|siguiente|following|agora|feira|-)\b|-"
)
LAST: Final = re.compile(r"\b(?:pasad[oa]|anterior|passad[oa]|ultim[oa]|last|previous|past)\b")
YEAR: Final = re.compile(r"\b(?:mil|thousand|nineteen|eighteen|seventeen)\b|[0-9]{4}")
NUMERIC: Final = re.compile(r"\b[0-9]{1,2}[/.-][0-9]{1,2}\b")
OFFSET: Final = re.compile(r"\b(?:ayer|ontem|yesterday|hace|faz|ha|ago|atras|hoy|hoje|today|back|antes|before)\b")
VAGUE: Final = frozenset(("el dia", "del dia", "the day", "my day", "otd", "o dia", "do dia"))
LAST_DAY: Final = frozenset(("el ultimo dia", "ultimo dia", "o ultimo dia", "last day", "the last day"))
MONTHLY: Final = re.compile(r"(?:en|em|in) (?:[2-9]|dos|dois|two|tres|three|cuatro|four) (?:meses|months)")
PAST: Final = re.compile(
    r"\b(?:went|was|were|bought|came|happened|met|died|born|sold|arrived|compre|fue|fui|volvi|conocieron|nacio|ocurrio|sucedio"
    r"|comprei|foi|voltei|nasci|ocorreu)\b"
)
ORDINAL_OF_MONTH: Final = re.compile(r"\b(?:of|in) the month$|\bdel? mes$|\bdo mes$")
UNRESOLVED: Final = re.compile(
    r"\b(?:the|el) ([0-9]{1,2})(?:st|nd|rd|th|ro)(?: and (?:the )?[0-9]{1,2}(?:st|nd|rd|th))?(?=[.?!]|$)"
)
NEAR: Final = 3  #: months in which a weekday and a day of month must meet
NOWHERE: Final = "0001-01-01"


def fold(text: str) -> str:
    """Lower a text and take its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))


def expected_dates(case: dict[str, Any], today: date) -> list[str]:
    """Give the dates that the contract sees in a case."""
    dates = [converted(item, case, today) for item in case["expect"] if item["type"] == "date"]
    if not case["expect"] and (said := UNRESOLVED.search(fold(case["text"]))):
        dates = [next_day(today, int(said[1])).isoformat()]
    return sorted(found for found in dates if found is not None)


def is_converted(case: dict[str, Any], today: date) -> bool:
    """Tell whether the contract reads a case otherwise than its source."""
    return sorted(item["value"] for item in case["expect"] if item["type"] == "date") != expected_dates(case, today)


def converted(item: dict[str, Any], case: dict[str, Any], today: date) -> str | None:
    """Give the day that the contract reads in an expected item, none when its words name no day here."""
    span = fold(item["text"]).strip(" .")
    if item["value"] == NOWHERE or span in VAGUE or MONTHLY.fullmatch(span):
        return None
    value = date.fromisoformat(item["value"])
    if PAST.search(fold(case["text"])) and not LAST.search(span):
        earlier = [said for said in (item["value"], *item.get("alternatives", ())) if said <= today.isoformat()]
        return str(earlier[0] if earlier else item["value"])
    return next((rule(value, today) for kind, rule in RULES if kind(span)), value).isoformat()


def next_day(today: date, day: int) -> date:
    """Give a day of month's next occurrence, today included."""
    return next(found for later in range(400) if (found := today + timedelta(days=later)).day == day)


def _is_weekday(span: str) -> bool:
    return bool(WEEKDAYS.search(span)) and not NEXT.sub("", WEEKDAYS.sub("", span, count=1)).strip()


def _is_last_weekday(span: str) -> bool:
    return bool(LAST.search(span)) and _is_weekday(LAST.sub("", span))


def _is_weekday_and_day(span: str) -> bool:
    rest = WEEKDAYS.sub("", span, count=1)
    return rest != span and not MONTHS.search(rest) and not NUMERIC.search(rest) and _counts(rest)


def _counts(rest: str) -> bool:
    """Tell whether only a day of month stands beside the weekday: '13th', 'the twenty second', 'dia 25'."""
    return bool(
        re.fullmatch(
            r"[ ,-]*(?:feira)?[ ,]*(?:el|the|no)? ?(?:dia)? ?"
            r"(?:[0-9]{1,2}(?:st|nd|rd|th)?|veinticinco|vinte e cinco|fifteen|twenty (?:first|second|third))",
            rest,
        )
    )


def _is_yearless(span: str) -> bool:
    """Tell whether a day and a month are said, and no year."""
    named = bool(MONTHS.search(span))
    numbers = len(re.findall(r"[0-9]+", span))
    return (
        (named or bool(NUMERIC.search(span)))
        and numbers <= (1 if named else 2)
        and not YEAR.search(span)
        and not OFFSET.search(span)
    )


def _after_today(value: date, today: date) -> date:
    return today + timedelta(days=(value.weekday() - today.weekday() - 1) % 7 + 1)


def _before_today(value: date, today: date) -> date:
    return today - timedelta(days=(today.weekday() - value.weekday() - 1) % 7 + 1)


def _month_end(_: date, today: date) -> date:
    end = next_day(today + timedelta(days=1), 1) - timedelta(days=1)
    return end if end > today else next_day(end + timedelta(days=2), 1) - timedelta(days=1)


def _near_day(value: date, today: date) -> date:
    """Give the next such day of month that is that weekday, within three months; else the next such day."""
    days = (today + timedelta(days=later) for later in range(31 * NEAR))
    months = {(today.month - 1 + later) % 12 + 1 for later in range(NEAR)}
    near = (day for day in days if day.day == value.day and day.month in months)
    return next((day for day in near if day.weekday() == value.weekday()), next_day(today, value.day))


def _in_its_year(value: date, today: date) -> date:
    """Give the next occurrence of a day and month, today included."""
    for year in range(today.year, today.year + 9):
        try:
            found = value.replace(year=year)
        except ValueError:  # 29 February
            continue
        if found >= today:
            return found
    return value


def _next_of_month(value: date, today: date) -> date:
    """Give the next month's nth weekday when this month's is past."""
    nth = (value.day - 1) // 7
    days = (today + timedelta(days=later) for later in range(70))
    return next(day for day in days if day.weekday() == value.weekday() and (day.day - 1) // 7 == nth)


RULES: Final[tuple[tuple[Callable[[str], bool], Callable[[date, date], date]], ...]] = (
    (lambda span: span in LAST_DAY, _month_end),
    (_is_last_weekday, _before_today),
    (_is_weekday, _after_today),
    (_is_weekday_and_day, _near_day),
    (_is_yearless, _in_its_year),
    (lambda span: bool(ORDINAL_OF_MONTH.search(span)), _next_of_month),
)
"""Kind of expression → the day that the contract reads, from the source's day and today."""
