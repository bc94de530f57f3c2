"""Make and read the links that open a paper: opaque, unchangeable, and expiring."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage.errors import BadLink
from storage.repositories.links import Links as ShortLinks
from storage.vault import Vault

DOCUMENT_AGE = timedelta(days=90)  #: how long a link opens its paper; a new one is a message away
AGREEMENT, MESSAGE, CHAT = "agreement", "message", "chat"  #: what links open, and why short ones are made


@dataclass(frozen=True, slots=True)
class Place:
    """What a link opens: an agreement's paper, by creditor and number."""

    creditor: str
    agreement: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What a link opens: one message in full, by creditor, client and its number in the conversation."""

    creditor: str
    client: str
    number: int


@dataclass(frozen=True, slots=True)
class Links:
    """Makes and reads the links of one installation; `public_url` is where clients reach it."""

    vault: Vault
    public_url: str

    def agreement(self, creditor: str, agreement: int, now: datetime) -> str:
        """Return the address of an agreement's paper, dated now."""
        return self._document({AGREEMENT: f"{creditor}/{agreement}"}, now)

    def message(self, creditor: str, client: str, number: int, now: datetime) -> str:
        """Return the address of a message in full, dated now."""
        return self._document({MESSAGE: [creditor, client, number]}, now)

    def short(
        self, kept: ShortLinks, purpose: str, creditor: str, client: str, now: datetime, subject: int | None = None
    ) -> str:
        """Return a short address for an SMS, which leads to the signed one of an agreement, a message or the chat."""
        word = kept.make(purpose, creditor, client, now, DOCUMENT_AGE, None if subject is None else str(subject))
        return f"{self.public_url}/c/{word}"

    def read(self, token: str, now: datetime) -> Place | Passage:
        """Return what a token opens. Raises BadLink for one that is forged, too old or made for something else."""
        match self.vault.read_link(token, now, DOCUMENT_AGE):
            case {"agreement": str(written)}:
                creditor, _, number = written.partition("/")
                if number.isdecimal():
                    return Place(creditor, int(number))
            case {"message": [str(creditor), str(client), int(place)]}:
                return Passage(creditor, client, place)
        raise BadLink("it does not open a paper")

    def _document(self, content: dict[str, Any], now: datetime) -> str:
        return f"{self.public_url}/documents/{self.vault.link_token(content, now)}"
