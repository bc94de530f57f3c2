"""Put a report together: whose, over which days, which page of it, and what whoever looks may see."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from babel.dates import format_skeleton

from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.queue import Option, kind_words
from bot.console.reports import casework, money, plans, treatment
from bot.console.reports.reading import Reading
from bot.console.reports.values import Section
from bot.console.reports.words import ALWAYS, FIGURES, VIEWS
from bot.console.rights import Right
from bot.console.speech import language, say
from flows.reports.period import Period, month_of, read_period
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

PATH = "/console/reports"
SECTIONS = {**money.SECTIONS, **plans.SECTIONS, **treatment.SECTIONS, **casework.SECTIONS}
OF_PEOPLE = frozenset({"advisers"})  #: tell of staff by name: for whoever may read who works here


@dataclass(frozen=True, slots=True)
class Page:
    """A report as it is shown; `fault` is why the days that were asked for are not those that are shown.

    `views` are the pages with their addresses, `csv` and `pdf` where the figures may be taken along.
    """

    creditor: str
    creditors: Sequence[Option]
    view: str
    title: str
    views: Sequence[tuple[str, str, str]]
    first: str
    last: str
    days: str
    sections: Sequence[Section]
    csv: str
    pdf: str
    fault: str


def read_page(uow: UnitOfWork, parts: Parts, me: Signed, asked: Mapping[str, str]) -> Page:
    """Return the page that an address asks for; what it does not tell, or tells wrongly, is as it begins."""
    owner = chosen(uow, me, asked.get("creditor", ""))
    manner = Manner.of(owner, parts.clock.now())
    typed = read_period(asked.get("from", ""), asked.get("to", ""), manner.today)
    period = typed or Period(manner.today.replace(day=1), manner.today)
    view = asked.get("view", "") if asked.get("view", "") in VIEWS else next(iter(VIEWS))
    read = reading(uow, parts, owner, period)
    address = partial(_address, owner, period)
    return Page(
        creditor=owner.id,
        creditors=sorted(
            (Option(row.id, row.name) for row in uow.creditors.all() if row.id in me.creditors),
            key=lambda one: one.title,
        ),
        view=view,
        title=say(VIEWS[view][0]),
        views=[(name, say(title), address(PATH, name)) for name, (title, _) in VIEWS.items()],
        first=period.first.isoformat(),
        last=period.last.isoformat(),
        days=_days(period, manner),
        sections=[section(key, read, manner) for key in (*ALWAYS, *shown(VIEWS[view][1], me))],
        csv=address(f"{PATH}.csv", view),
        pdf=f"{PATH}.pdf?{urlencode({'creditor': owner.id, 'month': period.last.isoformat()[:7]})}",
        fault=""
        if typed
        else say("Esos días no se pueden mostrar: elija hasta un año, con el primero antes del último."),
    )


def chosen(uow: UnitOfWork, me: Signed, creditor: str) -> Creditor:
    """Return the creditor whose report is asked for, with it alone in scope; the first one's where it is not theirs."""
    names = sorted(me.creditors)
    found = creditor if creditor in me.creditors else names[0]
    uow.scope(found)
    return uow.creditors.get(found)


def reading(uow: UnitOfWork, parts: Parts, owner: Creditor, period: Period) -> Reading:
    """Return what a report is read by."""
    return Reading(uow, owner, period, parts.clock.now(), partial(kind_words, parts))


def section(key: str, read: Reading, manner: Manner) -> Section:
    """Return one section."""
    return SECTIONS[key](read, manner)


def shown(keys: Sequence[str], me: Signed) -> Iterator[str]:
    """Yield the sections that whoever looks may see; a creditor's viewer reads of nobody by name."""
    yield from (key for key in keys if key not in OF_PEOPLE or me.may(Right.SEE_PEOPLE))


def everything() -> Sequence[str]:
    """Return all sections, each once, in the order of the pages."""
    return list(dict.fromkeys((*ALWAYS, *(key for _, keys in VIEWS.values() for key in keys))))


def title_of(key: str) -> str:
    """Return what a section asks."""
    return say(FIGURES[key].title)


def sentence_of(key: str) -> str:
    """Return what a section's figures count."""
    return say(FIGURES[key].sentence)


def _days(period: Period, manner: Manner) -> str:
    if period.is_month:
        return month_name(period)
    return say("Del %(first)s al %(last)s", first=manner.short(period.first), last=manner.short(period.last))


def month_name(period: Period) -> str:
    """Return a month's name with its year, in the language that is spoken."""
    return str(format_skeleton("yMMMM", month_of(period.first).first, locale=language())).capitalize()


def _address(owner: Creditor, period: Period, path: str, view: str) -> str:
    asked = {"creditor": owner.id, "from": period.first.isoformat(), "to": period.last.isoformat(), "view": view}
    return f"{path}?{urlencode(asked)}"
