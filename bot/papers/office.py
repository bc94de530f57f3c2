"""Hold what every paper of a client is written with: whose it is, in which creditor's name, as of which moment."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.papers.parts import ask_line, means_lines
from bot.papers.pen import Pen
from bot.papers.sheet import Sheet
from flows.agreement import TAIL
from flows.facts import Creditor
from flows.wording.wording import Wording
from storage.schema import Client


@dataclass(frozen=True, slots=True)
class Office:
    """Writes in one creditor's name to one client; `now` is the moment of which a paper speaks."""

    pen: Pen
    creditor: Creditor
    client: Client
    now: datetime

    @classmethod
    def of(cls, wording: Wording, creditor: Creditor, client: Client, now: datetime) -> "Office":
        """Return the office of a client's papers."""
        return cls(Pen.of(wording, client, creditor.currency), creditor, client, now)

    @property
    def today(self) -> date:
        """Return the client's day."""
        return self.pen.moment(self.now).date()

    def begin(self, title: str, under: str = "") -> Sheet:
        """Begin a paper: the creditor, its title, the client, and what it speaks of; return it to be written on."""
        said, client = self.pen.say(title, {"creditor": self.creditor.name}), self.client
        named = "" if self.creditor.name in said else self.creditor.name
        foot = " · ".join(part for part in (named, said, under) if part)
        at = self.pen.moment(self.now)
        sheet = Sheet(country=client.country, locale=self.pen.locale, title=said, foot=foot, at=at)
        sheet.small(self.creditor.name)
        sheet.headline(said)
        sheet.gap(2)
        sheet.text_block(self.pen.say("paper-holder", {"name": client.name, "tail": client.id[-TAIL:]}))
        return sheet

    def end(self, sheet: Sheet, *, means: bool, bill: str = "") -> bytes:
        """Say how to pay, where something is to be paid, and where to ask; return the finished paper.

        `bill` is the number of the only bill that is to be paid.
        """
        sections = {"paper-means": means_lines(self.pen, self.creditor.means, self.client.id, bill)} if means else {}
        sections["paper-complain"] = [ask_line(self.pen, self.creditor.official_phone, self.creditor.official_page)]
        for heading, lines in sections.items():
            sheet.head(self.pen.say(heading))
            for line in lines:
                sheet.text_block(line)
        return sheet.bytes()
