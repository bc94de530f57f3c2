"""Write what several papers say alike: a bill, the ways to pay, where to ask."""

from collections.abc import Sequence
from datetime import date

from bot.papers.pen import Pen
from flows.facts import PaymentMeans
from flows.paying.ways import row_of


def bill_line(pen: Pen, what: str, number: str, due: date, key: str = "paper-bill") -> str:
    """Return a bill by its name, number and due date."""
    return pen.say(key, {"what": what, "number": number, "due": due})


def means_lines(pen: Pen, means: Sequence[PaymentMeans]) -> Sequence[str]:
    """Return the ways to pay, one a line, or where they are told."""
    return [pen.say("pay-line", row_of(one)) for one in means] or [pen.say("paper-means-none")]


def ask_line(pen: Pen, phone: str | None, page: str | None) -> str:
    """Return where to ask or to complain."""
    return pen.say("paper-complain-how", {"phone": phone or "", "page": page or ""}).strip()
