"""Let clients be reached at addresses, and deliver the bot's answers on paper."""

from dataclasses import dataclass, field, replace

from bot.app import App
from bot.channels.message import Outbound, Receipt
from bot.delivery import Delivery
from bot.numbers import canonical
from bot.parcel import Opener
from bot.settlement import Settlement
from tests.bot.world import World

CHANNELS = ("sms", "whatsapp", "telegram", "web")


@dataclass
class Paper:
    """A channel that keeps what it was given and says that it arrived."""

    name: str
    inside: bool = True
    given: list[Outbound] = field(default_factory=list)

    def send(self, message: Outbound) -> Receipt:
        """Take a message."""
        self.given.append(message)
        return Receipt(f"{self.name}-{message.reference}", delivered=True)


@dataclass
class Mail:
    """All channels on paper, joined to a world."""

    channels: dict[str, Paper] = field(default_factory=lambda: {name: Paper(name) for name in CHANNELS})

    def join(self, app: App) -> App:
        """Return the bot with its answers on paper."""
        settlement = Settlement(dict(self.channels), app.wording)
        delivery = Delivery(
            app.database, dict(self.channels), app.packs, Opener(), settlement, app.clock, app.settings.sender_role
        )
        return replace(app, delivery=delivery)

    def given(self) -> list[tuple[str, Outbound]]:
        """Return everything that was sent, in order, each with its channel."""
        sent = [(name, one) for name, channel in self.channels.items() for one in channel.given]
        return sorted(sent, key=lambda pair: pair[1].reference)


def reach(world: World, creditor: str, client: str, **addresses: str) -> None:
    """Let a client be reached at addresses, as an import writes them."""
    with world.unit(creditor) as uow:
        for channel, address in addresses.items():
            row = uow.addresses.ensure(channel, canonical(address), world.now)
            uow.clients.reach(creditor, client, row.id, consent=True)
