"""Write a client's file on paper: a page to read at once, then every agreement in full."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.papers.agreement import NO_YEAR, Pen, write_agreement
from bot.papers.dossier import Checked
from bot.papers.sheet import Sheet
from bot.stage import locale_of
from flows.agreement import is_whole, load
from flows.negotiation.money import Money, to_minor
from flows.outcome import Say, Term, Values
from flows.wording import figures
from flows.wording.wording import Wording
from storage import seals
from storage.schema import Client

Rows = Sequence[tuple[str, str]]


class Summary:
    """Writes one client's file."""

    def __init__(self, wording: Wording, client: Client, creditor: str, now: datetime) -> None:
        """Begin the paper of a client; `creditor` is the name as the client knows it."""
        self._wording, self._client, self._locale = wording, client, locale_of(client)
        self._now, self._zone = now, ZoneInfo(client.timezone)
        title = self._say("file-title", {"creditor": creditor})
        at = now.astimezone(self._zone)
        self._sheet = Sheet(country=client.country, locale=self._locale, title=title, foot=title, at=at)
        self._sheet.headline(title)
        self._sheet.text_block(client.name)
        self._sheet.small(self._say("file-made", {"at": at}))

    def write(self, file: Mapping[str, Any], agreements: Sequence[Checked]) -> bytes:
        """Return the finished paper of a file, as `bot.papers.dossier` gathered it."""
        self._list("file-invoices", [(self._invoice(one), self._amount(one["balance"])) for one in file["invoices"]])
        self._list(
            "file-payments", [(self._day(one["paid_on"]), self._amount(one["amount"])) for one in file["payments"]]
        )
        self._list("file-agreements", [self._agreement(one) for one in agreements])
        self._list("file-cases", [self._case(one) for one in file["cases"]])
        count = len(file["messages"])
        self._sheet.head(self._say("file-messages"))
        self._sheet.text_block(self._say("file-messages-count", {"count": count}))
        for one in agreements:
            self._whole(one)
        return self._sheet.bytes()

    def _list(self, heading: str, rows: Rows) -> None:
        self._sheet.head(self._say(heading))
        if rows:
            self._sheet.rows((), rows)
        else:
            self._sheet.text_block(self._say("file-nothing"))

    def _whole(self, one: Checked) -> None:
        """Write an agreement on a page of its own."""
        row = one.agreement
        if is_whole(row.terms):
            self._sheet.add_page()
            pen = Pen(self._wording, self._locale, load(row.terms))
            write_agreement(self._sheet, pen, row.sha256.hex(), row.amendments)

    def _invoice(self, one: Mapping[str, Any]) -> str:
        due = date.fromisoformat(one["due_on"])
        return self._say("paper-covered", {"what": one["description"], "number": one["number"], "due": due})

    def _agreement(self, one: Checked) -> tuple[str, str]:
        row = one.agreement
        at = row.accepted_at.astimezone(self._zone)
        values: Values = {"code": seals.code_of(row), "at": at, "status": str(row.status)}
        said = self._say("file-agreement", values)
        checked = self._say("file-sealed" if one.is_whole else "file-unsealed")
        return f"{said} {checked}", figures.amount(Money(row.total, row.currency), self._locale)

    def _case(self, one: Mapping[str, Any]) -> tuple[str, str]:
        opened = datetime.fromisoformat(one["opened_at"]).astimezone(self._zone)
        kind = Term(f"case-kind-{one['kind'].replace('_', '-')}")
        return self._say("file-case", {"kind": kind, "at": opened}), str(one["id"])

    def _amount(self, one: Mapping[str, str]) -> str:
        return figures.amount(Money(to_minor(one["amount"], one["currency"]), one["currency"]), self._locale)

    def _day(self, written: str) -> str:
        return figures.day(date.fromisoformat(written), self._locale, NO_YEAR)

    def _say(self, key: str, values: Values | None = None) -> str:
        return self._wording.render(Say(key, values or {}), self._locale, "paper", NO_YEAR).body
