"""Make and read the links that open a paper: opaque, unchangeable, and expiring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flows.outcome import Paper
from storage.errors import BadLink
from storage.repositories.links import Links as ShortLinks
from storage.vault import Vault

DOCUMENT_AGE = timedelta(days=90)  #: how long a link opens its paper; a new one is a message away
STATEMENT_AGE = timedelta(days=14)  #: it shows the account as it is when it is opened
DOSSIER_AGE = timedelta(days=1)  #: it holds everything, and opens once
FETCH_AGE = timedelta(hours=1)  #: a provider fetches a file as it gets the message
FILE = "file"  #: what a link opens that only a provider is given
AGES: Mapping[str, timedelta] = {Paper.STATEMENT: STATEMENT_AGE, FILE: FETCH_AGE}
SHEAVES = frozenset({Paper.STATEMENT.value, Paper.RECEIPT.value, Paper.BILL.value, Paper.SETTLEMENT.value})
AGREEMENT, PAY = Paper.AGREEMENT.value, "pay"
MESSAGE, CHAT = "message", "chat"  #: what links open besides, and why short ones are made


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
class Sheaf:
    """What a link opens: another paper of a client; `subject` is a payment's reference or a closing letter's code."""

    paper: Paper
    creditor: str
    client: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Till:
    """What a link opens: where a client pays what is next, by a provider's page."""

    creditor: str
    client: str
    provider: str


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

    def file(self, creditor: str, client: str, number: int, now: datetime) -> str:
        """Return the address at which a provider fetches the file of a message, within an hour."""
        return self._document({FILE: [creditor, client, number]}, now)

    def sheaf(self, paper: Paper, creditor: str, client: str, now: datetime, subject: str = "") -> str:
        """Return the address of another paper of a client, dated now."""
        return self._document({paper: [creditor, client, subject]}, now)

    def pay(self, creditor: str, client: str, provider: str, now: datetime) -> str:
        """Return the address at which a client pays what is next by a provider's page, dated now."""
        return f"{self.public_url}/pay/{self.vault.link_token({PAY: [creditor, client, provider]}, now)}"

    def dossier(self, kept: ShortLinks, creditor: str, client: str, now: datetime) -> str:
        """Return the address from which a client's file can be taken once, within a day."""
        return self._word(kept.make(Paper.DOSSIER, creditor, client, now, DOSSIER_AGE))

    def short(
        self, kept: ShortLinks, purpose: str, creditor: str, client: str, now: datetime, subject: int | str = ""
    ) -> str:
        """Return a short address for an SMS, which leads to the signed one of a paper, a message or the chat."""
        age = AGES.get(purpose, DOCUMENT_AGE)
        return self._word(kept.make(purpose, creditor, client, now, age, str(subject) or None))

    def read(self, token: str, now: datetime) -> Place | Passage | Sheaf:
        """Return what a token opens. Raises BadLink for one that is forged, too old or made for something else."""
        content = self.vault.read_link(token, now, DOCUMENT_AGE)
        for name in AGES.keys() & content.keys():
            self.vault.read_link(token, now, AGES[name])
        found = _read(content)
        if found is None:
            raise BadLink("it does not open a paper")
        return found

    def read_pay(self, token: str, now: datetime) -> Till:
        """Return where a token lets a client pay. Raises BadLink, as `read`."""
        match self.vault.read_link(token, now, DOCUMENT_AGE):
            case {"pay": [str(creditor), str(client), str(provider)]}:
                return Till(creditor, client, provider)
        raise BadLink("it lets nobody pay")

    def _document(self, content: dict[str, Any], now: datetime) -> str:
        return f"{self.public_url}/documents/{self.vault.link_token(content, now)}"

    def _word(self, word: str) -> str:
        return f"{self.public_url}/c/{word}"


def _read(content: Mapping[str, Any]) -> Place | Passage | Sheaf | None:
    match content:
        case {"agreement": str(written)}:
            creditor, _, number = written.partition("/")
            return Place(creditor, int(number)) if number.isdecimal() else None
        case {"message": [str(creditor), str(client), int(place)]} | {"file": [str(creditor), str(client), int(place)]}:
            return Passage(creditor, client, place)
    for paper in SHEAVES & content.keys():
        match content[paper]:
            case [str(creditor), str(client), str(subject)]:
                return Sheaf(Paper(paper), creditor, client, subject)
    return None
