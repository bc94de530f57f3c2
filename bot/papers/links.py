"""Make and read the links that open a paper: opaque, unchangeable, and expiring."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.errors import BadLink
from storage.vault import Vault

DOCUMENT_AGE = timedelta(days=90)  #: how long a link opens its paper; a new one is a message away
AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Place:
    """What a link opens: an agreement's paper, by creditor and number."""

    creditor: str
    agreement: int


@dataclass(frozen=True, slots=True)
class Links:
    """Makes and reads the links of one installation; `public_url` is where clients reach it."""

    vault: Vault
    public_url: str

    def agreement(self, creditor: str, agreement: int, now: datetime) -> str:
        """Return the address of an agreement's paper, dated now."""
        return f"{self.public_url}/documents/{self.vault.link_token({AGREEMENT: f'{creditor}/{agreement}'}, now)}"

    def read(self, token: str, now: datetime) -> Place:
        """Return what a token opens. Raises BadLink for one that is forged, too old or made for something else."""
        written = str(self.vault.read_link(token, now, DOCUMENT_AGE).get(AGREEMENT, ""))
        creditor, _, number = written.partition("/")
        if not number.isdecimal():
            raise BadLink("it does not open a paper")
        return Place(creditor, int(number))
