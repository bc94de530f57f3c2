"""Write what several papers say alike: a bill, the ways to pay, where to ask."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.papers.pen import Pen
from flows.facts import PaymentMeans
from flows.paying.reference import reference_of
from flows.paying.ways import row_known


def bill_line(pen: Pen, what: str, number: str, due: date, key: str = "paper-bill") -> str:
    """Return a bill by its name, number and due date."""
    return pen.say(key, {"what": what, "number": number, "due": due})


def means_lines(pen: Pen, means: Sequence[PaymentMeans], client: str, bill: str = "") -> Sequence[str]:
    """Return the ways to pay, one a line, with the reference of a client, or where they are told.

    A way that wants to know of which bill the money is names `bill`, the number of the only one that is to be paid.
    """
    if not means:
        return [pen.say("paper-means-none")]
    reference = reference_of(client)
    known = [pen.say("paper-reference", {"reference": reference})] if reference else []
    return [*(pen.say("pay-line", row_known(one, client, bill)) for one in means), *known]


def ask_line(pen: Pen, phone: str | None, page: str | None) -> str:
    """Return where to ask or to complain."""
    return pen.say("paper-complain-how", {"phone": phone or "", "page": page or ""}).strip()


def day_of(written: str) -> date:
    """Return a day of a client's file."""
    return date.fromisoformat(written)


def moment_of(pen: Pen, written: str) -> datetime:
    """Return a moment of a client's file on the client's clock."""
    return pen.moment(datetime.fromisoformat(written))
