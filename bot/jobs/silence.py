"""Close talks in which nobody wrote for a day; what was under way keeps its place."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.conversation import Bot
from flows import conversation as memory
from flows.turn import SILENCE, Turn
from storage.unit_of_work import UnitOfWork

BATCH = 200


@dataclass(frozen=True, slots=True)
class CloseSilentTalks:
    """The job."""

    bot: Bot

    def __call__(self, uow: UnitOfWork, now: datetime, _: str) -> None:
        """Close every talk whose silence is due, creditor by creditor."""
        creditors = uow.creditors.ids()
        if not creditors:
            return
        uow.scope(*creditors)
        for creditor, client in uow.conversations.silent(now, BATCH):
            stage = self.bot.stage(uow, creditor, client, now, uuid4().hex)
            stage.actor = "clock"
            stage.conversation.silence_due_at = None
            conversation = memory.from_json(stage.conversation.state)
            if conversation.open and stage.conversation.held_at is None:
                self.bot.advance(stage, conversation, Turn(intent=SILENCE))
