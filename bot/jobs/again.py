"""Write on the day that a client chose: when a pause ends, or when they wanted to talk again. Once, and kindly.

The moment comes as a job of its own, keyed by the client and the text. It says nothing where its purpose is gone: the
client has put the day off, has agreed or paid since, or a person has a matter of theirs.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot import effects
from bot.clock import Clock
from bot.conversation import Bot
from bot.stage import CHAT
from flows.facts import Facts
from flows.outcome import Say
from flows.phrases import PERSON, PROPOSE
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SpeakAgain:
    """The job of one promised message; the client asked for it, so that only the hours of their country bind it."""

    bot: Bot
    clock: Clock

    def __call__(self, uow: UnitOfWork, due: datetime, rest: str) -> None:
        """Write the message if its purpose still stands."""
        creditor, key, client = rest.split(" ", 2)
        uow.scope(creditor)
        stage = self.bot.stage(uow, creditor, client, max(due, self.clock.now()), uuid4().hex)
        stage.kind, stage.actor = "outcome", "clock"
        stage.go_home()
        row = stage.conversation
        if stage.client.postponed_until != due or row.address_id is None or row.held_at is not None:
            return
        facts = self.bot.facts.gather(uow, stage.profile, stage.client, stage.now)
        if uow.cases.open_of(creditor, client) or not _is_wanted(facts):
            return
        values = {"name": facts.client.short_name, "creditor": facts.creditor.name}
        effects.apply(stage, (Say(key, values, (PROPOSE, PERSON)),))
        uow.notify(CHAT, f"{creditor} {client}")


def _is_wanted(facts: Facts) -> bool:
    """Say whether there is still something to talk about."""
    return bool(facts.account.payable) and facts.account.next_instalment is None
