"""Say once, in a talk that was left in the middle, that it can go on; nothing of what it was about is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import effects
from bot.conversation import SILENCE, Bot
from bot.door import Door
from bot.stage import CHAT, Stage
from flows import conversation as memory
from flows.contact import sayings
from flows.conversation import Conversation
from flows.dialogues import silence

REACHING = frozenset({"sms", "whatsapp", "telegram"})  #: channels that reach who is elsewhere by now
LAST = timedelta(hours=48)  #: after the client's last word; later it would be a talk of the past


@dataclass(frozen=True, slots=True)
class Nudges:
    """Nudges clients; made once for a process."""

    bot: Bot
    door: Door

    def nudge(self, stage: Stage, conversation: Conversation) -> datetime | None:
        """Nudge, or wait until the law allows it; return when to look at the talk again, None when it has ended."""
        last = stage.conversation.last_client_at
        if last is None or not self._has_sense(stage, conversation):
            return None
        stage.kind, stage.initiated_by = "silence", "bot"
        decision = self.door.ask_for(stage.uow, stage)
        if decision.decision == "blocked":
            at = decision.next_allowed_at
            return at if at is not None and at <= last + LAST else None
        facts = self.bot.facts.gather(stage.uow, stage.profile, stage.client, stage.now)
        effects.apply(stage, (sayings.say(facts, "silence", sayings.Matter()),))
        row = stage.conversation
        row.state = {**row.state, **memory.to_json(silence.nudged(conversation))}
        stage.uow.notify(CHAT, f"{stage.creditor} {stage.client.id}")
        return stage.now + SILENCE

    def _has_sense(self, stage: Stage, conversation: Conversation) -> bool:
        """Say whether the talk waits for the client, where they can be reached, and for nobody of the team."""
        row = stage.conversation
        reaches = row.channel in REACHING and row.address_id is not None
        return (
            reaches
            and silence.is_half_way(conversation)
            and not stage.uow.cases.open_of(stage.creditor, stage.client.id)
        )
