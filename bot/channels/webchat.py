"""The web chat: a message is delivered when the page may read it; nothing leaves the house."""

from bot.channels.message import Outbound, Receipt

NAME = "web"


class WebChat:
    """The channel of the personal link. Pages read messages from the database and are woken by a notification."""

    name = NAME
    inside = True

    def send(self, message: Outbound) -> Receipt:
        """Take the message: the page reads it as soon as it is recorded as delivered."""
        return Receipt(f"{message.creditor}:{message.client}:{message.number}", delivered=True)
