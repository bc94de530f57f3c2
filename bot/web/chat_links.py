"""Make and open the personal links to the chat: an opaque token names creditor and client, and lasts 30 days."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.webchat import NAME
from storage.errors import BadLink
from storage.vault import Vault

LINK_AGE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Room:
    """One conversation, as its link names it."""

    creditor: str
    client: str


def chat_link(vault: Vault, creditor: str, client: str, now: datetime) -> str:
    """Return the path of a client's personal link, dated now."""
    return f"/chat/{vault.link_token({'creditor': creditor, 'client': client}, now)}"


def chat_address(vault: Vault, creditor: str, client: str) -> str:
    """Return the address of a client on this channel: one opaque word, always the same."""
    return vault.sign(f"{NAME} {creditor} {client}")[:32]


def chat_renewals(vault: Vault, creditor: str, client: str) -> list[tuple[str, str]]:
    """Return the words under which other keys know a client on the web chat, each with that of the current one."""
    current, *others = (one[:32] for one in vault.signatures(f"{NAME} {creditor} {client}"))
    return [(one, current) for one in others]


def open_room(vault: Vault, token: str, now: datetime) -> Room:
    """Return the conversation that a link's token opens now. Raises BadLink."""
    payload = vault.read_link(token, now, LINK_AGE)
    try:
        return Room(str(payload["creditor"]), str(payload["client"]))
    except KeyError as fault:
        raise BadLink("it does not open a conversation") from fault
