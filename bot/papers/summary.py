"""Write a client's file on paper: what is kept in plain words, then every agreement in full."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.papers.agreement import write_agreement
from bot.papers.pen import Pen
from bot.papers.sheet import Sheet
from bot.papers.story import Section
from flows.agreement import is_whole, load
from flows.wording.wording import Wording
from storage.schema import Agreement, Client


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

    def write(self, file: Mapping[str, Any], told: Sequence[Section], agreements: Sequence[Agreement]) -> bytes:
        """Return the finished paper of a file, as `bot.papers.dossier` gathered and told it."""
        for section in told:
            self._list(section)
        count = len(file["messages"])
        self._sheet.head(self._pen.say("file-messages"))
        words = self._pen.say("file-messages-count", {"count": count}) if count else self._pen.say("file-nothing")
        self._sheet.text_block(words)
        for one in agreements:
            self._whole(one)
        return self._sheet.bytes()

    def _list(self, section: Section) -> None:
        self._sheet.head(section.title)
        if section.rows:
            self._sheet.rows((), section.rows)
        else:
            self._sheet.text_block(self._pen.say("file-nothing"))

    def _whole(self, row: Agreement) -> None:
        """Write an agreement on a page of its own."""
        if is_whole(row.terms):
            self._sheet.add_page()
            write_agreement(self._sheet, self._pen, load(row.terms), row.sha256.hex(), row.amendments)
