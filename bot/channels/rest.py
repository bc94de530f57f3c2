"""The REST channel: what the bot says is laid ready for the request that asks for it; nothing leaves the house."""

from bot.channels.message import Outbound, Receipt

NAME = "rest"


class Rest:
    """The channel of programs that put a client's message by HTTP and show the answer themselves.

    A message that comes outside of a request, an adviser's answer or a later one of the bot, is laid ready; the next
    request's answer brings it.
    """

    name = NAME
    inside = True

    def send(self, message: Outbound) -> Receipt:
        """Lay the message ready; it counts as delivered once a request's answer brought it."""
        return Receipt(f"{message.creditor}:{message.client}:{message.number}")
