"""Say a day, and how often something comes, in the ways that mean just that where they are said."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dateutil.relativedelta import relativedelta

from bot.laboratory.text.book import Book
from flows.negotiation.proposal import Frequency

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
WEEK, MID, FAR = 7, 15, 27
NEAR = {0: "today", 1: "tomorrow", 2: "after_tomorrow"}


def day(on: date, today: date, book: Book, luck: Random) -> str:
    """Return a day with its article, in one of the ways that mean it today."""
    kinds = [kind for kind in _kinds(on, today) if kind in book.days]
    return luck.choice(book.days[luck.choice(kinds)]).format(
        weekday=WEEKDAYS[on.weekday()], number=on.day, month=MONTHS[on.month - 1], month_number=on.month
    )


def every(rhythm: Frequency, first: date, book: Book, luck: Random) -> str:
    """Return how often something comes; a week's day may be named instead of the week."""
    kind = "weekly_on" if rhythm is Frequency.WEEKLY and luck.random() < 1 / 3 else rhythm.value
    name = WEEKDAYS[first.weekday()]
    return luck.choice(book.every[kind]).format(weekday=name, weekdays=name if name.endswith("s") else f"{name}s")


def each(rhythm: Frequency, book: Book, luck: Random) -> str:
    """Return how often something comes where no sum stands before it."""
    return luck.choice(book.each[rhythm.value])


def _kinds(on: date, today: date) -> Iterator[str]:
    """Yield the ways in which a day can be named that mean no other one."""
    ahead = (on - today).days
    if ahead in NEAR:
        yield NEAR[ahead]
    if 0 < ahead < WEEK:
        yield "weekday"
    if WEEK <= ahead <= FAR:
        yield "weekday_far"
    if 0 < ahead < (_last(today) - today.replace(day=1)).days:
        yield "number"
    if on == _last(today) != today:
        yield "month_end"
    if on == _payday(today):
        yield "payday"
    yield "dated"


def _last(of: date) -> date:
    return of + relativedelta(day=31)


def _payday(today: date) -> date:
    """Return the next 15th or last day of a month."""
    after = today + timedelta(days=1)
    return after.replace(day=MID) if after.day <= MID else _last(after)
