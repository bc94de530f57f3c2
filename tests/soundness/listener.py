"""Listen to a conversation on the whole bot, and have each turn of it judged."""

from bot.stage import locale_of
from storage.schema import Direction, Message
from tests.bot.world import World
from tests.soundness.judge import Exchange, Judge
from tests.soundness.truth import Witness

INVITING = frozenset({"propose_plan", "change_agreement", "deny", "cannot_pay", "ask_options", "ask_discount",
                      "ask_extension"})  # fmt: skip
"""A proposal, a refusal, or an explicit question what there is."""
PRESSED = frozenset({"deny", "change", "ask_options", "propose", "pay_early"})


class Listener:
    """Hears everything that one client is told, from the moment it is made."""

    def __init__(self, world: World) -> None:
        """Begin before the first word."""
        self.world, self.witness, self.judge = world, Witness(world), Judge()
        self.messages: list[Message] = []
        self.before = self.witness.tell(())
        self.words: list[int] = []  #: of each turn of the bot

    def hear(self) -> list[str]:
        """Return the faults of what the bot wrote since the last call."""
        fresh = self.world.messages()[len(self.messages) :]
        self.messages += fresh
        now = self.witness.tell(self.messages)
        client = self.witness.client
        texts = tuple(one.text for one in fresh if one.direction is Direction.OUT and one.staff_id is None)
        self.words += [sum(len(text.split()) for text in texts)] if texts else []
        exchange = Exchange(
            texts=texts,
            truth=self.before | now,
            locale=locale_of(client),
            country=client.country,
            invited=any(_invites(one) for one in self.messages),
            changed=self.before.mark != now.mark,
            by_client=any(one.direction is Direction.IN for one in fresh),
            examples=self.witness.examples,
            is_open=self.witness.calendar.is_business_day,
        )
        self.before = now
        return self.judge.hear(exchange)


def _invites(message: Message) -> bool:
    """Say whether a client's message asks for an offer."""
    reading = message.reading or {}
    said = {message.intent, *reading.get("also", ())}
    return message.direction is Direction.IN and bool(
        INVITING & said or reading.get("legs") or reading.get("capacity") or reading.get("button") in PRESSED
    )
