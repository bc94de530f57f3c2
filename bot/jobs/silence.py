"""Close talks in which nobody wrote for a day, once nudged where they were left in the middle.

What was under way keeps its place.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.conversation import Bot
from bot.jobs.care import each
from bot.jobs.nudges import Nudges
from flows import conversation as memory
from flows.turn import SILENCE, Turn
from storage.unit_of_work import UnitOfWork

BATCH = 200


@dataclass(frozen=True, slots=True)
class CloseSilentTalks:
    """The job."""

    bot: Bot
    nudges: Nudges

    def __call__(self, uow: UnitOfWork, now: datetime, rest: str) -> None:
        """Close the talks whose silence is due, the longest first; the rest is another job's, at once.

        Conversations are locked by creditor and client, as other jobs do that lock several: none waits in a circle.
        """
        creditors = uow.creditors.ids()
        if not creditors:
            return
        uow.scope(*creditors)
        due = uow.conversations.silent(now, BATCH)
        each(uow, "silence", sorted(due), lambda at: self._close(uow, *at, now))
        if len(due) == BATCH:
            uow.jobs.put(f"silence {int(rest or 0) + 1}", now)

    def _close(self, uow: UnitOfWork, creditor: str, client: str, now: datetime) -> None:
        stage = self.bot.stage(uow, creditor, client, now, uuid4().hex)
        stage.actor = "clock"
        stage.conversation.silence_due_at = None
        conversation = memory.from_json(stage.conversation.state)
        if not conversation.open or stage.conversation.held_at is not None:
            return
        stage.conversation.silence_due_at = self.nudges.nudge(stage, conversation)
        if stage.conversation.silence_due_at is None:
            self.bot.advance(stage, conversation, Turn(intent=SILENCE))
