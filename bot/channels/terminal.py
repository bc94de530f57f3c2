"""The terminal: what the bot says to a client who talks from the command line is read from the conversation."""

from bot.channels.message import Outbound, Receipt

NAME = "terminal"


class Terminal:
    """The channel of `concilia chat`."""

    name = NAME
    inside = True

    def send(self, message: Outbound) -> Receipt:
        """Take the message: the command reads it as soon as it is recorded as delivered."""
        return Receipt(f"{message.creditor}:{message.client}:{message.number}", delivered=True)
