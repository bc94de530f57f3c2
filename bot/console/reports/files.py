"""Give a report to take along: its figures as CSV, and a creditor's month as a paper."""

import csv
import io
from collections.abc import Sequence

from bot.cells import as_text
from bot.console.login import Signed
from bot.console.manner import Manner
from bot.console.office import Parts
from bot.console.reports.pages import everything, month_name, reading, section, sentence_of, shown, title_of
from bot.console.reports.values import Section, plain, said
from bot.console.speech import language, say
from flows.reports.period import Period
from storage.schema import Creditor
from storage.unit_of_work import UnitOfWork

PAPER_DAYS = 14  #: up to so many days each has a row on paper
SIGNED = "\N{ZERO WIDTH NO-BREAK SPACE}"  #: by which table programs know UTF-8


def write_csv(sections: Sequence[Section], owner: Creditor, period: Period) -> bytes:
    """Return figures one a line: figure, row, column, value, unit; money in major units with a decimal point."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(("creditor", "from", "to", "figure", "row", "column", "value", "unit"))
    for one in sections:
        for place, row in enumerate(one.rows, 1):
            named = isinstance(row[0].value, str)
            name = plain(row[0], owner.currency) if named else str(place)
            for title, cell in zip(one.head[named:], row[named:], strict=True):
                unit = owner.currency if cell.unit == "money" else cell.unit
                told = (owner.id, period.first, period.last, one.key, name, title, plain(cell, owner.currency), unit)
                lines.writerow(as_text(str(part)) for part in told)
    return (SIGNED + out.getvalue()).encode()


def write_paper(uow: UnitOfWork, parts: Parts, me: Signed, owner: Creditor, month: Period) -> bytes:
    """Return a creditor's month as a PDF: money and treatment together, each figure with its definition."""
    from bot.papers.figures import Part, figures_paper  # noqa: PLC0415 - what sets papers is 20 MB: loaded for one

    manner = Manner.of(owner, parts.clock.now())
    read = reading(uow, parts, owner, month)
    read.stretches = month.stretches(PAPER_DAYS)
    found = [section(key, read, manner) for key in shown(everything(), me)]
    sections = [
        Part(title_of(one.key), one.answer, sentence_of(one.key), one.head,
             [[said(cell, manner) for cell in row] for row in one.rows])
        for one in found
    ]  # fmt: skip
    return figures_paper(
        title=say("Informe de %(month)s", month=month_name(month).lower()),
        creditor=owner.name,
        country=owner.country,
        locale=language(),
        at=manner.now.astimezone(manner.zone),
        until=say("Con lo que se sabía %(when)s.", when=manner.moment(manner.now)),
        parts=sections,
    )
