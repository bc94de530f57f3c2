"""Set a creditor's figures on paper: each with its answer, its table, and what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.papers.sheet import Sheet

FIRST = 0.3  #: of the paper's width: the first column of several


@dataclass(frozen=True, slots=True)
class Part:
    """One figure: what it asks, the answer, what it counts, and its table; no rows where there is nothing to tell."""

    title: str
    answer: str
    sentence: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def figures_paper(
    *, title: str, creditor: str, country: str, locale: str, at: datetime, until: str, parts: Sequence[Part]
) -> bytes:
    """Return the paper as a PDF: the same figures give the same bytes."""
    sheet = Sheet(country=country, locale=locale, title=f"{title} · {creditor}", foot=f"{creditor} · {title}", at=at)
    sheet.small(creditor)
    sheet.headline(title)
    sheet.gap(2)
    sheet.small(until)
    for part in parts:
        sheet.head(part.title)
        sheet.text_block(part.answer)
        sheet.gap(1)
        if part.rows:
            sheet.rows(part.head, part.rows, _widths(len(part.head)))
        sheet.gap(1)
        sheet.small(part.sentence)
    return sheet.bytes()


def _widths(columns: int) -> Sequence[float]:
    return [FIRST, *[(1 - FIRST) / (columns - 1)] * (columns - 1)] if columns > 1 else [1.0]
