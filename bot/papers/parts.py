"""Write what several papers say alike: a bill, the ways to pay, where to ask."""

from collections.abc import Sequence
from datetime import date

from bot.papers.pen import Pen
from flows.facts import PaymentMeans
from flows.outcome import Value

BLANKS = ("bank", "account", "holder", "tax_id", "label", "url")  #: what a way to pay may tell of itself


def bill_line(pen: Pen, what: str, number: str, due: date, key: str = "paper-bill") -> str:
    """Return a bill by its name, number and due date."""
    return pen.say(key, {"what": what, "number": number, "due": due})


def means_lines(pen: Pen, means: Sequence[PaymentMeans]) -> Sequence[str]:
    """Return the ways to pay, one a line, or where they are told."""
    return [pen.say("pay-line", _details(one)) for one in means] or [pen.say("paper-means-none")]


def ask_line(pen: Pen, phone: str | None, page: str | None) -> str:
    """Return where to ask or to complain."""
    return pen.say("paper-complain-how", {"phone": phone or "", "page": page or ""}).strip()


def _details(means: PaymentMeans) -> dict[str, Value]:
    blank: dict[str, Value] = dict.fromkeys(BLANKS, "")
    return {**blank, "kind": means.kind, **means.details}
