"""Say when a client wrote last to the number that a message leaves from: from then on a provider takes free text."""

from datetime import datetime

from bot.profiles import Profile
from storage.schema import Address, Conversation


def own_sender(profile: Profile, channel: str) -> str | None:
    """Return the number or bot of a channel that is the creditor's alone; None where it uses the settings' own."""
    own: str | None = getattr(profile.described.senders, channel, None)
    return own


def heard_at(profile: Profile, address: Address, conversation: Conversation) -> datetime | None:
    """Return when the client wrote last from an address to the creditor's number; None when that cannot be said.

    To a number that several creditors share, that is whenever they wrote; to a creditor's own, in their talk.
    """
    if own_sender(profile, address.channel) is None:
        return address.last_inbound_at
    return conversation.last_client_at if conversation.address_id == address.id else None
