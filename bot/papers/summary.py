"""Write a client's file on paper: a page to read at once, then every agreement in full."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.papers.agreement import write_agreement
from bot.papers.dossier import Checked
from bot.papers.parts import bill_line
from bot.papers.pen import Pen
from bot.papers.sheet import Sheet
from flows.agreement import is_whole, load
from flows.negotiation.money import to_minor
from flows.outcome import Term, Values
from flows.wording.wording import Wording
from storage import seals
from storage.schema import Client

Rows = Sequence[tuple[str, str]]


class Summary:
    """Writes one client's file."""

    def __init__(self, wording: Wording, client: Client, creditor: str, currency: str, now: datetime) -> None:
        """Begin the paper of a client; `creditor` is the name as the client knows it."""
        self._pen = pen = Pen.of(wording, client, currency)
        title = pen.say("file-title", {"creditor": creditor})
        at = pen.moment(now)
        self._sheet = Sheet(country=client.country, locale=pen.locale, title=title, foot=title, at=at)
        self._sheet.headline(title)
        self._sheet.text_block(client.name)
        self._sheet.small(pen.say("file-made", {"at": at}))

    def write(self, file: Mapping[str, Any], agreements: Sequence[Checked]) -> bytes:
        """Return the finished paper of a file, as `bot.papers.dossier` gathered it."""
        self._list("file-invoices", [(self._invoice(one), self._amount(one["balance"])) for one in file["invoices"]])
        self._list(
            "file-payments", [(self._day(one["paid_on"]), self._amount(one["amount"])) for one in file["payments"]]
        )
        self._list("file-agreements", [self._agreement(one) for one in agreements])
        self._list("file-cases", [self._case(one) for one in file["cases"]])
        count = len(file["messages"])
        self._sheet.head(self._pen.say("file-messages"))
        self._sheet.text_block(self._pen.say("file-messages-count", {"count": count}))
        for one in agreements:
            self._whole(one)
        return self._sheet.bytes()

    def _list(self, heading: str, rows: Rows) -> None:
        self._sheet.head(self._pen.say(heading))
        if rows:
            self._sheet.rows((), rows)
        else:
            self._sheet.text_block(self._pen.say("file-nothing"))

    def _whole(self, one: Checked) -> None:
        """Write an agreement on a page of its own."""
        row = one.agreement
        if is_whole(row.terms):
            self._sheet.add_page()
            write_agreement(self._sheet, self._pen, load(row.terms), row.sha256.hex(), row.amendments)

    def _invoice(self, one: Mapping[str, Any]) -> str:
        return bill_line(self._pen, one["description"], one["number"], date.fromisoformat(one["due_on"]))

    def _agreement(self, one: Checked) -> tuple[str, str]:
        row, pen = one.agreement, self._pen
        at = pen.moment(row.accepted_at)
        values: Values = {"code": seals.code_of(row), "at": at, "status": str(row.status)}
        checked = pen.say("file-sealed" if one.is_whole else "file-unsealed")
        return f"{pen.say('file-agreement', values)} {checked}", pen.amount(row.total)

    def _case(self, one: Mapping[str, Any]) -> tuple[str, str]:
        opened = self._pen.moment(datetime.fromisoformat(one["opened_at"]))
        kind = Term(f"case-kind-{one['kind'].replace('_', '-')}")
        return self._pen.say("file-case", {"kind": kind, "at": opened}), str(one["id"])

    def _amount(self, one: Mapping[str, str]) -> str:
        return self._pen.amount(to_minor(one["amount"], one["currency"]))

    def _day(self, written: str) -> str:
        return self._pen.day(date.fromisoformat(written))
